// What follows from the records: index, comparisons, overlap, competence, scorecard, plan.
#include <fmt/core.h>

#include "base/json.h"
#include "publish/judgement_questions.h"
#include "publish/plan_file.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

constexpr uint64_t kPairs = 10;

}  // namespace

Result<Reply> answer_index(const Ask& ask) {
  PLENARY_LET(question, parse_index(ask.asked, ask.workspace, ask.today));
  PLENARY_LET(answer, index_answer(ask.reader, question, ask.audience));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, index_table(answer));
  return json_reply(render_index_json(answer, index_sections(answer, false)));
}

Result<Reply> answer_index_of_one(const Ask& ask) {
  PLENARY_LET(question, parse_index(ask.asked, ask.workspace, ask.today));
  PLENARY_LET(answer, index_answer(ask.reader, question, ask.audience));
  PLENARY_LET(explanation, index_explanation(answer, ask.names[0], false));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, explanation.table);
  return json_reply(render_index_json(answer, {explanation}));
}

Result<Reply> answer_compare(const Ask& ask) {
  PLENARY_LET(question, parse_compare(ask.asked, ask.today));
  question.a = ask.asked.get("a"), question.b = ask.asked.get("b");
  for (const char* side : {"a", "b"})
    if (!ask.asked.has(side))
      return fail(ErrorKind::kUsage, fmt::format("{} is needed: what to compare", side));
  PLENARY_LET(answer, compare_answer(ask.reader, question, ask.audience));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, compare_table(answer, false));
  return json_reply(render_compare_json(answer));
}

Result<Reply> answer_overlap(const Ask& ask) {
  PLENARY_LET(question, parse_overlap(ask.asked));
  PLENARY_LET(limit, ask.asked.whole("limit", kPairs));
  PLENARY_LET(answer, overlap_answer(ask.reader, question, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, overlap_table(answer, limit));
  return json_reply(render_overlap_json(answer, limit));
}

Result<Reply> answer_competence(const Ask& ask) {
  PLENARY_LET(answer, competence_answer(ask.reader, parse_competence(ask.asked), ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, competence_table(answer));
  return json_reply(render_competence_json(answer));
}

Result<Reply> answer_scorecard(const Ask& ask) {
  PLENARY_LET(question, parse_scorecard(ask.asked, ask.today));
  if (const auto found = ask.asked.values.find("metric"); found != ask.asked.values.end())
    question.metrics = found->second;
  PLENARY_LET(answer, scorecard_answer(ask.reader, question, ask.audience));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, scorecard_table(answer));
  return json_reply(render_scorecard_json(answer));
}

Result<Reply> answer_plan(const Ask& ask) {
  PLENARY_LET(question, parse_plan_question(ask.asked, ask.today));
  PLENARY_LET(own, workspace_plan(ask.workspace));
  question.plan = own.file.plan;
  PLENARY_LET(answer, plan_answer(ask.reader, std::move(question), ask.audience));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, plan_table(answer));
  auto json = render_plan_json(answer);
  if (is_staff(ask.audience)) {
    PLENARY_LET(edits, plan_edits_json(ask.workspace, own));
    json.insert(1, fmt::format("\n  \"version\": {},\n  \"edits\": {},",
                               own.version.empty() ? "null" : json_string(own.version), edits));
  }
  return json_reply(std::move(json));
}

}  // namespace plenary::serve
