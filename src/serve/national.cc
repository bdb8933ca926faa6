// What countries and national bodies make of standards.
#include "publish/national_answer.h"
#include "serve/routes.h"

namespace plenary::serve {

Result<Reply> answer_national(const Ask& ask) {
  PLENARY_LET(question, parse_national(ask.asked));
  question.who = ask.asked.get("of");
  PLENARY_LET(answer, national_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, national_table(answer));
  return json_reply(render_national_json(answer));
}

}  // namespace plenary::serve
