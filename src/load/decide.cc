#include "load/decide.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "duck/rows.h"
#include "identity/holdings.h"
#include "identity/organizations.h"
#include "identity/people.h"
#include "load/judgements.h"
#include "load/likely.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;
constexpr std::string_view kJudged = "decision";
constexpr std::string_view kOrganization = "organization", kPerson = "person";

std::string text(const Row& row, size_t i) { return duck::to_text(row[i]); }
int whole(const Row& row, size_t i) { return static_cast<int>(std::get<int64_t>(row[i])); }

Result<OrganizationTables> read_tables(duck::Connection& c) {
  OrganizationTables tables;
  PLENARY_TRY(duck::for_each_row(c, "SELECT form FROM ref.legal_forms ORDER BY form",
                                 [&](const Row& r) { tables.add_legal_form(text(r, 0)); }));
  // An exact alias counts before a stripped form of another name: aliases first, then the names themselves.
  PLENARY_TRY(duck::for_each_row(
      c, "SELECT name, organization, country FROM ref.organization_names ORDER BY name, organization",
      [&](const Row& r) { tables.add_name(text(r, 0), text(r, 1), text(r, 2)); }));
  PLENARY_TRY(duck::for_each_row(
      c, "SELECT name, organization, country FROM ref.organizations ORDER BY name, organization",
      [&](const Row& r) {
        tables.add_name(text(r, 0), text(r, 1), "");
        tables.add_name(text(r, 1), text(r, 1), "");
      }));
  PLENARY_TRY(duck::for_each_row(c,
                                 "SELECT domain, organization FROM ref.organization_domains ORDER BY domain",
                                 [&](const Row& r) { tables.domains.try_emplace(text(r, 0), text(r, 1)); }));
  PLENARY_TRY(duck::for_each_row(
      c, "SELECT name, meaning FROM ref.placeholders ORDER BY name",
      [&](const Row& r) { tables.placeholders.try_emplace(fold(text(r, 0)), text(r, 1)); }));
  PLENARY_TRY(duck::for_each_row(c, "SELECT domain FROM ref.free_mail",
                                 [&](const Row& r) { tables.free_mail.insert(text(r, 0)); }));
  PLENARY_TRY(duck::for_each_row(
      c,
      "SELECT name, alpha2 FROM ref.country_names UNION SELECT name, alpha2 FROM ref.countries "
      "UNION SELECT alpha2, alpha2 FROM ref.countries UNION SELECT alpha3, alpha2 FROM "
      "ref.countries ORDER BY 1, 2",
      [&](const Row& r) { tables.countries.try_emplace(fold(text(r, 0)), text(r, 1)); }));
  return tables;
}

// Replaces `table` by the decisions in decision, keys numbered in `keys`; lists in `changed` what differs.
Status replace_decisions(duck::Connection& c, const char* noun, const char* country) {
  return c.run(
      fmt::format("INSERT INTO {0}_key SELECT (SELECT COALESCE(max({0}_id), 0) FROM {0}_key) + row_number() "
                  "OVER (ORDER BY key), key "
                  "FROM (SELECT key FROM decision WHERE key <> '' {2} EXCEPT SELECT key FROM {0}_key);"
                  "CREATE OR REPLACE TEMP TABLE new_decision AS SELECT d.ref AS {0}_ref, k.{0}_id{1}, "
                  "d.rule, d.confidence, d.reason "
                  "FROM decision d LEFT JOIN {0}_key k ON k.key = d.key;"
                  "CREATE OR REPLACE TEMP TABLE changed_{0} AS SELECT o.{0}_ref FROM {0}_decision o JOIN "
                  "new_decision n USING ({0}_ref) "
                  "WHERE o.{0}_id IS DISTINCT FROM n.{0}_id{3};"
                  "DELETE FROM {0}_decision; INSERT INTO {0}_decision FROM new_decision; DROP TABLE decision",
                  noun, *country ? ", NULLIF(d.country, '') AS country" : "",
                  *country ? "UNION SELECT organization FROM ref.organizations" : "",
                  *country ? " OR o.country IS DISTINCT FROM n.country" : ""));
}

Status put(duck::Appender& to, int ref, const Taken& t, const std::string* country = nullptr) {
  to.integer(ref), to.text(t.key);
  if (country != nullptr) to.text(*country);
  to.text(t.rule), to.real(t.confidence), to.text(t.reason);
  return to.end_row();
}

