// `plenary credit`: who did what for a text, in a body or group, and one person's ledger, as table, letter,
// record and badges.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <filesystem>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/credit_papers.h"
#include "publish/document.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{
    "WHO", "a person's name, or #N as the list of candidates says; nothing: of a text, group or body", 0, 1}};
constexpr std::array kOptions{
    Option{"--document", "ID", "for this text, whatever its edition: the names for its front matter"},
    Option{"--group", "GROUP", "in this group and those below it: itu-t/SG13"},
    Option{"--body", "BODY", "in this body"},
    Option{"--from", "DATE", "first day, month or year of the window"},
    Option{"--to", "DATE", "last day, month or year of the window, inclusive"},
    Option{"--letter", "FILE", "with WHO: a letter for an employer or university: .docx, .pdf, .html or .md"},
    Option{"--record", "FILE", "with WHO: a machine-readable record in the shapes of ORCID (.json)"},
    Option{"--badges", "FOLDER", "with WHO: a badge (SVG) for each kind of credit and body"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Status write_badges(const CreditAnswer& answer, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: {}", folder, error.message()));
  for (const auto& badge : credit_badges(answer)) {
    PLENARY_TRY(write_file(folder + "/" + badge.file, badge.svg));
    tell(fmt::format("{}/{}\n", folder, badge.file));
  }
  return {};
}

// The papers that were asked for; whether any was.
Result<bool> write_papers(const CreditAnswer& answer, const Arguments& arguments, Day today) {
  const auto letter = arguments.get("--letter"), record = arguments.get("--record"),
             badges = arguments.get("--badges");
  const bool any = !letter.empty() || !record.empty() || !badges.empty();
  if (any && !answer.of_person())
    return fail(ErrorKind::kUsage, "letters, records and badges are of one person: plenary credit NAME ...");
  if (!letter.empty()) {
    PLENARY_LET(format, document_format(letter));
    PLENARY_LET(bytes, render_document(credit_letter(answer, today), format));
    PLENARY_TRY(write_file(letter, bytes));
    tell(fmt::format("{}\n", letter));
  }
  if (!record.empty()) {
    PLENARY_TRY(write_file(record, credit_record(answer)));
    tell(fmt::format("{}\n", record));
  }
  if (!badges.empty()) PLENARY_TRY(write_badges(answer, badges));
  return any;
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_credit(parameters_of(arguments)));
  question.person = fmt::format("{}", fmt::join(arguments.all("WHO"), " "));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "credit", [&] { return credit_answer(reader, question, audience); }));
  PLENARY_LET(written, write_papers(answer, arguments, clock_day()));
  if (written) return 0;
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_credit_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_credit_json(answer)));
  else
    PLENARY_TRY(print_rows(credit_table(answer), format));
  return 0;
}

}  // namespace

Command credit_command() {
  return {"credit",
          "who did what for a text, in a group, in a body; a person's letter, record and badges",
          kPositionals,
          kOptions,
          "plenary credit --document 'RFC 9110' --audience public",
          run};
}

}  // namespace plenary
