#include "store/withhold.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "duck/rows.h"
#include "store/columns.h"

namespace plenary {
namespace {

using duck::quote_name;
using Row = std::vector<duck::Value>;

std::string table_of(const Noun& noun) {
  return noun.name == "activity" ? std::string("activity") : "raw." + quote_name(noun.name);
}

Status change(duck::Connection& c, const std::string& sql, const std::vector<duck::Value>& parameters) {
  PLENARY_LET(done, c.query(sql, parameters));
  static_cast<void>(done);
  return {};
}

// The references of erased people, and those that are theirs only beside a certain organization.
Status find_erased(duck::Connection& c, Withheld& withheld) {
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE erased_reference (person_ref INTEGER);"
            "CREATE OR REPLACE TEMP TABLE erased_pair (person_ref INTEGER, organization_ref INTEGER)"));
  {
    PLENARY_LET(to, c.appender("temp", "erased_reference"));
    Status status;
    PLENARY_TRY(duck::for_each_row(c, "SELECT person_ref, name, mail, key, body FROM raw.person_ref",
                                   [&](const Row& r) {
                                     const auto name = duck::to_text(r[1]), mail = duck::to_text(r[2]),
                                                key = duck::to_text(r[3]), body = duck::to_text(r[4]);
                                     if (!status || !withheld.erased({name, mail, key, body, ""})) return;
                                     to.integer(std::get<int64_t>(r[0]));
                                     status = to.end_row();
                                   }));
    PLENARY_TRY(status);
    PLENARY_TRY(to.finish());
  }
  std::string pairs;
  for (const auto& noun : nouns())
    if (noun.has("person") && noun.has("organization"))
      pairs += fmt::format("{}SELECT person_ref, organization_ref FROM {} WHERE organization_ref IS NOT NULL",
                           pairs.empty() ? "" : " UNION ", table_of(noun));
  PLENARY_LET(to, c.appender("temp", "erased_pair"));
  Status status;
  PLENARY_TRY(duck::for_each_row(
      c,
      fmt::format(
          "SELECT p.person_ref, o.organization_ref, p.name, p.mail, p.key, p.body, o.name FROM ({}) "
          "JOIN raw.person_ref p USING (person_ref) JOIN raw.organization_ref o USING (organization_ref) "
          "ANTI JOIN erased_reference USING (person_ref) WHERE p.key = ''",
          pairs),
      [&](const Row& r) {
        const auto name = duck::to_text(r[2]), mail = duck::to_text(r[3]), key = duck::to_text(r[4]),
                   body = duck::to_text(r[5]), organization = duck::to_text(r[6]);
        if (!status || !withheld.erased({name, mail, key, body, organization})) return;
        to.integer(std::get<int64_t>(r[0])), to.integer(std::get<int64_t>(r[1]));
        status = to.end_row();
      }));
  PLENARY_TRY(status);
  return to.finish();
}

// Records stay, without their person; those that say of nothing but a person go.
Status unlink_records(duck::Connection& c) {
  const auto theirs = [](const Noun& noun) {
    return std::string("(person_ref IN (FROM erased_reference)") +
           (noun.has("organization") ? " OR (person_ref, organization_ref) IN (FROM erased_pair))" : ")");
  };
  std::string used;
  for (const auto& noun : nouns()) {
    if (!noun.has("person")) continue;
    const auto table = table_of(noun);
    if (noun.name == "activity")
      PLENARY_TRY(c.run("INSERT INTO erased_activity SELECT unit_id, seq FROM activity WHERE " +
                        theirs(noun) +
                        ";INSERT INTO changed_work SELECT work_id FROM activity SEMI JOIN erased_activity "
                        "USING (unit_id, seq)"));
    PLENARY_TRY(c.run(
        fmt::format(fmt::runtime(noun.name == "affiliation" ? "DELETE FROM {} WHERE {}"
                                                            : "UPDATE {} SET person_ref = NULL WHERE {}"),
                    table, theirs(noun))));
    used += fmt::format("{}SELECT person_ref FROM {} WHERE person_ref IS NOT NULL",
                        used.empty() ? "" : " UNION ", table);
  }
  return c.run(fmt::format(
      "DELETE FROM raw.person_ref WHERE person_ref IN (SELECT person_ref FROM erased_reference UNION (SELECT "
      "person_ref FROM erased_pair EXCEPT ({0})));"
      "DELETE FROM person_decision WHERE person_ref NOT IN (SELECT person_ref FROM raw.person_ref);"
      "DELETE FROM sealed WHERE what = 'reference' AND number NOT IN (SELECT person_ref FROM raw.person_ref)",
      used));
}

