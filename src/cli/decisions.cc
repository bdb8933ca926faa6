#include "cli/decisions.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "cli/review.h"
#include "identity/exchange.h"
#include "load/decisions.h"
#include "load/person.h"
#include "load/plan_edits.h"
#include "load/requests.h"
#include "store/store.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--same", "NAME", "decide: this name and the one of --with are one"},
    Option{"--different", "NAME", "decide: this name is not the one of --with, however alike"},
    Option{"--none", "NAME", "decide: this name stands for no organization"},
    Option{"--affiliation", "PERSON",
           "decide: this person acted for the organization of --with, --from .. --to"},
    Option{"--parent", "NAME", "decide: this organization belonged to the one of --with, --from .. --to"},
    Option{"--named", "PERSON", "decide: this person's name is written as --with says"},
    Option{"--disputed", "PERSON",
           "note: this person's credit for the text of --with is disputed, or missing"},
    Option{"--with", "NAME",
           "the other name: \"Jo Doe\", \"<jo@example.org>\", \"[github:jo]\", \"Jo Doe @ietf\""},
    Option{"--kind", "KIND", "organization (default) or person: whose names they are, also those of --names"},
    Option{"--from", "DATE", "first day, month or year"},
    Option{"--to", "DATE", "last day, month or year, inclusive"},
    Option{"--reason", "TEXT", "why; kept with the decision"},
    Option{"--author", "NAME", "who decides (default: $USER)"},
    Option{"--undo", "ID", "take a decision back; all is as it was before it"},
    Option{"--log", "", "the decisions, in their order"},
    Option{"--follow", "", "make the store follow identity.decisions as it is, after a merge in git"},
    Option{"--review", "", "what waits for a person: likely pairs, and decisions that cannot hold together"},
    Option{"--apply", "FILE", "a review as CSV with the column `answer` filled: same, different or empty"},
    Option{"--import", "FORMAT=FILE", "decisions from another tool's file: see docs/exchange.md"},
    Option{"--export", "FORMAT", "who is who, for another tool"},
};

struct VerbOption {
  const char* option;
  Verb verb;
};
constexpr std::array kVerbs{
    VerbOption{"--same", Verb::kSame},        VerbOption{"--different", Verb::kDifferent},
    VerbOption{"--none", Verb::kNone},        VerbOption{"--affiliation", Verb::kAffiliation},
    VerbOption{"--parent", Verb::kParent},    VerbOption{"--named", Verb::kNamed},
    VerbOption{"--disputed", Verb::kDisputed}};

bool of_people(Verb verb) {
  return verb == Verb::kAffiliation || verb == Verb::kNamed || verb == Verb::kDisputed;
}

Result<std::optional<Date>> date_of(const Arguments& arguments, const char* option) {
  if (!arguments.has(option)) return std::optional<Date>();
  const auto date = parse_date(arguments.get(option));
  if (!date)
    return fail(ErrorKind::kUsage, fmt::format("{} '{}' is no date: write 2024, 2024-06 or 2024-06-30",
                                               option, printable(arguments.get(option))));
  return std::optional(*date);
}

Result<JournalEntry> entry_of(const Arguments& arguments, const VerbOption& verb) {
  const auto kind = arguments.get("--kind", of_people(verb.verb) ? "person" : "organization");
  if (kind != "organization" && kind != "person")
    return fail(ErrorKind::kUsage, fmt::format("--kind '{}': organization or person", printable(kind)));
  JournalEntry e{
      .at = utc_now(), .author = decision_author(arguments), .person = kind == "person", .verb = verb.verb};
  e.subject = arguments.get(verb.option), e.object = arguments.get("--with"),
  e.reason = arguments.get("--reason");
  if (e.verb != Verb::kNone && e.object.empty())
    return fail(ErrorKind::kUsage, fmt::format("{} needs the other name: --with NAME", verb.option));
  PLENARY_LET(from, date_of(arguments, "--from"));
  PLENARY_LET(to, date_of(arguments, "--to"));
  e.from = from, e.to = to;
  return e;
}

// Who is hidden, to be left out of the log.
Result<std::vector<PersonReference>> hidden_in(const Workspace& workspace) {
  if (!std::filesystem::exists(workspace.database())) return std::vector<PersonReference>();
  PLENARY_LET(reader, Reader::open(workspace));
  return hidden_references(workspace, reader);
}

// That people were erased, hidden or shown, when and by whom; not who.
Status add_withheld(const Workspace& workspace, duck::Table& table) {
  PLENARY_LET(text, read_withheld(workspace));
  PLENARY_LET(file, parse_withheld(text));
  const WithheldLine* last = nullptr;
  for (const auto& line : file.lines) {
    const bool same =
        last != nullptr && last->at == line.at && last->author == line.author && last->verb == line.verb;
    last = &line;
    if (same) continue;
    table.rows.push_back({std::string(), line.at, line.author, std::string("person"),
                          std::string(verb_name(line.verb)), std::string("(one person)"), std::string(),
                          std::string(), std::string(), std::string(), std::string("yes")});
  }
  return {};
}

