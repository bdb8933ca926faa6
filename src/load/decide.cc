#include "load/decide.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/text.h"
#include "identity/holdings.h"
#include "identity/organizations.h"
#include "identity/people.h"
#include "identity/resolve_organizations.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

template <class F>
Status each(duck::Connection& c, const char* sql, F f) {
  return c.each_row(sql, {}, [&f](const auto&, const Row& row) {
    f(row);
    return true;
  });
}

std::string text(const Row& row, size_t i) { return duck::to_text(row[i]); }
int whole(const Row& row, size_t i) { return static_cast<int>(std::get<int64_t>(row[i])); }

Result<OrganizationTables> read_tables(duck::Connection& c) {
  OrganizationTables tables;
  PLENARY_TRY(each(c, "SELECT form FROM ref.legal_forms ORDER BY form",
                   [&](const Row& r) { tables.add_legal_form(text(r, 0)); }));
  // An exact alias counts before a stripped form of another name: aliases first, then the names themselves.
  PLENARY_TRY(
      each(c, "SELECT name, organization, country FROM ref.organization_names ORDER BY name, organization",
           [&](const Row& r) { tables.add_name(text(r, 0), text(r, 1), text(r, 2)); }));
  PLENARY_TRY(each(c, "SELECT name, organization, country FROM ref.organizations ORDER BY name, organization",
                   [&](const Row& r) {
                     tables.add_name(text(r, 0), text(r, 1), "");
                     tables.add_name(text(r, 1), text(r, 1), "");
                   }));
  PLENARY_TRY(each(c, "SELECT domain, organization FROM ref.organization_domains ORDER BY domain",
                   [&](const Row& r) { tables.domains.try_emplace(text(r, 0), text(r, 1)); }));
  PLENARY_TRY(each(c, "SELECT name, meaning FROM ref.placeholders ORDER BY name",
                   [&](const Row& r) { tables.placeholders.try_emplace(fold(text(r, 0)), text(r, 1)); }));
  PLENARY_TRY(each(c, "SELECT domain FROM ref.free_mail",
                   [&](const Row& r) { tables.free_mail.insert(text(r, 0)); }));
  PLENARY_TRY(each(c,
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
                  "d.rule, d.confidence, d.reason{4} "
                  "FROM decision d LEFT JOIN {0}_key k ON k.key = d.key;"
                  "CREATE OR REPLACE TEMP TABLE changed_{0} AS SELECT o.{0}_ref FROM {0}_decision o JOIN "
                  "new_decision n USING ({0}_ref) "
                  "WHERE o.{0}_id IS DISTINCT FROM n.{0}_id{3};"
                  "DELETE FROM {0}_decision; INSERT INTO {0}_decision FROM new_decision; DROP TABLE decision",
                  noun, *country ? ", NULLIF(d.country, '') AS country" : "",
                  *country ? "UNION SELECT organization FROM ref.organizations" : "",
                  *country ? " OR o.country IS DISTINCT FROM n.country" : "",
                  *country ? ", NULLIF(d.kind, '') AS kind" : ""));
}

Status put_candidate(duck::Appender& to, const char* noun, int ref, int other, double confidence,
                     const std::string& reason) {
  to.text(noun), to.integer(ref), to.integer(other), to.real(confidence), to.text(reason);
  return to.end_row();
}

// The kinds that the store knows; a hospital or an association is none of them.
std::string stored_kind(const std::string& kind) { return kind == "health" || kind == "society" ? "" : kind; }

}  // namespace