// Texts that may say anything. The places of files stay: by them the next import knows what it read already.
Status clean_texts(duck::Connection& c, Withheld& withheld) {
  std::vector<std::pair<std::string, std::string>> columns;
  PLENARY_TRY(duck::for_each_row(
      c,
      "SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE table_catalog = "
      "current_database() AND data_type = 'VARCHAR' AND table_schema IN ('main', 'raw') AND table_name NOT "
      "IN "
      "('migration', 'snapshot', 'source', 'unit', 'person', 'sealed', 'erased', 'judgement') AND "
      "(table_name = "
      "'organization_ref' OR NOT (ends_with(table_name, '_key') OR ends_with(table_name, '_ref'))) ORDER BY "
      "ALL",
      [&](const Row& r) {
        columns.emplace_back(fmt::format("{}.{}", duck::to_text(r[0]), quote_name(duck::to_text(r[1]))),
                             quote_name(duck::to_text(r[2])));
      }));
  for (const auto& [table, column] : columns) {
    std::vector<std::pair<std::string, std::string>> changed;
    PLENARY_TRY(duck::for_each_row(
        c, fmt::format("SELECT DISTINCT {} FROM {} WHERE {} IS NOT NULL", column, table, column),
        [&](const Row& r) {
          auto text = duck::to_text(r[0]);
          if (auto without = withheld.without_mentions(text))
            changed.emplace_back(std::move(text), std::move(*without));
        }));
    for (const auto& [text, without] : changed)
      PLENARY_TRY(change(c, fmt::format("UPDATE {} SET {} = $2 WHERE {} = $1", table, column, column),
                         {text, without}));
  }
  return {};
}

// Names of organizations that were nothing but a person's are empty now, and two may be written alike.
Status join_organizations(duck::Connection& c) {
  PLENARY_TRY(c.run(fmt::format(
      "UPDATE raw.organization_ref SET name = '' WHERE name = '{}';"
      "CREATE OR REPLACE TEMP TABLE twin AS SELECT organization_ref AS twin_ref, CASE WHEN name <> '' OR "
      "domain <> '' THEN min(organization_ref) OVER (PARTITION BY name, country, domain) END AS kept FROM "
      "raw.organization_ref;"
      "DELETE FROM twin WHERE twin_ref = kept",
      kErasedMention)));
  for (const auto& noun : nouns())
    if (noun.has("organization"))
      PLENARY_TRY(c.run(
          fmt::format("UPDATE {} SET organization_ref = kept FROM twin WHERE organization_ref = twin_ref",
                      table_of(noun))));
  return c.run("DELETE FROM raw.organization_ref WHERE organization_ref IN (SELECT twin_ref FROM twin)");
}

struct Person {
  int64_t number = 0;  // of the reference, or of the person
  std::string name, mail, key;
};

// Name, address and identifier as one text: the lengths of the first two before them, whatever they hold.
std::string packed(const Person& p) {
  return fmt::format("{:08x}{:08x}{}{}{}", p.name.size(), p.mail.size(), p.name, p.mail, p.key);
}

Result<SealedName> unpacked(const std::string& text) {
  size_t name = 0, mail = 0;
  const char* at = text.data();
  if (text.size() < 16 || std::from_chars(at, at + 8, name, 16).ptr != at + 8 ||
      std::from_chars(at + 8, at + 16, mail, 16).ptr != at + 16 || text.size() - 16 < name + mail)
    return fail(ErrorKind::kWorkspace, "table sealed is damaged");
  return SealedName{text.substr(16, name), text.substr(16 + name, mail), text.substr(16 + name + mail)};
}

Status put_under_seal(duck::Connection& c, const SecretKey& key, const char* what, const Person& p) {
  return change(c, "INSERT INTO sealed VALUES ($1, $2, $3)",
                {std::string(what), p.number, seal(key, packed(p))});
}

}  // namespace

Status check_erased(duck::Connection& c, const Withheld& withheld) {
  const auto have = withheld.erased_hashes();
  bool lost = false;
  PLENARY_TRY(duck::for_each_row(c, "SELECT hash FROM erased", [&](const Row& r) {
    lost |= !std::ranges::binary_search(have, duck::to_text(r[0]));
  }));
  if (lost)
    return fail(
        ErrorKind::kWorkspace,
        "identity.withheld lacks lines of people whom this store knows to be erased: put the file back as it "
        "was, lines are only ever added");
  return {};
}

