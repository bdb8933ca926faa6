// `plenary brief`: two pages to take to a meeting.
#include "publish/brief.h"

#include <fmt/core.h>

#include <array>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/document.h"
#include "publish/warm.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{
    "ABOUT", "an organization, a country, a group (itu-t/SG13), a body or a technology domain", 1, 1}};
constexpr std::array kOptions{
    Option{"--for", "READER",
           "operator, vendor, sme, academia, administration: what concerns them (default: by register)"},
    Option{"--of", "SLICE",
           "what it is, where a name is ambiguous: organization, country, group, body, subject"},
    Option{"--body", "BODY", "in whose name you speak (default: the only body with a register of members)"},
    Option{"--as-of", "DAY", "as things stood at the end of the last year before"},
    Option{"-o", "FILE", "write it as .docx, .pdf, .html or .md"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

Result<int> write_it(const BriefAnswer& answer, const std::string& file, DocumentFormat format) {
  PLENARY_LET(bytes, render_document(brief_report(answer, clock_day()), format));
  PLENARY_TRY(write_file(file, bytes));
  size_t statements = 0;
  for (const auto& section : answer.sections) statements += section.statements.size();
  tell(fmt::format("{}: {} statements, {} steps\n", file, statements, answer.steps.size()));
  return 0;
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(question, parse_brief(parameters_of(arguments), clock_day()));
  question.subject = arguments.first("ABOUT");
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  const auto file = arguments.get("-o");
  const auto document = file.empty() ? Result<DocumentFormat>(DocumentFormat::kHtml) : document_format(file);
  if (!document) return std::unexpected(document.error());
  PLENARY_LET(reader, Reader::open(workspace));
  keep_warm(reader);  // many questions share what they look at
  PLENARY_LET(answer, waiting(reader, "brief", [&] { return brief_answer(reader, question, audience); }));
  if (!file.empty()) return write_it(answer, file, *document);
  if (format == OutputFormat::kTable || format == OutputFormat::kJson) {
    PLENARY_TRY(print(format == OutputFormat::kJson ? render_brief_json(answer) : render_brief_text(answer)));
    return 0;
  }
  PLENARY_TRY(print_rows(brief_table(answer), format));
  return 0;
}

}  // namespace

Command brief_command() {
  return {"brief",
          "two pages to take to a meeting, about an organization, country, group, body or subject",
          kPositionals,
          kOptions,
          "plenary brief 'Example Telecom' --body itu-t -o brief.docx",
          run};
}

}  // namespace plenary