Written written(const OrganizationRef& r) { return {r.name, r.domain, "", ""}; }
Written written(const PersonRef& r) { return {r.name, r.mail, r.key, r.body}; }
std::string said(const OrganizationRef& r) { return r.name; }
std::string said(const PersonRef& r) { return designator_of(r.name, r.mail, r.key, r.body); }

// Rules, then the model, then what people decided: each is laid over the one before. What the model doubts
// and nobody decided waits in table name_review.
template <class Ref>
Status judge_names(duck::Connection& c, std::string_view about, const std::vector<Ref>& refs,
                   const Judgements& judgements,
                   const std::function<std::string(std::string_view)>& entity_of, std::vector<Taken>& taken) {
  PLENARY_LET(doubts, join_likely(refs, taken));
  if (Judge judge(judgements, about == kPerson); !judge.idle()) {
    for (size_t i = 0; i < refs.size(); ++i) judge.see(written(refs[i]), taken[i].key);
    judge.settle(entity_of);
    PLENARY_TRY(note_conflicts(c, judge));
    for (size_t i = 0; i < refs.size(); ++i)
      if (auto v = judge.verdict(written(refs[i]), taken[i].key))
        taken[i] = {std::move(v->entity), std::string(kJudged), std::move(v->reason), 1};
  }
  PLENARY_TRY(c.run(fmt::format("DELETE FROM name_review WHERE about = '{}'", about)));
  PLENARY_LET(to, c.appender("", "name_review"));
  for (const auto& d : doubts) {
    if (taken[d.a].key == taken[d.b].key || taken[d.a].key.empty() || taken[d.b].key.empty()) continue;
    to.text(about), to.text(said(refs[d.a])), to.text(said(refs[d.b]));
    to.real(d.confidence), to.text(d.reason);
    PLENARY_TRY(to.end_row());
  }
  return to.finish();
}

}  // namespace

Status decide_organizations(duck::Connection& c, const Judgements& judgements, uint64_t& decided) {
  PLENARY_LET(tables, read_tables(c));
  std::vector<OrganizationRef> refs;
  std::vector<Taken> taken;
  std::vector<std::string> countries;
  PLENARY_TRY(duck::for_each_row(
      c, "SELECT organization_ref, name, country, domain FROM raw.organization_ref ORDER BY 2, 3, 4",
      [&](const Row& r) {
        refs.push_back({whole(r, 0), text(r, 1), text(r, 2), text(r, 3)});
        auto d = decide(refs.back(), tables);
        taken.push_back({std::move(d.key), std::move(d.rule), std::move(d.reason), d.confidence});
        countries.push_back(std::move(d.country));
      }));
  const auto entity_of = [&](std::string_view name) {
    return decide({0, std::string(name), "", ""}, tables).key;
  };
  PLENARY_TRY(judge_names(c, kOrganization, refs, judgements, entity_of, taken));
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE decision (ref INTEGER, key VARCHAR, country VARCHAR, rule VARCHAR, "
            "confidence DOUBLE, reason VARCHAR)"));
  PLENARY_LET(to, c.appender("temp", "decision"));
  for (size_t i = 0; i < refs.size(); ++i) PLENARY_TRY(put(to, refs[i].ref, taken[i], &countries[i]));
  PLENARY_TRY(to.finish());
  decided += refs.size();
  return replace_decisions(c, "organization", "country");
}

