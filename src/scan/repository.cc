#include "scan/repository.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>

#include "base/text.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr uint64_t kListing = 4ull << 30;  // the most that git may list

template <class Number>
Number number_of(std::string_view text) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_file(std::string_view mode) { return mode.starts_with("100"); }

Result<std::string> output_of(const GitCommand& git, std::vector<std::string> words, std::string_view input,
                              uint64_t limit) {
  PLENARY_LET(done, git.run(std::move(words), input, limit));
  if (done.code != 0 || done.too_large)
    return fail(ErrorKind::kInput, fmt::format("git: {}", git_reason(done)));
  return std::move(done.output);
}

// The sizes of contents, in their order; those that are not there are 0.
Status add_sizes(const GitCommand& git, std::vector<Blob>& blobs) {
  std::string ids;
  for (const auto& blob : blobs) ids += blob.id + "\n";
  PLENARY_LET(sizes,
              output_of(git, {"cat-file", "--batch-check=%(objecttype) %(objectsize)"}, ids, kListing));
  size_t at = 0;
  for (const std::string_view line : split(sizes, '\n'))
    if (at < blobs.size() && !line.empty())
      blobs[at++].size = line.starts_with("blob ") ? number_of<uint64_t>(line.substr(5)) : 0;
  return {};
}

}  // namespace

bool is_bare_repository(const std::string& folder) {
  const fs::path where(folder);
  return fs::is_regular_file(where / "HEAD") && fs::is_directory(where / "objects") &&
         fs::is_directory(where / "refs");
}

Result<std::vector<Blob>> list_commit(const GitCommand& git, const std::string& revision) {
  if (revision.empty() || revision.starts_with('-'))
    return fail(ErrorKind::kUsage, fmt::format("'{}' names no commit", revision));
  PLENARY_LET(listed, output_of(git, {"ls-tree", "-r", "-l", "-z", revision}, {}, kListing));
  std::vector<Blob> blobs;
  for (const std::string_view entry : split(listed, '\0')) {  // "100644 blob ID   SIZE\tPATH"
    const auto tab = entry.find('\t');
    if (tab == entry.npos || !is_file(entry)) continue;
    const auto words = split(entry.substr(0, tab), ' ');
    if (words.size() < 4) continue;
    blobs.push_back(
        {std::string(words[2]), std::string(entry.substr(tab + 1)), number_of<uint64_t>(words.back())});
  }
  return blobs;
}

Result<std::vector<Blob>> list_history(const GitCommand& git) {
  PLENARY_LET(listed, output_of(git,
                                {"log", "--all", "--raw", "-z", "-m", "--no-abbrev", "--no-renames",
                                 "--diff-filter=AM", "--format=%x01%ct"},
                                {}, kListing));
  // Of each content of a path the earliest second; commits come in no order that could be relied upon.
  std::map<std::pair<std::string_view, std::string_view>, int64_t> first;
  int64_t second = 0;
  const auto parts = split(listed, '\0');
  for (size_t i = 0; i < parts.size(); ++i) {
    auto part = std::string_view(parts[i]);
    while (part.starts_with('\n')) part.remove_prefix(1);
    if (part.starts_with('\1')) {
      second = number_of<int64_t>(part.substr(1));
    } else if (part.starts_with(':') && i + 1 < parts.size()) {  // ":100644 100644 OLD NEW M", then the path
      const auto words = split(part.substr(1), ' ');
      const std::string_view path = parts[++i];
      if (words.size() < 5 || !is_file(words[1])) continue;
      const auto [at, fresh] = first.try_emplace({path, words[3]}, second);
      if (!fresh) at->second = std::min(at->second, second);
    }
  }
  std::vector<Blob> blobs;
  for (const auto& [key, when] : first)
    blobs.push_back({std::string(key.second), std::string(key.first), 0, when});
  std::ranges::sort(blobs, {}, [](const Blob& blob) { return std::tie(blob.path, blob.second, blob.id); });
  PLENARY_TRY(add_sizes(git, blobs));
  return blobs;
}

Result<std::vector<std::string>> read_blobs(const GitCommand& git, std::span<const Blob> blobs) {
  std::string ids;
  uint64_t most = 0;
  for (const auto& blob : blobs) ids += blob.id + "\n", most += blob.size + 200;
  PLENARY_LET(all, output_of(git, {"cat-file", "--batch"}, ids, most));
  std::vector<std::string> contents;
  std::string_view rest = all;
  while (contents.size() < blobs.size() && !rest.empty()) {  // "ID blob SIZE\n", the bytes, "\n"
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto head = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto blank = head.rfind(' ');
    const bool there = blank != head.npos && head.substr(0, blank).ends_with(" blob");
    const auto size = there ? std::min<size_t>(number_of<size_t>(head.substr(blank + 1)), rest.size()) : 0;
    contents.emplace_back(rest.substr(0, size));
    rest.remove_prefix(there ? std::min(size + 1, rest.size()) : 0);
  }
  contents.resize(blobs.size());
  return contents;
}

}  // namespace plenary
