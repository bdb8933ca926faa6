#include "base/git_command.h"

#include <fmt/core.h>

#include <filesystem>

#include "base/text.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

// Settings of the command line go before those of the repository.
constexpr const char* kOverruled[] = {"safe.directory=*",
                                      "core.bare=true",
                                      "core.fsmonitor=false",
                                      "core.hooksPath=/dev/null",
                                      "core.pager=cat",
                                      "core.attributesFile=/dev/null",
                                      "diff.external=",
                                      "diff.orderFile=/dev/null",
                                      "diff.algorithm=myers",
                                      "diff.renameLimit=1000",
                                      "log.showSignature=false",
                                      "log.showRoot=true",
                                      "gpg.program=/bin/false",
                                      "gpg.ssh.program=/bin/false",
                                      "gpg.x509.program=/bin/false",
                                      "mailmap.file=/dev/null",
                                      "mailmap.blob=HEAD:.mailmap",
                                      "protocol.allow=never",
                                      "core.alternateRefsCommand=/bin/false",
                                      "i18n.logOutputEncoding=UTF-8"};

// Nothing is fetched, asked, or written; replaced objects and grafts are not believed. Git gets large texts
// and frees them for each diff: kept by the allocator (glibc's words), they cost a quarter less time.
std::vector<std::string> environment(const std::string& ceiling) {
  return {"LC_ALL=C",
          "TZ=UTC",
          "HOME=/nonexistent",
          "GIT_CONFIG_NOSYSTEM=1",
          "GIT_CONFIG_GLOBAL=/dev/null",
          "GIT_ATTR_NOSYSTEM=1",
          "GIT_NO_LAZY_FETCH=1",
          "GIT_ALLOW_PROTOCOL=none",
          "GIT_NO_REPLACE_OBJECTS=1",
          "GIT_GRAFT_FILE=/dev/null",
          "GIT_TERMINAL_PROMPT=0",
          "GIT_OPTIONAL_LOCKS=0",
          "MALLOC_MMAP_THRESHOLD_=1000000000",
          "MALLOC_TRIM_THRESHOLD_=2000000000",
          "MALLOC_TOP_PAD_=16777216",
          "GIT_CEILING_DIRECTORIES=" + ceiling};
}

Program program_of(std::vector<std::string> first, std::vector<std::string> words,
                   const std::string& ceiling) {
  Program out{.words = {"git", "--no-pager", "--no-optional-locks"}, .environment = environment(ceiling)};
  for (const char* setting : kOverruled) {
    out.words.emplace_back("-c");
    out.words.emplace_back(setting);
  }
  for (auto* list : {&first, &words})
    for (auto& word : *list) out.words.push_back(std::move(word));
  return out;
}

}  // namespace

Result<GitCommand> GitCommand::open(const std::string& locator) {
  std::error_code error;
  const auto where = fs::canonical(locator, error);
  if (error || !fs::is_directory(where))
    return fail(ErrorKind::kNotFound, fmt::format("{}: no such folder", locator));
  PLENARY_LET(found, run_command(program_of({"-C", where.string()}, {"rev-parse", "--absolute-git-dir"},
                                            where.parent_path().string())));
  if (found.code != 0)
    return fail(ErrorKind::kInput, fmt::format("{}: not a git repository: {}", locator, git_reason(found)));
  GitCommand out;
  out.folder_ = std::string(trim(found.output));
  return out;
}

Result<Finished> GitCommand::run(std::vector<std::string> words, std::string_view input,
                                 uint64_t limit) const {
  auto all = program_of({"--git-dir=" + folder_}, std::move(words), "/");
  all.input = input;
  all.limit = limit;
  return run_command(all);
}

Result<std::unique_ptr<Conversation>> GitCommand::start(std::vector<std::string> words) const {
  return Conversation::start(program_of({"--git-dir=" + folder_}, std::move(words), "/"));
}

std::string GitCommand::ask(std::vector<std::string> words) const {
  const auto done = run(std::move(words), {}, 16u << 20);
  if (!done || done->code != 0 || done->too_large) return "";
  auto text = done->output;
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string git_reason(const Finished& finished) {
  if (finished.too_large) return "git prints more than can be read of it";
  std::string reason;
  for (const std::string_view line : split(finished.errors, '\n'))
    if (line.starts_with("fatal: ") || (line.starts_with("error: ") && reason.empty()))
      reason = clean(line.substr(7), 300);
  return reason.empty() ? fmt::format("git ended with {}", finished.code) : reason;
}

}  // namespace plenary
