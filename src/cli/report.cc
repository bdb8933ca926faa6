#include "publish/report.h"

#include <fmt/core.h>

#include <array>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/named_standards.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/document.h"
#include "publish/warm.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"-o", "FILE", "where to write it: .html (self-contained), .docx, .pdf or .md"},
    Option{"--template", "T",
           "engagement (default), region, organization, group, standard, credit, assess, prospects, return, "
           "brief, plan"},
    Option{"--of", "NAME",
           "of which region, organization, group (itu-t/SG13), standard; for credit a body or group; for a "
           "brief also a country or subject"},
    Option{"--body", "BODY", "only records of this body"},
    Option{"--where", "SLICE=VALUES", "only these records; repeatable"},
    Option{"--from", "DATE", "first day, month or year of the window"},
    Option{"--to", "DATE", "last day, month or year of the window, inclusive"},
    Option{"--as-of", "DAY", "members, affiliations and roles as they were on that day"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"}};

Result<ReportQuestion> parse_report(const Arguments& arguments) {
  PLENARY_LET(report, find_report_template(arguments.get("--template", report_templates().front().name)));
  PLENARY_LET(window, parse_query(arguments));
  ReportQuestion question{report, arguments.get("--of"), std::move(window)};
  if (std::string_view(report->subject) == "standard" && !question.subject.empty())
    if (const auto named = named_standards(question.subject); !named.empty())
      question.subject = named.front().work();
  return question;
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  const auto file = arguments.get("-o");
  if (file.empty()) return fail(ErrorKind::kUsage, "say where to write it: -o report.html");
  PLENARY_LET(format, document_format(file));
  PLENARY_LET(question, parse_report(arguments));
  PLENARY_LET(reader, Reader::open(workspace));
  keep_warm(reader);  // many questions share what they look at
  PLENARY_LET(report, waiting(reader, "report", [&] { return make_report(reader, question, audience); }));
  PLENARY_LET(bytes, render_document(report, format));
  PLENARY_TRY(write_file(file, bytes));
  size_t figures = 0;
  for (const auto& section : report.sections) figures += section.figures.size();
  tell(fmt::format("{}: {} sections, {} figures and tables\n", file, report.sections.size(), figures));
  return 0;
}

}  // namespace

Command report_command() {
  return {"report",
          "write a report: a page, a Word document, a PDF",
          {},
          kOptions,
          "plenary report -o report.docx --template region --of Africa --audience member",
          run};
}

}  // namespace plenary
