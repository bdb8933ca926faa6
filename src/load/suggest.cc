#include "load/suggest.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "identity/resolve_organizations.h"
#include "identity/resolve_people.h"

namespace plenary {
namespace {

// A reference as the model sees it, with what the store took it for.
struct Reference {
  int64_t entity;
  std::string designator;
};

using Pairs = std::set<std::pair<std::string, std::string>>;

std::pair<std::string, std::string> ordered(std::string a, std::string b) {
  return a < b ? std::pair(std::move(a), std::move(b)) : std::pair(std::move(b), std::move(a));
}

Result<Pairs> judged(duck::Connection& c, const char* about) {
  Pairs pairs;
  PLENARY_TRY(
      c.each_row("SELECT subject, object FROM judgement WHERE verb IN ('same', 'different') AND about = $1",
                 {std::string(about)}, [&](const auto&, const auto& row) {
                   pairs.insert(ordered(duck::to_text(row[0]), duck::to_text(row[1])));
                   return true;
                 }));
  return pairs;
}

// Entities of the store that the model makes one, each with the first of them; then the doubtful pairs.
void suggest(const std::vector<Reference>& refs, const Resolution& resolution, bool person, Pairs known,
             std::vector<Suggestion>& out) {
  const auto add = [&](size_t a, size_t b, double confidence, const std::string& reason) {
    if (refs[a].entity == refs[b].entity || refs[a].designator == refs[b].designator) return;
    if (!known.insert(ordered(refs[a].designator, refs[b].designator)).second) return;
    out.push_back({person, refs[a].designator, refs[b].designator, confidence, reason});
  };
  std::map<std::string, std::map<int64_t, size_t>>
      rows;  // by the model's entity: a row of each of the store's
  for (size_t i = 0; i < refs.size(); ++i)
    if (const auto& d = resolution.decisions[i]; !d.entity.empty())
      rows[d.entity].try_emplace(refs[i].entity, i);
  for (const auto& [entity, members] : rows)
    for (const auto& [id, row] : members)
      add(row, members.begin()->second, resolution.decisions[row].confidence,
          resolution.decisions[row].reason);
  for (const auto& r : resolution.review) add(r.a, r.b, r.confidence, r.reason);
}

Status suggest_organizations(duck::Connection& c, std::vector<Suggestion>& out) {
  std::vector<Reference> refs;
  std::vector<NameRow> rows;
  PLENARY_TRY(
      c.each_row("SELECT d.organization_id, r.name, r.country, r.domain FROM raw.organization_ref r JOIN "
                 "organization_decision d USING (organization_ref) WHERE d.organization_id IS NOT NULL AND "
                 "r.name <> '' ORDER BY 2, 3, 4",
                 {}, [&](const auto&, const auto& row) {
                   refs.push_back({std::get<int64_t>(row[0]), duck::to_text(row[1])});
                   rows.push_back({duck::to_text(row[1]), duck::to_text(row[2]), duck::to_text(row[3]), ""});
                   return true;
                 }));
  PLENARY_LET(knowledge, organization_knowledge());
  knowledge.countries_apart = true;  // memberships and rights are an entity's, not its holding's
  PLENARY_LET(known, judged(c, "organization"));
  suggest(refs, resolve_organizations(rows, knowledge), false, std::move(known), out);
  return {};
}

std::string designator_of(const std::string& name, const std::string& mail, const std::string& key,
                          const std::string& body) {
  std::string text = name;
  if (!mail.empty()) text += " <" + mail + ">";
  if (!key.empty()) text += " [" + key + "]";
  if (!body.empty()) text += " @" + body;
  return text;
}

Status suggest_people(duck::Connection& c, std::vector<Suggestion>& out) {
  std::vector<Reference> refs;
  std::vector<PersonRow> rows;
  PLENARY_TRY(c.each_row(
      "SELECT d.person_id, r.name, r.mail, r.key, r.body, a.organizations FROM raw.person_ref r JOIN "
      "person_decision d USING (person_ref) LEFT JOIN (SELECT person_ref, string_agg(DISTINCT "
      "organization_id, ' ' "
      "ORDER BY organization_id) AS organizations FROM activity WHERE organization_id IS NOT NULL GROUP BY "
      "1) a USING "
      "(person_ref) WHERE d.person_id IS NOT NULL ORDER BY 2, 3, 4, 5",
      {}, [&](const auto&, const auto& row) {
        const auto name = duck::to_text(row[1]), mail = duck::to_text(row[2]), key = duck::to_text(row[3]),
                   body = duck::to_text(row[4]);
        std::vector<std::string> organizations;
        const auto list = duck::to_text(row[5]);
        for (const auto one : split(list, ' '))
          if (!one.empty()) organizations.emplace_back(one);
        refs.push_back({std::get<int64_t>(row[0]), designator_of(name, mail, key, body)});
        rows.push_back({name, mail, key, std::move(organizations), body});
        return true;
      }));
  PLENARY_LET(knowledge, person_knowledge());
  PLENARY_LET(known, judged(c, "person"));
  suggest(refs, resolve_people(rows, knowledge), true, std::move(known), out);
  return {};
}

}  // namespace

Result<std::vector<Suggestion>> suggestions(duck::Connection& connection) {
  std::vector<Suggestion> out;
  PLENARY_TRY(suggest_organizations(connection, out));
  PLENARY_TRY(suggest_people(connection, out));
  std::ranges::stable_sort(out, std::greater{}, &Suggestion::confidence);
  return out;
}

}  // namespace plenary
