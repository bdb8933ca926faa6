// One unit of a git repository as bytes: a head that says which repository it is, then what `git log -z
// --numstat` prints with kGitFormat. Fields end with NUL, which neither names, paths nor messages can hold,
// so nothing that a committer writes is taken for the frame.
//
//   kGitMagic NUL repository NUL mailmap NUL
//   then a commit:   id NUL parents NUL committed NUL authored NUL author NUL mail NUL committer NUL mail NUL
//                    trailers NUL  changes...
//   a change:        added TAB deleted TAB path NUL; of a renamed file: added TAB deleted TAB NUL old NUL new
//   or a refusal:    "!" id NUL reason NUL   (a commit that git cannot show; made by git_source)
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

inline constexpr std::string_view kGitMagic = "plenary git 1";
inline constexpr const char* kGitFormat =
    "%H%x00%P%x00%cs%x00%as%x00%aN%x00%aE%x00%cN%x00%cE%x00%(trailers:only,unfold,separator=%x0a)";

struct GitChange {
  uint64_t lines = 0;  ///< added and deleted; a binary file counts one
  std::string_view path;
};

/// One commit; the views point into the bytes of the unit.
struct GitCommit {
  std::string_view id, parents, committed, authored, author, author_mail, committer, committer_mail, trailers;
  std::vector<GitChange> changes;
  std::string_view fault;  ///< why there is nothing but the id
  bool merge() const { return parents.find(' ') != parents.npos; }
};

/// Steps through the commits of a unit.
class GitStream {
 public:
  explicit GitStream(std::string_view bytes) : rest_(bytes) {}
  /// Reads the head; false when the bytes are no unit.
  bool head(std::string_view& repository, std::string_view& mailmap);
  /// Reads the next commit into `commit`; false at the end. Bytes that are no commit come as one with a
  /// fault.
  bool next(GitCommit& commit);

 private:
  bool token(std::string_view& out);
  bool change(std::string_view first, GitChange& out);
  void resync();
  std::string_view rest_;
};

/// True for the forty or sixty-four hexadecimal digits of an object's name.
bool is_git_id(std::string_view text);

}  // namespace plenary
