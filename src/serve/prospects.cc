// Who is missing, who may leave, what came of outreach and of taking part.
#include "publish/funnel_answer.h"
#include "publish/leaving_answer.h"
#include "publish/prospects_answer.h"
#include "publish/return_answer.h"
#include "publish/tracker_answer.h"
#include "serve/routes.h"

namespace plenary::serve {

Result<Reply> answer_prospects(const Ask& ask) {
  PLENARY_LET(question, parse_prospects(ask.asked));
  PLENARY_LET(answer, prospects_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, prospects_table(answer));
  return json_reply(render_prospects_json(answer));
}

Result<Reply> answer_leaving(const Ask& ask) {
  PLENARY_LET(question, parse_leaving(ask.asked));
  PLENARY_LET(answer, leaving_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, leaving_table(answer));
  return json_reply(render_leaving_json(answer));
}

Result<Reply> answer_return(const Ask& ask) {
  PLENARY_LET(question, parse_return(ask.asked));
  question.organization = ask.names[0];
  PLENARY_LET(answer, return_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, return_table(answer));
  return json_reply(render_return_json(answer));
}

Result<Reply> answer_funnel(const Ask& ask) {
  PLENARY_LET(question, parse_funnel(ask.asked));
  PLENARY_LET(answer, funnel_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, funnel_table(answer));
  return json_reply(render_funnel_json(answer));
}

Result<Reply> answer_tracker(const Ask& ask) {
  PLENARY_LET(question, parse_tracker(ask.asked));
  question.organization = ask.names[0];
  PLENARY_LET(answer, tracker_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, tracker_table(answer));
  return json_reply(render_tracker_json(answer));
}

}  // namespace plenary::serve
