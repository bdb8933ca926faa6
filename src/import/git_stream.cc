#include "import/git_stream.h"

#include <algorithm>
#include <charconv>

namespace plenary {
namespace {

// "12", or "-" of a binary file.
bool read_lines(std::string_view text, uint64_t& lines) {
  if (text == "-") {
    lines = 1;
    return true;
  }
  uint32_t value = 0;  // git's own numbers are no larger
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  lines = value;
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

bool is_git_id(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) && text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool GitStream::token(std::string_view& out) {
  const size_t end = rest_.find('\0');
  if (end == rest_.npos) return false;
  out = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);
  return true;
}

bool GitStream::head(std::string_view& repository, std::string_view& mailmap) {
  std::string_view magic;
  return token(magic) && magic == kGitMagic && token(repository) && token(mailmap);
}

// `first` is a token that may begin a change; false leaves the stream as it is, unless it ends inside a
// renamed file.
bool GitStream::change(std::string_view first, GitChange& out) {
  if (first.starts_with('\n')) first.remove_prefix(1);  // git parts the changes from the fields so
  const size_t tab = first.find('\t');
  const size_t second = tab == first.npos ? tab : first.find('\t', tab + 1);
  if (second == first.npos) return false;
  uint64_t added = 0, deleted = 0;
  if (!read_lines(first.substr(0, tab), added) ||
      !read_lines(first.substr(tab + 1, second - tab - 1), deleted))
    return false;
  out.lines = std::max(added + deleted, added);
  out.path = first.substr(second + 1);
  if (!out.path.empty()) return true;
  std::string_view old;
  return token(old) && token(out.path);
}

// After bytes that make no sense: goes on at the next token that is an id.
void GitStream::resync() {
  std::string_view at;
  for (auto before = rest_; token(at); before = rest_)
    if (is_git_id(at)) {
      rest_ = before;
      return;
    }
  rest_ = {};
}

bool GitStream::next(GitCommit& commit) {
  auto changes = std::move(commit.changes);
  changes.clear();
  commit = {};
  if (rest_.empty()) return false;
  if (!token(commit.id)) {
    commit = {.id = rest_.substr(0, 64), .fault = "the log of git breaks off here"};
    rest_ = {};
    return true;
  }
  if (commit.id.starts_with('!')) {
    commit.id.remove_prefix(1);
    if (!token(commit.fault) || commit.fault.empty()) commit.fault = "git cannot show it";
    return true;
  }
  if (!is_git_id(commit.id)) {
    commit.fault = "not what git prints for a commit";
    resync();
    return true;
  }
  for (auto* field : {&commit.parents, &commit.committed, &commit.authored, &commit.author,
                      &commit.author_mail, &commit.committer, &commit.committer_mail, &commit.trailers})
    if (!token(*field)) {
      commit = {.id = commit.id, .fault = "the log of git breaks off here"};
      rest_ = {};
      return true;
    }
  commit.changes = std::move(changes);
  for (auto before = rest_;; before = rest_) {
    std::string_view first;
    GitChange one;
    if (!token(first)) break;
    if (!change(first, one)) {
      rest_ = before;
      break;
    }
    commit.changes.push_back(one);
  }
  return true;
}

}  // namespace plenary
