#include "advise/credit.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/text.h"
#include "metric/views.h"
#include "record/identifier.h"

namespace plenary {
namespace {

// In the order in which they are told: what stands in the text first.
constexpr std::array kKinds{
    CreditKind{"authoring", "wrote", "is named as its author", "writing-original-draft"},
    CreditKind{"editing", "edited", "is named as its editor", "writing-review-editing"},
    CreditKind{"chairing", "chaired", "led it: chair, rapporteur, convenor, moderator", "supervision"},
    CreditKind{"organizing", "organized", "its secretary, coordinator, organizer", "project-administration"},
    CreditKind{"liaising", "liaised on", "spoke for one body in another", "project-administration"},
    CreditKind{"reviewing", "reviewed", "reviewed it or commented on it", "writing-review-editing"},
    CreditKind{"developing", "developed", "changed it in its repository: text, tests, code", "software"},
    CreditKind{"maintaining", "maintained", "brought in the changes of others", "data-curation"},
    CreditKind{"testing", "tested", "is named as a tester", "validation"},
    CreditKind{"implementing", "implemented", "declared, certified or shipped it", "software"},
    CreditKind{"translating", "translated", "translated it", ""},
    CreditKind{"recording", "took the notes of", "took the notes of a meeting", "data-curation"},
    CreditKind{"proposing", "handed in", "handed in contributions", "conceptualization"},
    CreditKind{"presenting", "presented at", "gave a talk or presented a document", ""},
    CreditKind{"discussing", "spoke at", "is on record with a comment at a meeting", ""}};

// What an act was for, in the order in which it is told: a text, an event, a group, a body.
constexpr const char* kAbout =
    "CASE WHEN d.document IS NOT NULL THEN 'document' WHEN v.event IS NOT NULL THEN 'event' WHEN g.\"group\" "
    "IS NOT NULL THEN 'group' ELSE 'body' END AS thing, "
    "COALESCE(d.document, v.event, concat(gb.body, '/', g.\"group\"), b.body) AS about, "
    "CASE WHEN d.document IS NOT NULL THEN d.title ELSE COALESCE(v.name, g.name, b.name) END AS title, "
    "d.name AS label, d.url AS url";
constexpr const char* kAboutNothing = "'' AS thing, '' AS about, '' AS title, '' AS label, '' AS url";

constexpr const char* kAboutColumns = ", a.document_id, a.event_id, a.group_id";
constexpr const char* kAboutJoins =
    "LEFT JOIN document d ON d.document_id = a.document_id LEFT JOIN event v ON v.event_id = a.event_id "
    "LEFT JOIN groups g ON g.group_id = a.group_id LEFT JOIN body gb ON gb.body_id = g.body_id";

// Acts that say the same are put together as numbers before names come in.
constexpr const char* kEntries =
    "WITH act AS (SELECT a.person_id, a.organization_id, a.body_id, a.credit, a.role, a.evidence{columns}, "
    "min(a.from_day) AS from_day, max(a.to_day) AS to_day, count(*) AS records FROM credit_act a WHERE "
    "{where} "
    "GROUP BY a.person_id, a.organization_id, a.body_id, a.credit, a.role, a.evidence{columns}), "
    "told AS (SELECT a.*, p.name, o.name AS organization, b.body AS body, b.name AS body_name, {about} "
    "FROM act a LEFT JOIN person p ON p.person_id = a.person_id "
    "LEFT JOIN organization o ON o.organization_id = a.organization_id "
    "LEFT JOIN body b ON b.body_id = a.body_id {joins}) "
    "SELECT person_id, name, max_by(organization, to_day) FILTER (organization IS NOT NULL), credit, about, "
    "max(title), max(body), max(url), thing, string_agg(DISTINCT NULLIF(role, ''), ', ' ORDER BY "
    "NULLIF(role, "
    "'')), string_agg(DISTINCT evidence, ', ' ORDER BY evidence), min(from_day), max(to_day), "
    "CAST(sum(records) AS BIGINT), max(label), max(body_name) FROM told "
    "GROUP BY person_id, name, CASE WHEN person_id IS NULL THEN organization_id END, credit, about, thing";

// Without commits nobody lacks credit for them, and to find that out otherwise is dear.
constexpr const char* kAnyCommit = "SELECT 1 FROM activity WHERE kind = 'committed' LIMIT 1";

constexpr const char* kUncredited =
    "SELECT a.person_id, p.name, o.name, 'developing', d.document, d.title, b.body, d.url, 'document', NULL, "
    "'repository', a.day, a.day, CAST(round(a.commits) AS BIGINT), d.name, b.name FROM work_person a "
    "LEFT JOIN person p ON p.person_id = a.person_id "
    "LEFT JOIN organization o ON o.organization_id = a.organization_id "
    "LEFT JOIN document d ON d.document_id = a.document_id LEFT JOIN body b ON b.body_id = a.body_id "
    "WHERE a.commits >= {} AND a.credited = 0 AND {}";

constexpr const char* kDisputes =
    "SELECT x.id, x.person_id, p.name, x.object, x.decided_at, x.author, x.reason FROM credit_dispute x "
    "LEFT JOIN person p ON p.person_id = x.person_id ORDER BY x.decided_at, x.id";

// The conditions of a scope over rows `a` that have a day, or a first and a last one.
struct Condition {
  std::string sql = "true";
  std::vector<duck::Value> values;

