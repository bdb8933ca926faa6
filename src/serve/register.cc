// Who and what is on record: organizations, bodies, groups, standards, and names that wait for a decision.
#include <fmt/core.h>

#include "base/json.h"
#include "base/text.h"
#include "publish/body_pages.h"
#include "publish/judgement_questions.h"
#include "publish/notice.h"
#include "publish/organization_pages.h"
#include "publish/review.h"
#include "record/identifier.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

// The key of a text, as people write its name; a key that nothing recognizes may still be on record.
std::string key_of(const std::string& asked) {
  const auto id = parse_identifier(asked);
  return id ? id->key() : ascii_lower(trim(asked));
}

}  // namespace

Result<Reply> answer_organizations(const Ask& ask) {
  const auto& p = ask.asked;
  PLENARY_LET(table, organization_list(
                         ask.reader,
                         {p.get("search"), p.get("kind"), p.get("country"), p.get("body"), p.get("region")},
                         ask.audience));
  return paged_reply(ask, std::move(table));
}

Result<Reply> answer_organization(const Ask& ask) {
  PLENARY_LET(page, organization_page(ask.reader, ask.names[0], ask.audience));
  return json_reply(
      fmt::format("{{\n  \"name\": {}{}\n}}", json_string(page.name), sections_json(page.sections)));
}

Result<Reply> answer_bodies(const Ask& ask) {
  PLENARY_LET(table, body_list(ask.reader));
  return table_reply(ask, table);
}

Result<Reply> answer_groups(const Ask& ask) {
  PLENARY_LET(groups, group_tree(ask.reader, ask.asked.get("body"), ask.audience));
  return table_reply(ask, groups);
}

Result<Reply> answer_standards(const Ask& ask) {
  if (!ask.asked.has("body")) return fail(ErrorKind::kUsage, "body is needed: the standards of which body");
  PLENARY_LET(question, parse_standard_list(ask.asked));
  PLENARY_LET(list, standard_list(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, standard_list_table(list, false));
  return json_reply(render_standard_list_json(list));
}

Result<Reply> answer_standard(const Ask& ask) {
  PLENARY_LET(top, ask.asked.whole("top", 10));
  const StandardQuestion question{key_of(ask.names[0]), top, ask.asked.has("records"),
                                  ask.asked.has("cohort")};
  PLENARY_LET(answer, standard_answer(ask.reader, question, ask.audience, ask.today));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, standard_table(answer));
  return json_reply(render_standard_json(answer));
}

Result<Reply> answer_review(const Ask& ask) {
  PLENARY_LET(waiting, suggestions(ask.reader.connection()));
  duck::Table table;
  for (const char* name : {"about", "subject", "object"})
    table.columns.push_back({name, duck::Type::kText, ""});
  table.columns.push_back({"confidence", duck::Type::kReal, ""});
  table.columns.push_back({"reason", duck::Type::kText, ""});
  for (const auto& s : waiting)
    table.rows.push_back(
        {std::string(s.person ? "person" : "organization"), s.subject, s.object, s.confidence, s.reason});
  mark(table, ask.reader.snapshot());
  return paged_reply(ask, std::move(table));
}

}  // namespace plenary::serve
