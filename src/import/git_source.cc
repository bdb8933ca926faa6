// A repository as units that stay as they are: the commits of one month. Which month a commit belongs to is
// said by the commit itself, so neither new commits nor an old branch that is merged late move others; a
// rewritten history replaces the months whose commits it replaced. A unit is named by its ids, which name all
// that git could tell of them, so unchanged months cost one line a commit and not one diff.
#include "import/git_source.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <map>
#include <mutex>
#include <random>
#include <unordered_set>

#include "base/day.h"
#include "base/git_command.h"
#include "base/hash.h"
#include "base/progress.h"
#include "base/text.h"
#include "import/git_paths.h"
#include "import/git_stream.h"

namespace plenary {
namespace {

constexpr int64_t kDaySeconds = 86'400;
constexpr int64_t kFirstSecond = 315'532'800;  // 1980-01-01
constexpr int kMostFailures = 64;              // of git in one unit, before the rest of it is given up

struct Listed {
  int64_t second = 0;
  std::string id;
  auto operator<=>(const Listed&) const = default;
};

struct Unit {
  std::string path;
  std::vector<std::string> ids;
  std::string refusal;  // why none of them can be used, else empty
};

std::string refuse(std::string_view id, std::string_view reason) {
  return fmt::format("!{}{}{}{}", id, '\0', reason, '\0');
}

class GitSource : public FileSource {
 public:
  GitSource(GitCommand git, GitPlace place) : git_(std::move(git)), place_(std::move(place)) {}

  Status open() {
    PLENARY_TRY(list_commits());
    read_shallow();
    PLENARY_TRY(name_repository());
    mailmap_ = git_.ask({"cat-file", "blob", "HEAD:.mailmap"});
    std::replace(mailmap_.begin(), mailmap_.end(), '\0', ' ');
    make_units();
    return {};
  }

  bool next(SourceFile& file) override {
    const size_t at = next_.fetch_add(1);
    if (at >= units_.size()) return false;
    const Unit& unit = units_[at];
    file = {.index = at, .path = unit.path, .bytes = {}, .fault = {}, .name = head()};
    for (const auto& id : unit.ids) file.name.append(id).append(shallow_.contains(id) ? " shallow\n" : "\n");
    file.name += at == 0 ? refusals_ : unit.refusal;
    return true;
  }

  void load(SourceFile& file) override {
    const Unit& unit = units_[file.index];
    file.bytes = head();
    if (file.index == 0) file.bytes += refusals_;
    std::vector<std::string_view> ids;
    for (const auto& id : unit.ids) {
      if (!unit.refusal.empty())
        file.bytes += refuse(id, unit.refusal);
      else if (shallow_.contains(id))
        file.bytes += refuse(id, "what it changed cannot be told: the clone is shallow and begins here");
      else
        ids.push_back(id);
    }
    int failures = kMostFailures;
    if (!ids.empty() && !converse(ids, file)) append_log(ids, failures, file);
    if (failures != kMostFailures) file.name.clear();  // the missing objects may come one day
    done_ += unit.ids.size();
  }

  Progress progress() const override { return {done_.load(), commits_}; }
  bool complete() const override { return complete_; }

 private:
  std::string head() const {
    return fmt::format("{}{}{}{}{}{}", kGitMagic, '\0', repository_, '\0', mailmap_, '\0');
  }

  // Empty and damaged repositories are told as refusals of the unit "repository".
  Status list_commits() {
    PLENARY_LET(listed, git_.run({"rev-list", "--timestamp", "HEAD", "--"}));
    for (std::string_view line : split(listed.output, '\n')) {
      const size_t space = line.find(' ');
      if (space == line.npos || !is_git_id(line.substr(space + 1))) continue;
      Listed one{.second = 0, .id = std::string(line.substr(space + 1))};
      uint64_t second = 0;
      std::from_chars(line.data(), line.data() + space, second);
      one.second = static_cast<int64_t>(std::min<uint64_t>(second, INT64_MAX));
      listed_.push_back(std::move(one));
    }
    commits_ = listed_.size();
    if (listed.code == 0 && !listed.too_large) return {};
    complete_ = false;
    refusals_ += refuse("", listed_.empty() ? fmt::format("no commits: {}", git_reason(listed))
                                            : fmt::format("the history ends early: {}", git_reason(listed)));
    return {};
  }

  void read_shallow() {
    const auto text = git_.ask({"rev-parse", "--is-shallow-repository"});
    if (text != "true") return;
    const auto file = read_file(git_.ask({"rev-parse", "--path-format=absolute", "--git-path", "shallow"}));
    if (file)
      for (const std::string_view line : split(*file, '\n'))
        if (is_git_id(trim(line))) shallow_.emplace(trim(line));
    refusals_ += refuse("", "a shallow clone: what was before is not here (git fetch --unshallow gets it)");
  }

