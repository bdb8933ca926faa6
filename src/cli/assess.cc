// `plenary assess`: a proposal of new work, or a work of the past, held against criteria and history; a bar
// for new work, tried on the works of the past.
#include <fmt/core.h>

#include <array>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/assess_answer.h"
#include "publish/document.h"
#include "publish/proposal_answer.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{
    "FILE", "a proposal: .toml, or in the form of Recommendation ITU-T A.1 as .docx, .txt, .md", 0, 1}};
constexpr std::array kOptions{
    Option{"--document", "ID", "a work of the past instead, as it was known soon after it began"},
    Option{"--criteria", "SETS",
           "hold it against these sets instead of general and the body's own: 3gpp,ieee"},
    Option{"--write", "FILE", "as a document to hand in: .docx, .pdf, .html or .md"},
    Option{"--template", "", "print an empty proposal to fill in"},
    Option{"--bar", "BAR",
           "what a work had to have: supporters, regions, countries, companies, governments, academia, "
           "kinds, people; "
           "\"supporters>=4 and regions>=2\""},
    Option{"--body", "BODY", "with --bar: only works of this body (default: of each)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member"},
    Option{"--format", "F",
           "table (default), csv, json, parquet, markdown: of all but json the checklist, or the works "
           "stopped"}};

Result<int> run_bar(const Arguments& arguments, Reader& reader, OutputFormat format, Audience audience) {
  const auto question = parse_assess(parameters_of(arguments));
  PLENARY_LET(answer, waiting(reader, "assess", [&] { return bar_answer(reader, question, audience); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_bar_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_bar_json(answer)));
  else
    PLENARY_TRY(print_rows(bar_table(answer), format));
  return 0;
}

Result<ProposalQuestion> question_of(const Arguments& arguments) {
  auto out = parse_proposal_question(parameters_of(arguments), clock_day());
  if (const auto file = arguments.first("FILE"); !file.empty()) {
    PLENARY_LET(read, read_proposal(file));
    out.file = std::move(read);
  }
  return out;
}

Result<int> run_proposal(const Arguments& arguments, Reader& reader, OutputFormat format, Audience audience) {
  PLENARY_LET(question, question_of(arguments));
  PLENARY_LET(answer, waiting(reader, "assess",
                              [&] { return proposal_answer(reader, std::move(question), audience); }));
  if (const auto file = arguments.get("--write"); !file.empty()) {
    PLENARY_LET(type, document_format(file));
    PLENARY_LET(bytes, render_document(proposal_report(answer, clock_day()), type));
    PLENARY_TRY(write_file(file, bytes));
    tell(fmt::format("{}\n", file));
  } else if (format == OutputFormat::kTable) {
    PLENARY_TRY(print(render_proposal_text(answer)));
  } else if (format == OutputFormat::kJson) {
    PLENARY_TRY(print(render_proposal_json(answer)));
  } else {
    PLENARY_TRY(print_rows(proposal_table(answer), format));
  }
  return 0;
}

Result<int> run(const Arguments& arguments) {
  if (arguments.has("--template")) {
    PLENARY_TRY(print(proposal_template()));
    return 0;
  }
  const int asked = (arguments.first("FILE").empty() ? 0 : 1) + (arguments.has("--document") ? 1 : 0) +
                    (arguments.has("--bar") ? 1 : 0);
  if (asked != 1)
    return fail(
        ErrorKind::kUsage,
        "say one thing: plenary assess FILE (a proposal), --document ID (a work of the past), or --bar "
        "'supporters>=4 and regions>=2'");
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(reader, Reader::open(workspace));
  return arguments.has("--bar") ? run_bar(arguments, reader, format, audience)
                                : run_proposal(arguments, reader, format, audience);
}

}  // namespace

Command assess_command() {
  return {"assess",
          "new work: a proposal against criteria and history; a bar, tried on the past",
          kPositionals,
          kOptions,
          "plenary assess proposal.toml",
          run};
}

}  // namespace plenary