Status erase_people(duck::Connection& c, Withheld& withheld) {
  if (!withheld.erases()) return {};
  PLENARY_TRY(find_erased(c, withheld));
  PLENARY_TRY(unlink_records(c));
  PLENARY_TRY(clean_texts(c, withheld));
  PLENARY_TRY(join_organizations(c));
  PLENARY_TRY(c.run("DELETE FROM erased"));
  PLENARY_LET(to, c.appender("", "erased"));
  for (const auto& hash : withheld.erased_hashes()) {
    to.text(hash);
    PLENARY_TRY(to.end_row());
  }
  return to.finish();
}

namespace {

// Texts about the hidden: decisions and doubts as the store shows them, and reasons. They are made again from
// names and from the file of decisions, so nothing is lost.
Status hide_texts(duck::Connection& c) {
  // Whole words only: hiding a Dave leaves Davenport.
  const auto names = [](const char* column) {
    const auto words = [](const char* text) {
      return fmt::format("concat(' ', translate(lower({}), '<>[](),;:\"', '          '), ' ')", text);
    };
    return fmt::format("contains({}, {})", words(column), words("said"));
  };
  return c.run(fmt::format(
      "CREATE OR REPLACE TEMP TABLE hidden_text AS SELECT DISTINCT unnest([name, mail, key]) AS said FROM "
      "raw.person_ref "
      "SEMI JOIN hidden_reference USING (person_ref);"
      "DELETE FROM hidden_text WHERE length(said) < 2;"
      "UPDATE judgement SET subject = '{0}', object = '{0}', reason = '{0}' FROM hidden_text WHERE {1};"
      "UPDATE judgement_conflict SET sentence = 'decisions about a hidden person cannot hold together' FROM "
      "hidden_text "
      "WHERE {2};"
      "DELETE FROM name_review USING hidden_text WHERE {1};"
      "UPDATE person_decision SET reason = '{0}' FROM hidden_text WHERE (rule = 'decision' OR "
      "contains(reason, '\"')) "
      "AND {3}",
      kHiddenName, names("concat_ws(' ', subject, object, reason)"), names("sentence"), names("reason")));
}

}  // namespace

Status seal_people(duck::Connection& c, Withheld& withheld) {
  // Keys that no decision uses any more say who somebody was.
  if (withheld.hides() || withheld.erases())
    PLENARY_TRY(c.run(
        "DELETE FROM person_key WHERE person_id NOT IN (SELECT person_id FROM person_decision WHERE "
        "person_id IS NOT NULL);"
        "DELETE FROM organization_key WHERE key NOT IN (SELECT organization FROM ref.organizations) AND "
        "organization_id NOT IN (SELECT organization_id FROM organization_decision WHERE organization_id "
        "IS NOT NULL)"));
  if (!withheld.hides()) return {};
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE hidden_reference (person_ref INTEGER)"));
  PLENARY_LET(to, c.appender("temp", "hidden_reference"));
  Status status;
  PLENARY_TRY(duck::for_each_row(c, "SELECT person_ref, name, mail, key, body FROM raw.person_ref",
                                 [&](const Row& r) {
                                   const auto name = duck::to_text(r[1]), mail = duck::to_text(r[2]),
                                              key = duck::to_text(r[3]), body = duck::to_text(r[4]);
                                   if (!status || !withheld.hidden({name, mail, key, body, ""})) return;
                                   to.integer(std::get<int64_t>(r[0]));
                                   status = to.end_row();
                                 }));
  PLENARY_TRY(status);
  PLENARY_TRY(to.finish());
  PLENARY_TRY(c.run(
      "CREATE OR REPLACE TEMP TABLE hidden_person AS SELECT DISTINCT person_id FROM person_decision SEMI "
      "JOIN "
      "hidden_reference USING (person_ref) WHERE person_id IS NOT NULL;"
      "INSERT INTO hidden_reference SELECT person_ref FROM person_decision SEMI JOIN hidden_person USING "
      "(person_id) ANTI JOIN hidden_reference USING (person_ref)"));
  std::vector<Person> references, people;
  PLENARY_TRY(duck::for_each_row(
      c,
      "SELECT person_ref, name, mail, key FROM raw.person_ref SEMI JOIN hidden_reference USING (person_ref)",
      [&](const Row& r) {
        references.push_back(
            {std::get<int64_t>(r[0]), duck::to_text(r[1]), duck::to_text(r[2]), duck::to_text(r[3])});
      }));
  PLENARY_TRY(duck::for_each_row(
      c,
      "SELECT k.person_id, p.name, k.key FROM person_key k SEMI JOIN hidden_person h USING (person_id) LEFT "
      "JOIN person p USING (person_id)",
      [&](const Row& r) {
        people.push_back({std::get<int64_t>(r[0]), duck::to_text(r[1]), "", duck::to_text(r[2])});
      }));
  PLENARY_TRY(hide_texts(c));
  for (const auto& p : references) PLENARY_TRY(put_under_seal(c, withheld.key(), "reference", p));
  for (const auto& p : people) PLENARY_TRY(put_under_seal(c, withheld.key(), "person", p));
  return c.run(fmt::format(
      "UPDATE raw.person_ref SET name = '{0}', mail = '', key = '' WHERE person_ref IN (FROM "
      "hidden_reference);"
      "UPDATE person SET name = '{0}', person = '{0}' WHERE person_id IN (FROM hidden_person);"
      "UPDATE person_key SET key = concat('{0} ', person_id) WHERE person_id IN (FROM hidden_person)",
      kHiddenName));
}