Status decide_people(duck::Connection& c, const Judgements& judgements, uint64_t& decided) {
  std::vector<PersonRef> refs;  // by number
  PLENARY_TRY(duck::for_each_row(
      c, "SELECT person_ref, name, mail, key, body FROM raw.person_ref ORDER BY person_ref",
      [&](const Row& r) {
        refs.push_back({whole(r, 0), text(r, 1), text(r, 2), text(r, 3), text(r, 4), {}});
      }));
  const auto at = [&](int ref) {
    return static_cast<size_t>(std::ranges::lower_bound(refs, ref, {}, &PersonRef::ref) - refs.begin());
  };
  // Pairs first: there are few of them, and only they need their numbers.
  const char* evidence =
      "SELECT DISTINCT person_ref, organization_id FROM (SELECT DISTINCT person_ref, organization_ref FROM "
      "activity UNION ALL SELECT p.number, o.number FROM (SELECT DISTINCT person, organization FROM "
      "stage.activity) s JOIN number_person p ON p.text_id = s.person JOIN number_organization o ON "
      "o.text_id "
      "= s.organization UNION ALL SELECT person_ref, organization_ref FROM raw.affiliation) e "
      "JOIN organization_decision d USING (organization_ref) WHERE person_ref IS NOT NULL AND "
      "organization_id IS NOT NULL";
  PLENARY_TRY(duck::for_each_row(c, evidence, [&](const Row& r) {
    const auto i = at(whole(r, 0));
    if (i < refs.size() && refs[i].ref == whole(r, 0)) refs[i].organizations.push_back(whole(r, 1));
  }));
  for (auto& r : refs) std::ranges::sort(r.organizations);
  std::vector<Taken> taken(refs.size());
  decide(refs, [&](const PersonDecision& d) {
    taken[at(d.ref)] = {d.key, std::string(d.rule), std::string(d.reason), d.confidence};
  });
  PLENARY_TRY(judge_names(
      c, kPerson, refs, judgements, [](std::string_view) { return std::string(); }, taken));
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE decision (ref INTEGER, key VARCHAR, rule VARCHAR, confidence "
            "DOUBLE, reason VARCHAR)"));
  PLENARY_LET(to, c.appender("temp", "decision"));
  for (size_t i = 0; i < refs.size(); ++i) PLENARY_TRY(put(to, refs[i].ref, taken[i]));
  PLENARY_TRY(to.finish());
  decided += refs.size();
  PLENARY_TRY(replace_decisions(c, "person", ""));
  // The longest way in which the person's name is written, the first of equals.
  return c.run(
      "DELETE FROM person; INSERT INTO person SELECT k.person_id, k.key, "
      "min_by(r.name, (-length(r.name), r.name)) FILTER (WHERE r.name <> '') FROM person_key k JOIN "
      "person_decision d "
      "USING (person_id) JOIN raw.person_ref r USING (person_ref) GROUP BY k.person_id, k.key");
}

Status decide_holdings(duck::Connection& c, const Judgements& judgements) {
  std::vector<Ownership> owned;
  PLENARY_TRY(duck::for_each_row(
      c,
      "SELECT o.organization_id, p.organization_id, first_day(r.\"from\"), first_day(r.\"to\") "
      "FROM ref.organizations r JOIN organization_key o ON o.key = r.organization JOIN organization_key p ON "
      "p.key = r.parent "
      "UNION ALL SELECT o.organization_id, p.organization_id, first_day(r.day), NULL FROM "
      "ref.organization_relations r "
      "JOIN organization_key o ON o.key = r.organization JOIN organization_key p ON p.key = r.other "
      "WHERE r.relation IN ('merged-into', 'acquired-by') "
      "UNION ALL SELECT o.organization_id, p.organization_id, NULL, NULL FROM ref.organization_relations r "
      "JOIN organization_key o ON o.key = r.organization JOIN organization_key p ON p.key = r.other "
      "WHERE r.relation = 'renamed-to'",
      [&](const Row& r) {
        Ownership o{whole(r, 0), whole(r, 1), {}, {}};
        if (const auto* day = std::get_if<Day>(&r[2])) o.from = *day;
        if (const auto* day = std::get_if<Day>(&r[3])) o.to = *day;
        owned.push_back(o);
      }));
  for (const auto& e : judgements.in_force) {
    if (e.verb != Verb::kParent) continue;
    PLENARY_LET(child, judged_organization(c, e.subject));
    PLENARY_LET(owner, judged_organization(c, e.object));
    if (!child || !owner) continue;
    Ownership o{static_cast<int>(*child), static_cast<int>(*owner), {}, {}};
    if (e.from) o.from = e.from->day;
    if (e.to) o.to = Day{e.to->last().days + 1};
    owned.push_back(o);
  }
  PLENARY_TRY(c.run("DELETE FROM organization_holding"));
  PLENARY_LET(to, c.appender("", "organization_holding"));
  for (const auto& h : holdings(owned)) {
    to.integer(h.organization), to.integer(h.holding), to.date(h.from), to.date(h.to);
    PLENARY_TRY(to.end_row());
  }
  return to.finish();
}

}  // namespace plenary
