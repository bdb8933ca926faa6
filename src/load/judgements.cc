#include "load/judgements.h"

#include <fmt/core.h>

#include <optional>

#include "base/text.h"

namespace plenary {
namespace {

void put(duck::Appender& to, const JournalEntry& e) {
  to.text(e.id), to.text(e.at), to.text(e.author), to.text(e.person ? "person" : "organization");
  to.text(verb_name(e.verb)), to.text(e.subject), to.text(e.object);
  e.from ? to.date(e.from->day) : to.null();
  e.to ? to.date(e.to->last()) : to.null();
  to.text(e.reason);
}

// The numbers of the people whose references a designator fits.
Result<std::vector<int64_t>> people(duck::Connection& c, const Designator& who) {
  // The engine narrows by what is cheap to compare; what fits is decided in one place.
  std::string where = "true";
  std::vector<duck::Value> parameters;
  const auto narrow = [&](const char* column, const std::string& value) {
    if (value.empty()) return;
    parameters.emplace_back(value);
    where += fmt::format(" AND lower(r.{}) = ${}", column, parameters.size());
  };
  narrow("mail", who.mail), narrow("key", who.key), narrow("body", who.body);
  std::vector<int64_t> all;
  PLENARY_TRY(c.each_row(
      fmt::format("SELECT d.person_id, r.name, r.mail, r.key, r.body FROM raw.person_ref r JOIN "
                  "person_decision d USING (person_ref) WHERE d.person_id IS NOT NULL AND {} ORDER BY 1",
                  where),
      parameters, [&](const auto&, const auto& row) {
        const auto id = std::get<int64_t>(row[0]);
        if ((all.empty() || all.back() != id) && fits(who, duck::to_text(row[1]), duck::to_text(row[2]),
                                                      duck::to_text(row[3]), duck::to_text(row[4])))
          all.push_back(id);
        return true;
      }));
  return all;
}

Status note_unknown(duck::Connection& c, const std::string& decision, const std::string& name) {
  PLENARY_LET(
      noted,
      c.query("INSERT INTO judgement_conflict VALUES ($1)",
              {fmt::format("decision {} is about {}, whom no source names", decision, printable(name))}));
  static_cast<void>(noted);
  return {};
}

}  // namespace

Result<Judgements> take_judgements(Writer& writer) {
  PLENARY_LET(journal, parse_journal(writer.decisions()));
  auto judgements = in_force(journal);
  auto& c = writer.connection();
  PLENARY_TRY(c.run("DELETE FROM judgement; DELETE FROM judgement_conflict"));
  PLENARY_LET(to, c.appender("", "judgement"));
  for (const auto& e : judgements.in_force) {
    put(to, e);
    PLENARY_TRY(to.end_row());
  }
  PLENARY_TRY(to.finish());
  for (const auto& conflict : judgements.contradictions) {
    PLENARY_LET(noted, c.query("INSERT INTO judgement_conflict VALUES ($1)",
                               {fmt::format("{} (decision {}; the later one, {}, holds)", conflict.why,
                                            conflict.earlier, conflict.later)}));
    static_cast<void>(noted);
  }
  return judgements;
}

Status note_conflicts(duck::Connection& c, const Judge& judge) {
  for (const auto& sentence : judge.conflicts()) {
    PLENARY_LET(noted, c.query("INSERT INTO judgement_conflict VALUES ($1)", {sentence}));
    static_cast<void>(noted);
  }
  return {};
}

Result<std::optional<int64_t>> judged_organization(duck::Connection& c, const std::string& name) {
  std::optional<int64_t> id;
  const auto wanted = fold(name);
  auto take = [&](const auto&, const auto& row) {
    if (!id && fold(duck::to_text(row[1])) == wanted) id = std::get<int64_t>(row[0]);
    return !id;
  };
  // As a source writes it, else by the name of the organization itself.
  PLENARY_TRY(
      c.each_row("SELECT d.organization_id, r.name FROM raw.organization_ref r JOIN organization_decision d "
                 "USING (organization_ref) WHERE d.organization_id IS NOT NULL ORDER BY 1",
                 {}, take));
  if (!id) PLENARY_TRY(c.each_row("SELECT organization_id, name FROM organization ORDER BY 1", {}, take));
  return id;
}

Status judge_names(duck::Connection& c, const Judgements& judgements) {
  for (const auto& e : judgements.in_force) {
    if (e.verb != Verb::kNamed) continue;
    PLENARY_LET(who, people(c, designator(e.subject)));
    for (const auto person : who) {
      PLENARY_LET(named, c.query("UPDATE person SET name = $2 WHERE person_id = $1", {person, e.object}));
      static_cast<void>(named);
    }
    if (who.empty()) PLENARY_TRY(note_unknown(c, e.id, e.subject));
  }
  return {};
}

Status note_disputes(duck::Connection& c, const Judgements& judgements) {
  PLENARY_TRY(c.run("DELETE FROM credit_dispute"));
  for (const auto& e : judgements.in_force) {
    if (e.verb != Verb::kDisputed) continue;
    PLENARY_LET(who, people(c, designator(e.subject)));
    if (who.empty()) PLENARY_TRY(note_unknown(c, e.id, e.subject));
    for (const auto person : who) {
      PLENARY_LET(noted, c.query("INSERT INTO credit_dispute VALUES ($1, $2, $3, $4, $5, $6)",
                                 {e.id, person, e.object, e.at, e.author, e.reason}));
      static_cast<void>(noted);
    }
  }
  return {};
}

Status judge_affiliations(duck::Connection& c, const Judgements& judgements) {
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE judged_affiliation (person_id INTEGER, organization_id INTEGER, "
            "from_day DATE, to_day DATE)"));
  PLENARY_LET(to, c.appender("temp", "judged_affiliation"));
  for (const auto& e : judgements.in_force) {
    if (e.verb != Verb::kAffiliation) continue;
    PLENARY_LET(who, people(c, designator(e.subject)));
    PLENARY_LET(organization, judged_organization(c, e.object));
    if (!organization || who.empty()) {
      PLENARY_TRY(note_unknown(c, e.id, who.empty() ? e.subject : e.object));
      continue;
    }
    for (const auto person : who) {
      to.integer(person), to.integer(*organization);
      to.date(e.from ? e.from->day : make_day(1, 1, 1));
      to.date(e.to ? Day{e.to->last().days + 1} : make_day(9999, 12, 31));
      PLENARY_TRY(to.end_row());
    }
  }
  return to.finish();
}

}  // namespace plenary
