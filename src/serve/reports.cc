// Reports as files: by template, of somebody or something, for an audience.
#include <fmt/format.h>

#include "publish/document.h"
#include "publish/report.h"
#include "record/identifier.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

// "html, md, docx, pdf"
std::string format_names() {
  std::string out;
  for (const auto& type : document_types())
    out += fmt::format("{}{}", out.empty() ? "" : ", ", type.ending + 1);
  return out;
}

Result<const DocumentType*> document_type(const Parameters& asked) {
  const auto wanted = "." + asked.get("format", "html");
  for (const auto& type : document_types())
    if (wanted == type.ending) return &type;
  return fail(ErrorKind::kUsage, fmt::format("format is one of {}", format_names()));
}

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
        {std::string(one.name), std::string(one.subject), std::string(one.summary), format_names()});
  return table_reply(ask, table);
}

Result<Reply> answer_report(const Ask& ask) {
  PLENARY_LET(type, document_type(ask.asked));
  PLENARY_LET(question, parse_report(ask));
  PLENARY_LET(report, make_report(ask.reader, question, ask.audience));
  PLENARY_LET(bytes, render_document(report, type->format));
  Reply reply{std::move(bytes), type->media, {}};
  if (type->format != DocumentFormat::kHtml) reply.end = type->ending;
  return reply;
}

}  // namespace plenary::serve
