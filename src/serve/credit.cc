// Who contributed to what: names for a text, a group, a body; one person's ledger and papers.
#include "publish/credit_papers.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

Result<CreditAnswer> asked_of(const Ask& ask) {
  PLENARY_LET(question, parse_credit(ask.asked));
  if (!ask.names.empty()) question.person = ask.names[0];
  return credit_answer(ask.reader, question, ask.audience);
}

}  // namespace

Result<Reply> answer_credit(const Ask& ask) {
  PLENARY_LET(answer, asked_of(ask));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, credit_table(answer));
  return json_reply(render_credit_json(answer));
}

Result<Reply> answer_credit_letter(const Ask& ask) {
  PLENARY_LET(type, parse_document_type(ask.asked));
  PLENARY_LET(answer, asked_of(ask));
  return document_reply(credit_letter(answer, ask.today), *type);
}

Result<Reply> answer_credit_record(const Ask& ask) {
  PLENARY_LET(answer, asked_of(ask));
  return Reply{credit_record(answer), "application/vnd.orcid+json", {}, ".json"};
}

}  // namespace plenary::serve
