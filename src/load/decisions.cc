#include "load/decisions.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/progress.h"
#include "duck/watch.h"
#include "load/forget.h"
#include "store/generation.h"
#include "store/pending.h"
#include "store/reference.h"
#include "store/store.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHead =
    "# Decisions about names, one a line: id, time, author, what, verb, subject, object, from, to, reason "
    "(tabs "
    "between).\n# Only ever add; `plenary resolve --undo ID` takes back.\n";

// The text of the file with the new lines behind it; lists those that are new in `added`.
Result<std::string> extended(const std::string& text, const std::vector<JournalEntry>& entries,
                             std::vector<JournalEntry>& added) {
  PLENARY_LET(journal, parse_journal(text));
  std::string out = text.empty() ? kHead : text;
  if (!out.ends_with('\n')) out += '\n';
  for (const auto& entry : entries) {
    const auto line = journal_line(entry);
    PLENARY_LET(parsed, parse_journal(line));  // the same checks as when it is read back
    auto& e = parsed.at(0);
    const auto named = [&](const JournalEntry& other) { return other.id == e.object; };
    if (e.verb == Verb::kUndo && std::ranges::none_of(journal, named))
      return fail(ErrorKind::kNotFound,
                  fmt::format("there is no decision {}: plenary resolve --log", e.object));
    out += line + "\n";
    journal.push_back(e);
    added.push_back(std::move(e));
  }
  return out;
}

// Puts a text in place of the workspace's decisions, whole or not at all.
Status put_decisions(const Workspace& workspace, const std::string& text) {
  std::error_code error;
  if (text.empty()) {
    fs::remove(workspace.decisions(), error);
    return {};
  }
  const auto passing = workspace.decisions() + ".next";
  PLENARY_TRY(write_file(passing, text));
  fs::rename(passing, workspace.decisions(), error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: {}", workspace.decisions(), error.message()));
  return {};
}

Status refuse_erased(const Workspace& workspace, const std::vector<JournalEntry>& entries) {
  PLENARY_LET(text, read_withheld(workspace));
  PLENARY_LET(withheld, load_withheld(workspace, text));
  if (std::ranges::any_of(entries, [&](const JournalEntry& e) { return names_erased(e, withheld); }))
    return fail(ErrorKind::kUsage, "a decision names somebody who was erased: nothing was written");
  return {};
}

Status follow(const Workspace& workspace, WriterLock lock, DecisionReport& report) {
  ProgressLine progress("resolve");
  InterruptGuard interrupt;
  PLENARY_LET(writer, Writer::begin(workspace, std::move(lock)));
  {
    const duck::Watch watch(writer.connection(), progress);
    PLENARY_TRY(writer.merge());
    PLENARY_LET(resolved, resolve(writer, progress));
    report.resolved = resolved;
    PLENARY_TRY(writer.connection().each_row("SELECT sentence FROM judgement_conflict ORDER BY 1", {},
                                             [&](const auto&, const auto& row) {
                                               report.conflicts.push_back(duck::to_text(row[0]));
                                               return true;
                                             }));
  }
  report.wrote = true;
  return writer.publish();
}

Result<DecisionReport> add_under(const Workspace& workspace, WriterLock lock,
                                 const std::vector<JournalEntry>& entries) {
  drop_generation(workspace);
  DecisionReport report;
  PLENARY_TRY(forget_decisions(workspace));
  PLENARY_TRY(refuse_erased(workspace, entries));
  PLENARY_LET(before, read_decisions(workspace));
  PLENARY_LET(after, extended(before, entries, report.added));
  if (!entries.empty()) PLENARY_TRY(put_decisions(workspace, after));
  if (!fs::exists(workspace.database())) return report;  // the first import will follow them
  PLENARY_LET(reader, Reader::open_file(workspace.database()));
  PLENARY_LET(withheld, read_withheld(workspace));
  const auto& snapshot = reader.snapshot();
  if (snapshot.withheld_hash == withheld_hash(withheld) &&
      snapshot.judgement_hash == decisions_hash(entries.empty() ? before : after) &&
      snapshot.reference_hash == reference_hash())
    return report;
  if (auto status = follow(workspace, std::move(lock), report); !status) {
    if (!entries.empty()) PLENARY_TRY(put_decisions(workspace, before));
    return std::unexpected(status.error());
  }
  return report;
}

// Of what waits, what can be decided: the store went on since it was handed in.
Result<std::vector<JournalEntry>> acceptable(const Workspace& workspace, std::string_view text,
                                             std::vector<std::string>& refused) {
  PLENARY_LET(before, read_decisions(workspace));
  PLENARY_LET(journal, parse_journal(before));
  PLENARY_LET(waiting, parse_journal(text));
  std::vector<JournalEntry> out;
  for (auto& entry : waiting) {
    const auto same = [&](const JournalEntry& other) { return other.id == entry.id; };
    if (std::ranges::any_of(journal, same)) continue;  // an earlier taker added it
    const auto named = [&](const JournalEntry& other) { return other.id == entry.object; };
    if (entry.verb == Verb::kUndo && std::ranges::none_of(journal, named))
      refused.push_back(fmt::format("there is no decision {}", entry.object));
    else if (const auto status = refuse_erased(workspace, {entry}); !status)
      refused.push_back(status.error().message);
    else
      journal.push_back(entry), out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

Result<std::vector<JournalEntry>> read_journal(const Workspace& workspace) {
  PLENARY_LET(text, read_decisions(workspace));
  return parse_journal(text);
}

Result<DecisionReport> add_decisions(const Workspace& workspace, std::vector<JournalEntry> entries) {
  PLENARY_LET(lock, WriterLock::take(workspace.lock(), "plenary resolve"));
  return add_under(workspace, std::move(lock), entries);
}

Result<PendingReport> add_pending(const Workspace& workspace) {
  PendingReport out;
  if (!has_pending(workspace.pending())) return out;
  PLENARY_LET(lock, WriterLock::take(workspace.lock(), "plenary resolve"));
  PLENARY_LET(text, take_pending(workspace.pending()));
  PLENARY_LET(entries, acceptable(workspace, text, out.refused));
  if (!entries.empty()) {
    PLENARY_LET(added, add_under(workspace, std::move(lock), entries));
    out.decided = std::move(added);
  }
  PLENARY_TRY(end_pending(workspace.pending()));
  return out;
}

}  // namespace plenary