Result<int> show_log(const Arguments& arguments, OutputFormat format) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(journal, read_journal(workspace));
  PLENARY_LET(hidden, hidden_in(workspace));
  const auto is_hidden = [&](const std::string& name) {
    const auto who = designator(name);
    return std::ranges::any_of(
        hidden, [&](const PersonReference& r) { return fits(who, r.name, r.mail, r.key, r.body); });
  };
  const auto held = in_force(journal).in_force;
  duck::Table table;
  for (const char* name :
       {"id", "at", "author", "about", "verb", "subject", "object", "from", "to", "reason", "in_force"})
    table.columns.push_back({name, duck::Type::kText, "VARCHAR"});
  for (auto& e : journal) {
    const bool holds = std::ranges::any_of(held, [&](const JournalEntry& h) { return h.id == e.id; });
    if (e.person && (is_hidden(e.subject) || is_hidden(e.object)))
      e.subject = e.object = e.reason = kHiddenName;
    table.rows.push_back({e.id, e.at, e.author, std::string(e.person ? "person" : "organization"),
                          std::string(verb_name(e.verb)), e.subject, e.object,
                          e.from ? to_string(*e.from) : "", e.to ? to_string(*e.to) : "", e.reason,
                          std::string(holds ? "yes" : "no")});
  }
  PLENARY_TRY(add_withheld(workspace, table));
  PLENARY_TRY(print_rows(table, format));
  return 0;
}

Result<int> import_file(const Arguments& arguments) {
  const auto what = arguments.get("--import");
  const auto equals = what.find('=');
  if (equals == what.npos)
    return fail(ErrorKind::kUsage, "write --import FORMAT=FILE, such as mailmap=.mailmap");
  PLENARY_LET(format, find_exchange_format(what.substr(0, equals)));
  const auto path = what.substr(equals + 1);
  PLENARY_LET(bytes, read_file(path));
  ExchangeNotes notes{.file = std::filesystem::path(path).filename().string(), .at = utc_now()};
  PLENARY_LET(entries, format->read(bytes, notes));
  for (size_t i = 0; i < notes.rejects.size() && i < 8; ++i)
    tell(fmt::format("rejected {}, line {}: {}\n", notes.file, notes.rejects[i].line,
                     printable(notes.rejects[i].reason)));
  if (notes.rejects.size() > 8) tell(fmt::format("and {} more rejects\n", notes.rejects.size() - 8));
  for (const auto& [reason, count] : notes.left_out) tell(fmt::format("left out {} x: {}\n", count, reason));
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(journal, read_journal(workspace));
  const auto read = entries.size();
  auto fresh = not_yet_said(std::move(entries), journal);
  tell(fmt::format("{}: {} decisions, {} of them new, {} rejects\n", notes.file, read, fresh.size(),
                   notes.rejects.size()));
  if (read == 0) return 1;
  return fresh.empty() ? Result<int>(0) : add_and_tell(arguments, std::move(fresh));
}

void tell_decisions(const DecisionReport& report) {
  for (size_t i = 0; i < report.added.size() && i < 20; ++i)
    tell(fmt::format("decision {}: plenary resolve --undo {} takes it back\n", report.added[i].id,
                     report.added[i].id));
  if (report.added.size() > 20) tell(fmt::format("and {} more decisions\n", report.added.size() - 20));
  if (report.wrote)
    tell(fmt::format("{} names decided anew, {} earlier acts written again\n", report.resolved.references,
                     report.resolved.rows_again));
  else
    tell("the store follows the decisions already\n");
  for (const auto& conflict : report.conflicts) tell(fmt::format("conflict: {}\n", conflict));
}

}  // namespace

std::string decision_author(const Arguments& arguments) {
  const char* user = std::getenv("USER");
  return arguments.get("--author", user == nullptr ? "unknown" : user);
}

Result<int> add_and_tell(const Arguments& arguments, std::vector<JournalEntry> entries) {
  PLENARY_TRY(add_waiting(arguments));
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(report, add_decisions(workspace, std::move(entries)));
  tell_decisions(report);
  return 0;
}

Status add_waiting(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(report, add_pending(workspace));
  for (const auto& why : report.refused) tell(fmt::format("a decision that waited is refused: {}\n", why));
  if (!report.decided.added.empty()) tell_decisions(report.decided);
  PLENARY_LET(people, answer_requests(workspace));
  for (const auto& what : people.done) tell(what + "\n");
  for (const auto& why : people.refused) tell(fmt::format("a request that waited is refused: {}\n", why));
  PLENARY_LET(edits, write_plan_edits(workspace));
  for (const auto& what : edits.done) tell(fmt::format("plan.toml: {}\n", what));
  for (const auto& why : edits.refused)
    tell(fmt::format("an edit of the plan that waited is refused: {}\n", why));
  return {};
}

std::span<const Option> decision_options() { return kOptions; }

std::optional<Result<int>> run_decisions(const Arguments& arguments) {
  const auto format = parse_output_format(arguments.get("--format", "table"));
  if (!format) return std::unexpected(format.error());
  for (const auto& verb : kVerbs) {
    if (!arguments.has(verb.option)) continue;
    auto entry = entry_of(arguments, verb);
    if (!entry) return std::unexpected(entry.error());
    return add_and_tell(arguments, {std::move(*entry)});
  }
  if (arguments.has("--undo"))
    return add_and_tell(arguments, {JournalEntry{.at = utc_now(),
                                                 .author = decision_author(arguments),
                                                 .verb = Verb::kUndo,
                                                 .object = arguments.get("--undo"),
                                                 .reason = arguments.get("--reason")}});
  if (arguments.has("--log")) return show_log(arguments, *format);
  if (arguments.has("--follow")) return add_and_tell(arguments, {});
  if (arguments.has("--import")) return import_file(arguments);
  if (arguments.has("--export")) return export_identities(arguments);
  if (arguments.has("--review")) return show_review(arguments, *format);
  if (arguments.has("--apply")) {
    auto entries = read_answers(arguments.get("--apply"), decision_author(arguments));
    if (!entries) return std::unexpected(entries.error());
    return add_and_tell(arguments, std::move(*entries));
  }
  return std::nullopt;
}

}  // namespace plenary
