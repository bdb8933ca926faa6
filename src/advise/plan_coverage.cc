#include "advise/plan_coverage.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/words.h"
#include "record/identifier.h"

namespace plenary {
namespace {

constexpr double kSameWords = 0.5;

std::set<std::string> word_set(std::string_view text) {
  std::set<std::string> out;
  for (auto& word : content_words(text)) out.insert(std::move(word));
  return out;
}

bool much_the_same(std::string_view a, std::string_view b) {
  const auto one = word_set(a), other = word_set(b);
  const auto& shorter = one.size() <= other.size() ? one : other;
  const auto& longer = one.size() <= other.size() ? other : one;
  if (shorter.empty()) return false;
  const auto shared = std::ranges::count_if(shorter, [&](const auto& word) { return longer.contains(word); });
  return static_cast<double>(shared) >= kSameWords * static_cast<double>(shorter.size());
}

bool holds(const std::string& whole, const std::string& part) {
  return !part.empty() && fold(whole).contains(fold(part));
}

bool same_speaker(const std::string& said, const PlanStatement& statement) {
  if (said.empty() || (statement.person.empty() && statement.organization.empty())) return true;
  return holds(said, statement.person) || holds(said, statement.organization) ||
         holds(statement.person, said) || holds(statement.organization, said);
}

std::optional<Day> day_of(const duck::Value& value) {
  const auto* day = std::get_if<Day>(&value);
  return day == nullptr ? std::nullopt : std::optional(*day);
}

// The documents whose statements count, each once: as the plan names them.
std::vector<std::string> documents_of(const ActionPlan& plan) {
  auto out = plan.documents;
  for (const auto& answered : plan.answered) out.push_back(answered.document);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// A document by its key or name, or by the key of what people write.
constexpr const char* kIsDocument =
    "(lower(d.document) = lower($1) OR lower(d.name) = lower($1) OR d.document = $2)";

std::vector<duck::Value> names_of(const std::string& document) {
  const auto id = parse_identifier(document);
  return {document, id ? id->key() : document};
}

Status read_statements(duck::Connection& c, const std::string& document, PlanCoverage& out) {
  const size_t before = out.statements.size();
  PLENARY_TRY(c.each_row(
      fmt::format(
          "SELECT s.section, COALESCE(p.name, pr.name, ''), COALESCE(o.name, ''), s.view, s.text, s.day FROM "
          "raw.statement s JOIN document d ON d.document_id = s.document_id LEFT JOIN raw.person_ref "
          "pr ON pr.person_ref = s.person_ref LEFT JOIN person_decision pd ON pd.person_ref = "
          "s.person_ref LEFT JOIN person p ON p.person_id = pd.person_id LEFT JOIN "
          "organization_decision od ON od.organization_ref = s.organization_ref LEFT JOIN organization "
          "o ON o.organization_id = od.organization_id WHERE {} ORDER BY s.unit_id, s.seq",
          kIsDocument),
      names_of(document), [&](const auto&, const auto& row) {
        out.statements.push_back({document,
                                  duck::to_text(row[0]),
                                  duck::to_text(row[1]),
                                  duck::to_text(row[2]),
                                  duck::to_text(row[3]),
                                  duck::to_text(row[4]),
                                  day_of(row[5]),
                                  {}});
        return true;
      }));
  if (out.statements.size() == before) out.not_on_record.push_back(document);
  return {};
}

}  // namespace

bool answers(const PlanAnswered& answered, const PlanStatement& statement) {
  if (answered.document != statement.document || answered.section != statement.section) return false;
  if (!same_speaker(answered.speaker, statement)) return false;
  return answered.quote.empty() || holds(statement.text, answered.quote) ||
         much_the_same(answered.quote, statement.text);
}

Result<PlanCoverage> plan_coverage(duck::Connection& connection, const ActionPlan& plan) {
  PlanCoverage out;
  for (const auto& document : documents_of(plan)) PLENARY_TRY(read_statements(connection, document, out));
  out.answers.assign(plan.answered.size(), 0);
  for (auto& statement : out.statements)
    for (size_t i = 0; i < plan.answered.size(); ++i) {
      if (!answers(plan.answered[i], statement)) continue;
      ++out.answers[i];
      if (std::ranges::find(statement.actions, plan.answered[i].action) == statement.actions.end())
        statement.actions.push_back(plan.answered[i].action);
    }
  return out;
}

Result<std::vector<PlanTie>> plan_ties(duck::Connection& connection, const ActionPlan& plan) {
  std::vector<PlanTie> out;
  for (const auto& action : plan.actions)
    for (const auto& asked : action.documents) {
      auto& tie = out.emplace_back(PlanTie{.action = action.id,
                                           .asked = asked,
                                           .document = {},
                                           .title = {},
                                           .status = {},
                                           .day = {},
                                           .decision = {},
                                           .decided = {}});
      PLENARY_TRY(connection.each_row(
          fmt::format(
              "SELECT d.document, COALESCE(d.title, ''), COALESCE(d.status, ''), d.day, "
              "count(r.document_id), "
              "COALESCE(max_by(r.kind, COALESCE(r.day, DATE '0001-01-01')), ''), max(r.day) "
              "FROM document d LEFT JOIN raw.decision r ON r.document_id = d.document_id WHERE {} GROUP BY "
              "1, 2, 3, 4 ORDER BY 1 LIMIT 1",
              kIsDocument),
          names_of(asked), [&](const auto&, const auto& row) {
            tie.found = true;
            tie.document = duck::to_text(row[0]), tie.title = duck::to_text(row[1]);
            tie.status = duck::to_text(row[2]), tie.day = day_of(row[3]);
            tie.decisions = std::get<int64_t>(row[4]);
            tie.decision = duck::to_text(row[5]), tie.decided = day_of(row[6]);
            return true;
          }));
    }
  return out;
}

Result<std::optional<PlanMeeting>> last_meeting(duck::Connection& connection, const std::string& body,
                                                const std::string& group, Day before) {
  std::optional<PlanMeeting> out;
  PLENARY_TRY(connection.each_row(
      "SELECT e.name, COALESCE(e.to_day, e.from_day) AS last FROM event e JOIN body b ON b.body_id = "
      "e.body_id "
      "LEFT JOIN groups g ON g.group_id = e.group_id WHERE lower(b.body) = lower($1) AND ($2 = '' OR "
      "e.group_id IN (SELECT a.group_id FROM group_ancestor a JOIN groups x ON x.group_id = a.ancestor_id "
      "WHERE "
      "lower(concat($1, '/', x.\"group\")) = lower($2))) AND COALESCE(e.kind, '') NOT IN ('session', "
      "'workshop', 'webinar') AND "
      "COALESCE(e.to_day, e.from_day) < $3 ORDER BY last DESC, e.event LIMIT 1",
      {body, group, before}, [&](const auto&, const auto& row) {
        out = PlanMeeting{duck::to_text(row[0]), *day_of(row[1])};
        return true;
      }));
  return out;
}

}  // namespace plenary