  void add(const char* condition, duck::Value value) {
    values.push_back(std::move(value));
    sql += " AND " + fmt::format(fmt::runtime(condition), values.size());
  }
};

// Bodies and groups of a scope as numbers: the engine looks for these while it reads, not for what a question
// about names will give.
struct Places {
  std::string bodies, groups;
};

Result<std::string> numbers_of(duck::Connection& c, const char* sql, const std::string& name) {
  if (name.empty()) return std::string();
  std::string list;
  PLENARY_TRY(c.each_row(sql, {name}, [&list](const auto&, const auto& row) {
    list += fmt::format("{}{}", list.empty() ? "" : ", ", duck::to_text(row[0]));
    return true;
  }));
  return list.empty() ? "NULL" : list;
}

Result<Places> places_of(duck::Connection& c, const CreditScope& scope) {
  PLENARY_LET(bodies, numbers_of(c, "SELECT body_id FROM body WHERE body = $1", scope.body));
  PLENARY_LET(groups, numbers_of(c,
                                 "SELECT n.group_id FROM group_ancestor n JOIN groups g ON g.group_id = "
                                 "n.ancestor_id JOIN body b ON b.body_id = g.body_id WHERE concat(b.body, "
                                 "'/', g.\"group\") = $1",
                                 scope.group));
  return Places{bodies, groups};
}

Condition condition_of(const CreditScope& scope, const Places& places, const char* first, const char* last) {
  Condition out;
  if (scope.person) out.add("a.person_id = ${}", *scope.person);
  if (scope.text) out.sql += " AND a.document_id IN (SELECT document_id FROM credited_text)";
  if (!places.bodies.empty()) out.sql += fmt::format(" AND a.body_id IN ({})", places.bodies);
  if (!places.groups.empty()) out.sql += fmt::format(" AND a.group_id IN ({})", places.groups);
  if (scope.company)
    out.add(
        fmt::format("(a.organization_id = ${{0}} OR a.organization_id IN (SELECT organization_id FROM "
                    "organization_holding WHERE holding_id = ${{0}} AND from_day <= {0} AND {0} < to_day))",
                    last)
            .c_str(),
        *scope.company);
  if (scope.from) out.add(fmt::format("{} >= CAST(${{}} AS DATE)", last).c_str(), to_string(*scope.from));
  if (scope.to) out.add(fmt::format("{} <= CAST(${{}} AS DATE)", first).c_str(), to_string(*scope.to));
  return out;
}

CreditEntry entry_of(const std::vector<duck::Value>& row) {
  const auto text = [&](size_t i) { return duck::to_text(row[i]); };
  const auto day = [&](size_t i) {
    const auto* value = std::get_if<Day>(&row[i]);
    return value != nullptr ? std::optional(*value) : std::nullopt;
  };
  CreditEntry e;
  if (const auto* id = std::get_if<int64_t>(&row[0])) e.person = *id;
  e.name = text(1), e.organization = text(2), e.credit = text(3), e.about = text(4), e.title = text(5);
  e.body = text(6), e.url = text(7), e.thing = text(8), e.roles = text(9), e.evidence = text(10);
  e.first = day(11), e.last = day(12), e.records = std::get<int64_t>(row[13]);
  e.label = text(14), e.body_name = text(15);
  if (e.label.empty()) e.label = e.about;
  if (e.last && *e.last >= make_day(9999, 1, 1)) e.last.reset();
  if (e.first && *e.first <= make_day(1, 1, 1)) e.first.reset();
  return e;
}

std::string both(const std::string& a, const std::string& b) {
  return b.empty() || a.contains(b) ? a : a.empty() ? b : a + ", " + b;
}

// Takes in what another edition of the same text says of the same person.
void take_in(CreditEntry& to, CreditEntry&& e) {
  const bool lasts = !to.last || !e.last;
  if (!to.first || (e.first && *e.first < *to.first)) to.first = e.first;
  if (to.last && e.last && *e.last > *to.last) {
    to.last = e.last, to.title = std::move(e.title), to.label = std::move(e.label);
    if (!e.organization.empty()) to.organization = std::move(e.organization);
  }
  if (lasts) to.last.reset();
  to.roles = both(to.roles, e.roles), to.evidence = both(to.evidence, e.evidence), to.records += e.records;
}

// A source that does not say which text its editions are of still means one.
std::vector<CreditEntry> by_text(std::vector<CreditEntry> all) {
  std::vector<CreditEntry> out;
  std::map<std::string, size_t> places;
  for (auto& e : all) {
    if (e.thing == "document") e.about = base_key(e.about);
    const auto who = e.person ? fmt::format("#{}", *e.person) : e.organization;
    const auto [at, is_new] =
        places.try_emplace(fmt::format("{}\t{}\t{}\t{}", who, e.credit, e.thing, e.about), out.size());
    if (is_new)
      out.push_back(std::move(e));
    else
      take_in(out[at->second], std::move(e));
  }
  return out;
}

// By name as people sort it, then by kind and time.
void sort(std::vector<CreditEntry>& entries) {
  std::vector<std::pair<std::string, size_t>> keys;
  for (size_t i = 0; i < entries.size(); ++i) {
    const auto& e = entries[i];
    keys.emplace_back(
        fmt::format("{}\t{:02}\t{}\t{}", fold(e.person ? e.name : e.organization),
                    &credit_kind(e.credit) - kKinds.data(), e.first ? to_string(*e.first) : "", e.about),
        i);
  }
  std::ranges::sort(keys);
  std::vector<CreditEntry> out;
  for (const auto& [key, i] : keys) out.push_back(std::move(entries[i]));
  entries = std::move(out);
}

// A text that only its editions describe has the title of the last one.
Status name_texts(duck::Connection& c, std::vector<CreditEntry>& all) {
  const auto lacks = [](const CreditEntry& e) { return e.thing == "document" && e.title.empty(); };
  if (std::ranges::none_of(all, lacks)) return {};
  std::map<std::string, std::pair<std::string, std::string>> names;
  constexpr const char* kEditions =
      "SELECT w.document, max_by(d.title, d.day), max_by(d.name, d.day) FROM document d JOIN text_of t ON "
      "t.document_id = d.document_id JOIN document w ON w.document_id = t.work_id WHERE d.title IS NOT NULL "
      "AND "
      "w.title IS NULL GROUP BY 1";
  PLENARY_TRY(make_views_for(c, kEditions));
  PLENARY_TRY(c.each_row(kEditions, {}, [&](const auto&, const auto& row) {
    names[duck::to_text(row[0])] = {duck::to_text(row[1]), duck::to_text(row[2])};
    return true;
  }));
  for (auto& e : all)
    if (const auto found = names.find(e.about); lacks(e) && found != names.end())
      e.title = found->second.first, e.label = found->second.second;
  return {};
}

// Acts of nobody who is known are counted, and are no entry.
Result<std::vector<CreditEntry>> entries(duck::Connection& c, const std::string& sql,
                                         const std::vector<duck::Value>& values, int64_t* nobody) {
  PLENARY_TRY(make_views_for(c, sql));
  std::vector<CreditEntry> out;
  const auto unknown = [](const duck::Value& value) { return std::holds_alternative<std::monostate>(value); };
  PLENARY_TRY(c.each_row(sql, values, [&](const auto&, const auto& row) {
    auto entry = entry_of(row);
    if (unknown(row[0]) && unknown(row[2]))
      *nobody += entry.records;
    else
      out.push_back(std::move(entry));
    return true;
  }));
  PLENARY_TRY(name_texts(c, out));
  out = by_text(std::move(out));
  sort(out);
  return out;
}

Status keep_text(duck::Connection& c, const FoundStandard& text) {
  PLENARY_TRY(make_views_for(c, "text_of"));
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE credited_number (document_id BIGINT)"));
  PLENARY_LET(to, c.appender("temp", "credited_number"));
  for (const auto document : text.documents) {
    to.integer(document);
    PLENARY_TRY(to.end_row());
  }
  PLENARY_TRY(to.finish());
  return c.run(
      "CREATE OR REPLACE TEMP TABLE credited_text AS SELECT document_id FROM credited_number UNION SELECT "
      "t.work_id FROM text_of t JOIN credited_number n ON n.document_id = t.document_id");
}

// The text that people mean, whatever its edition.
std::string key_of(const std::string& typed) {
  const auto id = parse_identifier(typed);
  return base_key(id ? id->key() : ascii_lower(trim(typed)));
}

Status read_disputes(duck::Connection& c, const CreditScope& scope, CreditLedger& ledger) {
  std::set<int64_t> people;
  for (const auto& e : ledger.entries)
    if (e.person) people.insert(*e.person);
  return c.each_row(kDisputes, {}, [&](const auto&, const auto& row) {
    CreditDispute d{.id = duck::to_text(row[0]),
                    .name = duck::to_text(row[2]),
                    .text = key_of(duck::to_text(row[3])),
                    .day = duck::to_text(row[4]).substr(0, 10),
                    .author = duck::to_text(row[5]),
                    .reason = duck::to_text(row[6]),
                    .person = std::get<int64_t>(row[1])};
    const bool of_text = scope.text && d.text == scope.text->key;
    const bool of_person = scope.person ? *scope.person == d.person : people.contains(d.person);
    if (scope.text ? of_text : of_person) ledger.disputes.push_back(std::move(d));
    return true;
  });
}

}  // namespace

std::span<const CreditKind> credit_kinds() { return kKinds; }

const CreditKind& credit_kind(std::string_view key) {
  return *std::ranges::find_if(kKinds, [&](const CreditKind& kind) { return key == kind.key; });
}

Result<CreditLedger> read_credit(duck::Connection& c, const CreditScope& scope) {
  if (scope.text) PLENARY_TRY(keep_text(c, *scope.text));
  const bool wide = !scope.person && !scope.text;
  PLENARY_LET(places, places_of(c, scope));
  const auto where = condition_of(scope, places, "a.from_day", "a.to_day");
  CreditLedger out;
  const auto sql = fmt::format(
      fmt::runtime(kEntries), fmt::arg("where", where.sql), fmt::arg("columns", wide ? "" : kAboutColumns),
      fmt::arg("about", wide ? kAboutNothing : kAbout), fmt::arg("joins", wide ? "" : kAboutJoins));
  PLENARY_LET(done, entries(c, sql, where.values, &out.nobody));
  out.entries = std::move(done);
  PLENARY_LET(committed, c.query(kAnyCommit));
  if (!committed.rows.empty()) {
    const auto of_work = condition_of(scope, places, "a.day", "a.day");
    PLENARY_LET(missed, entries(c, fmt::format(fmt::runtime(kUncredited), kMissedFrom, of_work.sql),
                                of_work.values, &out.nobody));
    out.uncredited = std::move(missed);
  }
  PLENARY_TRY(read_disputes(c, scope, out));
  return out;
}

Result<std::vector<CreditPerson>> find_credited(duck::Connection& c, const std::string& who) {
  std::vector<duck::Value> values;
  std::string where;
  int64_t number = 0;
  const auto [end, error] = std::from_chars(who.data() + 1, who.data() + who.size(), number);
  if (who.starts_with('#') && who.size() > 1 && error == std::errc() && end == who.data() + who.size()) {
    where = "p.person_id = $1", values.emplace_back(number);
  } else {
    where =
        "p.person_id IN (SELECT person_id FROM person WHERE strip_accents(lower(name)) = "
        "strip_accents(lower(trim($1))) UNION SELECT d.person_id FROM raw.person_ref r JOIN person_decision "
        "d ON "
        "d.person_ref = r.person_ref WHERE strip_accents(lower(r.name)) = strip_accents(lower(trim($1))))";
    values.emplace_back(who);
  }
  PLENARY_LET(
      found,
      c.query(fmt::format("SELECT p.person_id, p.name, (SELECT string_agg(DISTINCT r.body, ', ' ORDER BY "
                          "r.body) FROM person_decision d JOIN raw.person_ref r ON r.person_ref = "
                          "d.person_ref WHERE d.person_id = p.person_id) FROM person p WHERE {} "
                          "ORDER BY p.person_id LIMIT 50",
                          where),
              values));
  std::vector<CreditPerson> out;
  for (const auto& row : found.rows)
    out.push_back({std::get<int64_t>(row[0]), duck::to_text(row[1]), duck::to_text(row[2])});
  return out;
}

}  // namespace plenary
