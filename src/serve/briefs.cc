// Two pages to take to a meeting.
#include "publish/brief.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

Result<BriefAnswer> asked_of(const Ask& ask) {
  PLENARY_LET(question, parse_brief(ask.asked, ask.today));
  question.subject = ask.names[0];
  return brief_answer(ask.reader, question, ask.audience);
}

}  // namespace

Result<Reply> answer_brief(const Ask& ask) {
  PLENARY_LET(answer, asked_of(ask));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, brief_table(answer));
  return json_reply(render_brief_json(answer));
}

Result<Reply> answer_brief_document(const Ask& ask) {
  PLENARY_LET(type, parse_document_type(ask.asked));
  PLENARY_LET(answer, asked_of(ask));
  return document_reply(brief_report(answer, ask.today), *type);
}

}  // namespace plenary::serve
