// Reports as files: by template, of somebody or something, for an audience.
#include <fmt/core.h>

#include "publish/document.h"
#include "publish/report.h"
#include "record/identifier.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

Result<ReportQuestion> parse_report(const Ask& ask) {
  const auto report = find_report_template(ask.names[0]);
  if (!report) return fail(ErrorKind::kNotFound, report.error().message);
  PLENARY_LET(window, parse_measure(ask.asked, ask.today));
  ReportQuestion question{*report, ask.asked.get("of"), std::move(window)};
  if (std::string_view((*report)->subject) == "standard")
    if (const auto id = parse_identifier(question.subject)) question.subject = id->work();
  return question;
}

}  // namespace

Result<Reply> answer_reports(const Ask& ask) {
  duck::Table table;
  for (const char* name : {"template", "subject", "summary", "formats"})
    table.columns.push_back({name, duck::Type::kText, ""});
  for (const auto& one : report_templates())
    table.rows.push_back(
        {std::string(one.name), std::string(one.subject), std::string(one.summary), document_format_names()});
  return table_reply(ask, table);
}

Result<Reply> answer_report(const Ask& ask) {
  PLENARY_LET(type, parse_document_type(ask.asked));
  PLENARY_LET(question, parse_report(ask));
  PLENARY_LET(report, make_report(ask.reader, question, ask.audience));
  return document_reply(report, *type);
}

}  // namespace plenary::serve