  Status name_repository() {
    repository_ =
        repository_key(place_.url.empty() ? git_.ask({"config", "--get", "remote.origin.url"}) : place_.url);
    if (!repository_.empty() || listed_.empty()) return {};
    if (!shallow_.empty())
      return fail(
          ErrorKind::kInput,
          fmt::format("{}: it has no address of its own: say it in a mapping file, url in [repository]",
                      place_.locator));
    // Without an address it is known by its first commit, which all copies share.
    repository_ = "git:local/" + std::ranges::min(listed_).id.substr(0, 16);
    return {};
  }

  void make_units() {
    std::ranges::sort(listed_);
    std::map<std::string, std::vector<std::string>> months;
    for (auto& one : listed_) {
      const bool possible = one.second >= kFirstSecond && one.second <= place_.now + kDaySeconds;
      const auto day = Day{static_cast<int32_t>(possible ? one.second / kDaySeconds : 0)};
      months[possible ? to_string(day).substr(0, 7) : ""].push_back(std::move(one.id));
    }
    listed_ = {};
    units_.push_back({"repository", {}, {}});
    for (auto& [month, ids] : months) {
      if (month.empty())
        units_.push_back({"impossible", std::move(ids), "its commit date is before 1980 or in the future"});
      else
        cut(month, std::move(ids));
    }
  }

  void cut(const std::string& month, std::vector<std::string> ids) {
    size_t digits = 0;
    for (size_t left = ids.size(); left > place_.unit_commits; left /= 16) ++digits;
    std::map<std::string, std::vector<std::string>> pieces;
    for (auto& id : ids) {
      auto piece = id.substr(0, digits);
      pieces[std::move(piece)].push_back(std::move(id));
    }
    for (auto& [piece, some] : pieces)
      units_.push_back({piece.empty() ? month : month + "/" + piece, std::move(some), {}});
  }

  // Asks a process of git that goes on from unit to unit: what it has unpacked serves the next one. False
  // when it failed.
  bool converse(std::span<const std::string_view> ids, SourceFile& file) {
    auto log = idle_log();
    if (!log) return false;
    std::string answer;
    if (!log->ask(lines(ids) + end_, end_, place_.unit_bytes, answer)) return false;
    file.bytes += answer;
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(log));
    return true;
  }

  std::unique_ptr<Conversation> idle_log() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) {
      auto words = log_words();
      words.insert(words.begin(), {"diff-tree", "--root", "--always", "-r"});
      auto started = git_.start(std::move(words));
      return started ? std::move(*started) : nullptr;
    }
    auto log = std::move(idle_.back());
    idle_.pop_back();
    return log;
  }

  static std::vector<std::string> log_words() {
    return {"-z",
            "--numstat",
            "-M",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            "--no-notes",
            "--no-color",
            "--no-relative",
            "--no-indent-heuristic",
            "--diff-merges=off",
            "--stdin",
            std::string("--format=") + kGitFormat};
  }

  static std::string lines(std::span<const std::string_view> ids) {
    std::string out;
    for (const auto id : ids) out.append(id) += '\n';
    return out;
  }

  // What git prints of these commits, asked for on their own. When it fails, each half is asked for alone,
  // down to the commit that it fails on, so one missing object costs one commit.
  void append_log(std::span<const std::string_view> ids, int& failures, SourceFile& file) const {
    if (ids.empty() || InterruptGuard::interrupted()) return;
    auto words = log_words();
    words.insert(words.begin(), {"log", "--no-walk=unsorted"});
    const auto done = git_.run(std::move(words), lines(ids), place_.unit_bytes);
    if (!done) {
      file.fault = done.error().message;
      return;
    }
    if (done->code == 0 && !done->too_large) {
      file.bytes += done->output;
      return;
    }
    if (--failures < 0 || ids.size() == 1) {
      for (const auto id : ids) file.bytes += refuse(id, git_reason(*done));
      return;
    }
    append_log(ids.first(ids.size() / 2), failures, file);
    append_log(ids.subspan(ids.size() / 2), failures, file);
  }

  GitCommand git_;
  GitPlace place_;
  std::string repository_, mailmap_, refusals_;
  std::vector<Listed> listed_;
  std::unordered_set<std::string> shallow_;
  std::vector<Unit> units_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Conversation>> idle_;
  // git prints a line that is no id as it came. Nobody who wrote the repository could know this one.
  std::string end_ = fmt::format("end {:x}{:x}{:x}{:x}\n", std::random_device()(), std::random_device()(),
                                 std::random_device()(), std::random_device()());
  std::atomic<size_t> next_ = 0;
  std::atomic<uint64_t> done_ = 0;
  uint64_t commits_ = 0;
  bool complete_ = true;
};

}  // namespace

Result<std::unique_ptr<FileSource>> open_git_source(const GitPlace& place) {
  PLENARY_LET(git, GitCommand::open(place.locator));
  auto source = std::make_unique<GitSource>(std::move(git), place);
  PLENARY_TRY(source->open());
  return source;
}

Result<std::unique_ptr<FileSource>> open_git_source(const ImportOptions& options) {
  PLENARY_LET(rules, parse_git_rules(options.mapping));
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return open_git_source(GitPlace{.locator = options.locator,
                                  .url = rules.url,
                                  .now = std::chrono::duration_cast<std::chrono::seconds>(now).count()});
}

}  // namespace plenary