namespace {

// Hands on what is under seal: what it is, its number, and who.
template <class F>
Status each_sealed(duck::Connection& c, const SecretKey& key, F f) {
  Status status;
  PLENARY_TRY(duck::for_each_row(c, "SELECT what, number, box FROM sealed", [&](const Row& r) {
    if (!status) return;
    const auto text = unseal(key, duck::to_text(r[2]));
    auto name = text ? unpacked(*text) : Result<SealedName>(std::unexpected(text.error()));
    if (name)
      f(duck::to_text(r[0]), std::get<int64_t>(r[1]), std::move(*name));
    else
      status = std::unexpected(name.error());
  }));
  return status;
}

}  // namespace

Status unseal_people(duck::Connection& c, const Withheld& withheld) {
  std::vector<std::pair<std::string, std::vector<duck::Value>>> changes;
  PLENARY_TRY(
      each_sealed(c, withheld.key(), [&](const std::string& what, int64_t number, const SealedName& who) {
        if (what == "reference") {
          changes.push_back({"UPDATE raw.person_ref SET name = $2, mail = $3, key = $4 WHERE person_ref = $1",
                             {number, who.name, who.mail, who.key}});
          return;
        }
        changes.push_back({"UPDATE person_key SET key = $2 WHERE person_id = $1", {number, who.key}});
        changes.push_back({"UPDATE person SET name = NULLIF($2, ''), person = $3 WHERE person_id = $1",
                           {number, who.name, who.key}});
      }));
  for (const auto& [sql, values] : changes) PLENARY_TRY(change(c, sql, values));
  return changes.empty() ? Status{} : c.run("DELETE FROM sealed");
}

Result<std::unordered_map<int64_t, SealedName>> sealed_references(const Workspace& workspace,
                                                                  duck::Connection& c) {
  std::unordered_map<int64_t, SealedName> all;
  PLENARY_LET(some, c.query("SELECT count(*) FROM information_schema.tables WHERE table_name = 'sealed'"));
  if (std::get<int64_t>(some.rows[0][0]) == 0) return all;  // a store from before people could be hidden
  PLENARY_LET(rows, c.query("SELECT 1 FROM sealed LIMIT 1"));
  if (rows.rows.empty()) return all;
  PLENARY_LET(key, read_secret_key(workspace.secret_key()));
  PLENARY_TRY(each_sealed(c, key, [&](const std::string& what, int64_t number, SealedName who) {
    if (what == "reference") all.emplace(number, std::move(who));
  }));
  return all;
}

Status write_whole(duck::Connection& c, const std::string& path) {
  PLENARY_LET(name, c.query("SELECT current_database()"));
  return c.run(
      fmt::format("SET preserve_insertion_order = true; ATTACH {} AS whole; COPY FROM DATABASE {} TO whole; "
                  "CHECKPOINT whole; DETACH whole",
                  duck::quote(path), quote_name(duck::to_text(name.rows[0][0]))));
}

}  // namespace plenary
