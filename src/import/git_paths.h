// What the paths of a repository mean: which document a file is, and which files somebody else wrote.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace plenary {

/// One rule: the first whose pattern fits a path decides.
struct GitPathRule {
  std::string glob;         ///< '*' within a folder, "**" across folders; without '/' the file name alone
  std::string document;     ///< "ietf:{stem}": stem is the file's name without its ending
  std::string body, group;  ///< of acts on such files, where the document does not say
  bool skip = false;        ///< not written here: not credited
};

/// The mapping file of the format git; docs/import-git.md explains it.
struct GitRules {
  std::string url;                     ///< of the repository, when its own settings do not name one
  std::vector<std::string> documents;  ///< that the repository as a whole works on
  std::string body, group;
  std::vector<GitPathRule> paths;
  std::vector<std::string> bots;  ///< names or addresses, lower case
};

/// Parses a mapping file (TOML); an empty text gives no rules.
Result<GitRules> parse_git_rules(std::string_view text);

/// True when the path fits the pattern.
bool git_glob(std::string_view glob, std::string_view path);

/// True for files that are kept in repositories though nobody writes them there: vendored code, lock files,
/// what a build made.
bool is_vendored(std::string_view path);

/// What a path is by the rules. Keeps what it found: paths repeat from commit to commit.
class GitPaths {
 public:
  explicit GitPaths(const GitRules& rules) : rules_(rules) {}
  struct Meaning {
    std::string document, body, group;  ///< an empty document is the repository itself
    bool skip = false;
  };
  const Meaning& meaning(std::string_view path);

 private:
  Meaning find(std::string_view path) const;
  const GitRules& rules_;
  std::unordered_map<std::string, Meaning> known_;
};

/// The key of a repository from its address: "git:github.com/w3c/webauthn", whatever the scheme, user, ending
/// or case. Empty when the address is none.
std::string repository_key(std::string_view address);

}  // namespace plenary
