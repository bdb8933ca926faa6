#include "cli/review.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <unordered_map>

#include "base/text.h"
#include "cli/decisions.h"
#include "identity/exchange.h"
#include "load/decisions.h"
#include "publish/notice.h"
#include "publish/review.h"
#include "store/store.h"

namespace plenary {
namespace {

duck::Table as_table(const std::vector<Suggestion>& waiting) {
  duck::Table table;
  for (const char* name : {"about", "subject", "object", "confidence", "reason", "answer"})
    table.columns.push_back({name, duck::Type::kText, "VARCHAR"});
  for (const auto& s : waiting)
    table.rows.push_back({std::string(s.person ? "person" : "organization"), s.subject, s.object,
                          fmt::format("{:.3f}", s.confidence), s.reason, ""});
  return table;
}

// One pair after the other; what was answered before the end is kept.
std::vector<JournalEntry> ask(const std::vector<Suggestion>& waiting, const std::string& author) {
  std::vector<JournalEntry> entries;
  for (size_t i = 0; i < waiting.size(); ++i) {
    const auto& w = waiting[i];
    tell(fmt::format(
        "\n{} of {}: {}\n  {}\n  {}\n  {} ({:.3f})\nsame, different, enter for neither, quit [s/d/q]: ",
        i + 1, waiting.size(), w.person ? "person" : "organization", printable(w.subject),
        printable(w.object), printable(w.reason), w.confidence));
    std::string line;
    if (!std::getline(std::cin, line) || line.starts_with('q')) break;
    if (!line.starts_with('s') && !line.starts_with('d')) continue;
    entries.push_back({.at = utc_now(),
                       .author = author,
                       .person = w.person,
                       .verb = line.starts_with('s') ? Verb::kSame : Verb::kDifferent,
                       .subject = w.subject,
                       .object = w.object,
                       .reason = "review: " + w.reason});
  }
  return entries;
}

// The first of a list is the one to show; each text once.
void note(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

Status read_people(duck::Connection& c, Identities& out) {
  int64_t last = -1;
  std::unordered_map<int64_t, size_t> at;
  PLENARY_TRY(c.each_row(
      "SELECT d.person_id, p.name, r.name, r.mail, r.key FROM person_decision d JOIN raw.person_ref r "
      "USING (person_ref) JOIN person p USING (person_id) WHERE p.person <> '(hidden)' ORDER BY p.person, 3, "
      "4, 5",
      {}, [&](const auto&, const auto& row) {
        const auto id = std::get<int64_t>(row[0]);
        if (id != last) at[id] = out.persons.size(), out.persons.emplace_back();
        last = id;
        auto& person = out.persons.back();
        note(person.names, duck::to_text(row[1])), note(person.names, duck::to_text(row[2]));
        note(person.mails, duck::to_text(row[3])), note(person.keys, duck::to_text(row[4]));
        return true;
      }));
  return c.each_row(
      "SELECT a.person_id, o.name, NULLIF(a.from_day, DATE '0001-01-01'), CASE WHEN a.to_day < DATE "
      "'9999-12-31' THEN CAST(a.to_day - INTERVAL 1 DAY AS DATE) END FROM affiliation a JOIN organization o "
      "USING (organization_id) ORDER BY 1, 3 NULLS FIRST, 2",
      {}, [&](const auto&, const auto& row) {
        const auto found = at.find(std::get<int64_t>(row[0]));
        if (found == at.end()) return true;
        Identities::Enrollment e{duck::to_text(row[1]), {}, {}};
        if (const auto* day = std::get_if<Day>(&row[2])) e.from = Date{*day};
        if (const auto* day = std::get_if<Day>(&row[3])) e.to = Date{*day};
        out.persons[found->second].enrollments.push_back(std::move(e));
        return true;
      });
}

Status read_organizations(duck::Connection& c, Identities& out) {
  std::string last;
  return c.each_row(
      "SELECT o.organization, o.name, r.name, r.domain, o.country, p.name FROM organization o JOIN "
      "organization_decision d USING (organization_id) JOIN raw.organization_ref r USING (organization_ref) "
      "LEFT JOIN organization_holding h ON h.organization_id = o.organization_id AND h.to_day = DATE "
      "'9999-12-31' AND h.holding_id <> o.organization_id LEFT JOIN organization p ON p.organization_id = "
      "h.holding_id ORDER BY 1, 3, 4",
      {}, [&](const auto&, const auto& row) {
        if (auto key = duck::to_text(row[0]); key != last || out.organizations.empty())
          out.organizations.emplace_back(), last = std::move(key);
        auto& organization = out.organizations.back();
        note(organization.names, duck::to_text(row[1])), note(organization.names, duck::to_text(row[2]));
        note(organization.domains, duck::to_text(row[3]));
        organization.country = duck::to_text(row[4]), organization.parent = duck::to_text(row[5]);
        return true;
      });
}

}  // namespace

Result<int> show_review(const Arguments& arguments, OutputFormat format) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  std::vector<Suggestion> waiting_pairs;
  duck::Table table;
  {
    PLENARY_LET(reader, Reader::open(workspace));
    PLENARY_TRY(reader.connection().each_row(
        "SELECT sentence FROM judgement_conflict ORDER BY 1", {}, [](const auto&, const auto& row) {
          tell(fmt::format("conflict: {}\n", printable(duck::to_text(row[0]))));
          return true;
        }));
    PLENARY_LET(found, suggestions(reader.connection()));
    waiting_pairs = std::move(found);
    table = as_table(waiting_pairs);
    mark(table, reader.snapshot());
  }
  if (format != OutputFormat::kTable || ::isatty(STDIN_FILENO) == 0 || waiting_pairs.empty()) {
    PLENARY_TRY(print_rows(table, format));
    return 0;
  }
  auto entries = ask(waiting_pairs, decision_author(arguments));
  return entries.empty() ? Result<int>(0) : add_and_tell(arguments, std::move(entries));
}

Result<std::vector<JournalEntry>> read_answers(const std::string& path, const std::string& author) {
  PLENARY_LET(c, duck::Connection::open(":memory:"));
  auto table =
      c.query("SELECT * FROM read_csv(" + duck::quote(path) + ", header = true, all_varchar = true)");
  if (!table) return fail(ErrorKind::kInput, fmt::format("{}: {}", path, table.error().message));
  const int about = table->find("about"), subject = table->find("subject"), object = table->find("object");
  const int answer = table->find("answer"), reason = table->find("reason");
  if (about < 0 || subject < 0 || object < 0 || answer < 0)
    return fail(ErrorKind::kInput,
                fmt::format("{}: the columns about, subject, object and answer are needed", path));
  std::vector<JournalEntry> entries;
  for (size_t i = 0; i < table->rows.size(); ++i) {
    const auto cell = [&](int column) {
      return column < 0 ? "" : duck::to_text(table->rows[i][static_cast<size_t>(column)]);
    };
    const auto said = ascii_lower(trim(cell(answer)));
    if (said.empty()) continue;
    if (said != "same" && said != "different")
      return fail(ErrorKind::kInput, fmt::format("{}, row {}: the answer '{}' is neither same nor different",
                                                 path, i + 2, printable(said)));
    entries.push_back({.at = utc_now(),
                       .author = author,
                       .person = cell(about) == "person",
                       .verb = said == "same" ? Verb::kSame : Verb::kDifferent,
                       .subject = cell(subject),
                       .object = cell(object),
                       .reason = "review: " + cell(reason)});
  }
  if (entries.empty()) return fail(ErrorKind::kInput, fmt::format("{}: no row has an answer", path));
  return entries;
}

Result<int> export_identities(const Arguments& arguments) {
  PLENARY_LET(format, find_exchange_format(arguments.get("--export")));
  if (format->write == nullptr)
    return fail(ErrorKind::kUsage, fmt::format("{} can be imported only", format->name));
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(reader, Reader::open(workspace));
  Identities identities;
  PLENARY_TRY(read_people(reader.connection(), identities));
  PLENARY_TRY(read_organizations(reader.connection(), identities));
  PLENARY_LET(text, format->write(identities));
  PLENARY_TRY(print(text));
  return 0;
}

}  // namespace plenary
