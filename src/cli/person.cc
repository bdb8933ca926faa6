// A person's rights over what is held of them: shown, hidden, erased.
#include "load/person.h"

#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/output.h"
#include "cli/person_list.h"
#include "cli/waiting.h"
#include "load/held.h"
#include "metric/views.h"
#include "publish/notice.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{
    "WHO",
    "a name, <mail>, [key] or @body, or several together; #N as the list of candidates says; - reads it from "
    "standard input",
    0, 1}};
constexpr std::array kOptions{
    Option{"--hide", "", "counts stay, the name is in no answer, report, export or query"},
    Option{"--show", "", "take --hide back"},
    Option{"--erase", "", "take the person out for good, now and in all imports to come; cannot be undone"},
    Option{"--candidates", "", "only list whom it fits"},
    Option{"--follow", "",
           "make the store follow identity.withheld as it is: after a merge in git, or an interruption"},
    Option{"--yes", "", "erase without asking"},
    Option{"--author", "NAME", "who decides (default: $USER)"},
    Option{"--format", "F", "table (default), csv, json"}};

constexpr const char* kUnreached =
    "What this cannot reach: the source files themselves (also those in uploads/), access.log, names.public, "
    "kept "
    "copies of the store,\n"
    "exports and reports made earlier, backups, the git history of identity.decisions, and addresses of "
    "files in "
    "which the name stands.\n";

Result<int> show_candidates(const std::vector<KnownPerson>& people, const Snapshot& snapshot,
                            OutputFormat format) {
  duck::Table table;
  for (const char* name : {"who", "name", "written"})
    table.columns.push_back({name, duck::Type::kText, "VARCHAR"});
  for (const auto& person : people) {
    std::string written;
    for (const auto& r : person.references) written += (written.empty() ? "" : "; ") + designator_of(r);
    table.rows.push_back({fmt::format("#{}", person.id), person.name, std::move(written)});
  }
  mark(table, snapshot);
  PLENARY_TRY(print_rows(table, format));
  tell(fmt::format(
      "plenary person: {} people are written like that; nothing was done: say which, such as \"#{}\"\n",
      people.size(), people.front().id));
  return 2;
}

// The same for a program, which chooses by itself: also when it is one, or none.
Result<int> list_candidates(Reader& reader, const std::vector<KnownPerson>& people, OutputFormat format) {
  PLENARY_LET(table, candidate_table(reader, people));
  mark(table, reader.snapshot());
  PLENARY_TRY(print_rows(table, format));
  return 0;
}

// A name on the command line can be read by everybody on the machine while the program runs.
std::string who_of(const Arguments& arguments) {
  auto who = arguments.first("WHO");
  if (who == "-") std::getline(std::cin, who);
  return who;
}

bool confirmed(const KnownPerson& person) {
  std::string written;
  for (const auto& r : person.references) written += fmt::format("  {}\n", printable(designator_of(r)));
  tell(fmt::format("This takes out for good the person written as\n{}Erase? [y/N]: ", written));
  std::string line;
  return std::getline(std::cin, line) && line.starts_with('y');
}

Result<int> withhold_person(const Arguments& arguments, const Workspace& workspace,
                            const KnownPerson& person) {
  const bool erase = arguments.has("--erase");
  if (erase && !arguments.has("--yes")) {
    if (::isatty(STDIN_FILENO) == 0)
      return fail(ErrorKind::kUsage,
                  "an erasure cannot be undone: say --yes to have it done without a question");
    if (!confirmed(person)) {
      tell("nothing was done\n");
      return 0;
    }
  }
  const auto verb = erase                     ? WithheldVerb::kErased
                    : arguments.has("--hide") ? WithheldVerb::kHidden
                                              : WithheldVerb::kShown;
  PLENARY_LET(report, withhold(workspace, person, verb, decision_author(arguments)));
  if (!report.wrote)
    tell(fmt::format("nothing to do: this person is {} already\n", verb_name(verb)));
  else
    tell(fmt::format("{}: one person, written in {} ways; {} earlier acts written again\n", verb_name(verb),
                     report.references, report.resolved.rows_again));
  if (report.decisions > 0)
    tell(fmt::format("lines taken out of identity.decisions: {}\n", report.decisions));
  if (report.namesakes > 0)
    tell(fmt::format("other people with such a name, who stay: {}; plenary person NAME lists them\n",
                     report.namesakes));
  if (erase) tell(kUnreached);
  return 0;
}

Result<int> follow(const Workspace& workspace) {
  PLENARY_LET(report, follow_withheld(workspace));
  tell(fmt::format("the store follows identity.withheld; {} earlier acts written again\n",
                   report.resolved.rows_again));
  return 0;
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  const bool changes = arguments.has("--erase") || arguments.has("--hide") || arguments.has("--show");
  if (changes || arguments.has("--follow")) PLENARY_TRY(add_waiting(arguments));
  if (arguments.has("--follow")) return follow(workspace);
  const auto who = who_of(arguments);
  if (trim(who).empty())
    return fail(ErrorKind::kUsage, "say who: plenary person \"Jo Doe <jo@example.org>\"");
  if (arguments.has("--erase") + arguments.has("--hide") + arguments.has("--show") > 1)
    return fail(ErrorKind::kUsage, "one of --erase, --hide and --show at a time");
  std::vector<KnownPerson> people;
  {
    PLENARY_LET(reader, Reader::open(workspace));
    PLENARY_LET(found, waiting(reader, "person", [&] { return find_people(workspace, reader, who); }));
    people = std::move(found);
    if (arguments.has("--candidates")) return list_candidates(reader, people, format);
    if (people.empty())
      return fail(ErrorKind::kNotFound, fmt::format("nothing is held of \"{}\"", printable(who)));
    if (people.size() > 1) return show_candidates(people, reader.snapshot(), format);
    if (!changes) {
      PLENARY_TRY(make_views(reader.connection()));
      PLENARY_LET(held,
                  waiting(reader, "person", [&] { return all_held(workspace, reader, people.front()); }));
      mark(held, reader.snapshot());
      PLENARY_TRY(print_rows(held, format));
      return 0;
    }
  }
  return withhold_person(arguments, workspace, people.front());
}

}  // namespace

Command person_command() {
  return {"person",
          "what is held of a person: show, hide, erase",
          kPositionals,
          kOptions,
          "plenary person \"Jo Doe <jo@example.org>\" --format csv",
          run};
}

}  // namespace plenary
