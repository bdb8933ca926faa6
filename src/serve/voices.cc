// What those say who take part or do not, and what their executives decide.
#include "publish/executives_answer.h"
#include "publish/index_cells.h"
#include "publish/survey_findings.h"
#include "serve/routes.h"

namespace plenary::serve {

Result<Reply> answer_surveys(const Ask& ask) {
  PLENARY_LET(all, find_questionnaires(ask.reader.folder()));
  duck::Table table;
  for (const char* name : {"name", "title", "body", "date"}) table.columns.push_back(index_cells::text(name));
  for (const auto& one : all) table.rows.push_back({one.name, one.title, one.body, to_string(one.day)});
  return table_reply(ask, table);
}

Result<Reply> answer_survey(const Ask& ask) {
  auto question = parse_survey(ask.asked);
  question.name = ask.names[0];
  PLENARY_LET(findings, survey_findings(ask.reader, question, ask.audience));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, survey_table(findings));
  return json_reply(render_survey_json(findings));
}

Result<Reply> answer_executives(const Ask& ask) {
  PLENARY_LET(question, parse_executives(ask.asked));
  PLENARY_LET(answer, executives_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, executives_table(answer));
  return json_reply(render_executives_json(answer));
}

}  // namespace plenary::serve