Status decide_organizations(duck::Connection& c, uint64_t& decided) {
  PLENARY_LET(tables, read_tables(c));
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE decision (ref INTEGER, key VARCHAR, country VARCHAR, kind VARCHAR, "
            "rule VARCHAR, "
            "confidence DOUBLE, reason VARCHAR)"));
  PLENARY_LET(knowledge, organization_knowledge());
  knowledge.reviewed = std::move(tables);
  // Who acts from Canada is an entity of its own: memberships and rights are an entity's, not its holding's.
  knowledge.countries_apart = true;
  std::vector<NameRow> rows;
  std::vector<int> refs;
  // In the order of their content, so that what the answer is does not hang on the order of imports.
  PLENARY_TRY(
      each(c, "SELECT organization_ref, name, country, domain FROM raw.organization_ref ORDER BY 2, 3, 4",
           [&](const Row& r) {
             refs.push_back(whole(r, 0));
             rows.push_back({text(r, 1), text(r, 2), text(r, 3), ""});
           }));
  const auto resolution = resolve_organizations(rows, knowledge);
  {
    PLENARY_LET(to, c.appender("temp", "decision"));
    for (size_t i = 0; i < rows.size(); ++i) {
      const auto& d = resolution.decisions[i];
      to.integer(refs[i]), to.text(d.entity), to.text(d.country), to.text(stored_kind(d.kind));
      to.text(d.rule), to.real(d.confidence), to.text(d.reason);
      PLENARY_TRY(to.end_row());
    }
    PLENARY_TRY(to.finish());
  }
  PLENARY_TRY(c.run("DELETE FROM review_candidate WHERE noun = 'organization'"));
  PLENARY_LET(review, c.appender("", "review_candidate"));
  for (const auto& r : resolution.review)
    PLENARY_TRY(put_candidate(review, "organization", refs[r.a], refs[r.b], r.confidence, r.reason));
  PLENARY_TRY(review.finish());
  decided += rows.size();
  return replace_decisions(c, "organization", "country");
}

Status decide_people(duck::Connection& c, const std::string& new_activities, uint64_t& decided) {
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE decision (ref INTEGER, key VARCHAR, rule VARCHAR, confidence "
            "DOUBLE, reason VARCHAR)"));
  std::vector<PersonRef> refs;
  std::unordered_map<int, size_t> at;
  PLENARY_TRY(each(c, "SELECT person_ref, name, mail, key, body FROM raw.person_ref", [&](const Row& r) {
    at[whole(r, 0)] = refs.size();
    refs.push_back({whole(r, 0), text(r, 1), text(r, 2), text(r, 3), text(r, 4), {}});
  }));
  const auto evidence = fmt::format(
      "SELECT DISTINCT person_ref, organization_id FROM (SELECT person_ref, organization_ref FROM activity "
      "UNION ALL "
      "SELECT person_ref, organization_ref FROM ({}) UNION ALL SELECT person_ref, organization_ref FROM "
      "raw.affiliation) e "
      "JOIN organization_decision d USING (organization_ref) WHERE person_ref IS NOT NULL AND "
      "organization_id IS NOT NULL",
      new_activities);
  PLENARY_TRY(each(c, evidence.c_str(), [&](const Row& r) {
    if (const auto found = at.find(whole(r, 0)); found != at.end())
      refs[found->second].organizations.push_back(whole(r, 1));
  }));
  PLENARY_LET(knowledge, person_knowledge());
  std::vector<PersonCandidate> candidates;
  PLENARY_LET(to, c.appender("temp", "decision"));
  for (const auto& d : decide(refs, knowledge, &candidates)) {
    to.integer(d.ref), to.text(d.key), to.text(d.rule), to.real(d.confidence), to.text(d.reason);
    PLENARY_TRY(to.end_row());
  }
  PLENARY_TRY(to.finish());
  PLENARY_TRY(c.run("DELETE FROM review_candidate WHERE noun = 'person'"));
  PLENARY_LET(review, c.appender("", "review_candidate"));
  for (const auto& r : candidates)
    PLENARY_TRY(put_candidate(review, "person", r.ref, r.other, r.confidence, r.reason));
  PLENARY_TRY(review.finish());
  decided += refs.size();
  PLENARY_TRY(replace_decisions(c, "person", ""));
  // The longest way in which the person's name is written, the first of equals.
  return c.run(
      "DELETE FROM person; INSERT INTO person SELECT k.person_id, k.key, "
      "min_by(r.name, (-length(r.name), r.name)) FILTER (WHERE r.name <> '') FROM person_key k JOIN "
      "person_decision d "
      "USING (person_id) JOIN raw.person_ref r USING (person_ref) GROUP BY k.person_id, k.key");
}

Status decide_holdings(duck::Connection& c) {
  std::vector<Ownership> owned;
  PLENARY_TRY(each(
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
  PLENARY_TRY(c.run("DELETE FROM organization_holding"));
  PLENARY_LET(to, c.appender("", "organization_holding"));
  for (const auto& h : holdings(owned)) {
    to.integer(h.organization), to.integer(h.holding), to.date(h.from), to.date(h.to);
    PLENARY_TRY(to.end_row());
  }
  return to.finish();
}

}  // namespace plenary
