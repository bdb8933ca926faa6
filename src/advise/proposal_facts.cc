#include "advise/proposal_facts.h"

#include <fmt/core.h>

#include <algorithm>

#include "advise/known_parties.h"
#include "advise/overlap.h"
#include "advise/past_works.h"
#include "base/text.h"
#include "metric/side.h"
#include "metric/views.h"
#include "record/identifier.h"

namespace plenary {
namespace {

constexpr size_t kMostNear = 40;         // looked at; those alike are shown
constexpr size_t kMostDependents = 200;  // of one text

// Relations that say nothing of one text resting on another.
constexpr const char* kDependents =
    "SELECT DISTINCT l.kind, COALESCE(w.document, s.document), COALESCE(s.title, ''), COALESCE(b.body, '') "
    "FROM link l "
    "JOIN document s ON s.document = l.document LEFT JOIN document w ON w.document_id = s.work_id "
    "JOIN document t ON t.document = l.target JOIN document tw ON tw.document_id = t.work_id "
    "LEFT JOIN body b ON b.body_id = s.body_id "
    "WHERE tw.document = $1 AND s.work_id <> t.work_id AND COALESCE(s.day, CAST($3 AS DATE)) <= CAST($2 AS "
    "DATE) "
    "AND lower(l.kind) NOT IN ('hasedition', 'editionof', 'levelof', 'instanceof', 'obsoletedby', "
    "'updatedby') "
    "ORDER BY 2, 1 LIMIT {}";

constexpr const char* kWork =
    "SELECT COALESCE(b.body, ''), COALESCE(g.\"group\", ''), COALESCE(c.type, ''), c.begun_day, "
    "(SELECT min(day) FROM document WHERE work_id = CAST($1 AS BIGINT)) FROM work_span c "
    "LEFT JOIN body b ON b.body_id = c.body_id LEFT JOIN groups g ON g.group_id = c.group_id "
    "WHERE c.work_id = CAST($1 AS BIGINT)";

// The earliest version that has a title: later ones are hindsight.
constexpr const char* kTitle =
    "SELECT title FROM document WHERE work_id = CAST($1 AS BIGINT) AND title <> '' "
    "ORDER BY day IS NULL, day, document LIMIT 1";

constexpr const char* kBackers =
    "SELECT DISTINCT COALESCE(o.name, ''), COALESCE(p.name, '') FROM work_backing k "
    "LEFT JOIN organization o ON o.organization_id = k.organization_id "
    "LEFT JOIN person p ON p.person_id = k.person_id "
    "WHERE k.work_id = CAST($1 AS BIGINT) AND k.day <= CAST($2 AS DATE) ORDER BY 1, 2";

constexpr const char* kNamed =
    "SELECT DISTINCT l.target FROM link l JOIN document s ON s.document = l.document "
    "WHERE s.work_id = CAST($1 AS BIGINT) AND s.day <= CAST($2 AS DATE) ORDER BY 1";

std::string key_of(const std::string& said) {
  const auto id = parse_identifier(said);
  return id ? base_key(id->work()) : "";
}

Status find_all(duck::Connection& c, const std::vector<ProposalParty>& said, Day day,
                std::vector<KnownParty>& to) {
  for (const auto& one : said) {
    PLENARY_LET(party, find_party(c, one, day));
    to.push_back(std::move(party));
  }
  return {};
}

// The day of a text of which none is on record: of a proposal of today all that is on record is there; of the
// past nobody knows whether it was.
Day undated(const ProposalFacts& facts) {
  return facts.document.empty() ? facts.day : Day{facts.day.days + 1};
}

// What is named and has a number: the base text, and those to which there are relations.
void find_named(ProposalFacts& facts) {
  auto said = facts.proposal.relations;
  said.push_back(facts.proposal.base_text);
  for (const auto& one : said)
    if (auto key = key_of(one); !key.empty() && std::ranges::find(facts.named, key) == facts.named.end())
      facts.named.push_back(std::move(key));
}

Status find_near_texts(duck::Connection& c, ProposalFacts& facts) {
  const auto& p = facts.proposal;
  PLENARY_LET(found, find_near(c, p.title, p.scope + "\n" + p.summary, {}, kMostNear));
  const auto there = [&](const Work& work) { return work.first.value_or(undated(facts)) <= facts.day; };
  facts.texts = static_cast<size_t>(std::ranges::count_if(found.list.works, there));
  for (const auto& near : found.near) {
    const auto& work = found.list.works[near.work];
    const bool alike = near.likeness.words >= kAlikeWords && near.likeness.shared_words.size() >= kLeastWords;
    if (!alike || !there(work) || work.key == facts.document) continue;
    facts.near.push_back({work.key, work.name, work.title, found.list.bodies[work.body], work.status,
                          work.first, near.likeness.words, near.likeness.shared_words,
                          std::ranges::find(facts.named, work.key) != facts.named.end()});
  }
  for (const auto& key : facts.named)
    if (found.list.find(key)) facts.named_on_record.push_back(key);
  return {};
}

Status find_dependents(duck::Connection& c, ProposalFacts& facts) {
  const auto sql = fmt::format(fmt::runtime(kDependents), kMostDependents);
  PLENARY_TRY(make_views_for(c, sql));
  for (const auto& key : facts.named_on_record)
    PLENARY_TRY(c.each_row(sql, {key, to_string(facts.day), to_string(undated(facts))},
                           [&](const auto&, const auto& row) {
                             facts.dependents.push_back({key, duck::to_text(row[0]), duck::to_text(row[1]),
                                                         duck::to_text(row[2]), duck::to_text(row[3])});
                             return true;
                           }));
  return {};
}

Status look_up(duck::Connection& c, ProposalFacts& facts) {
  const auto& p = facts.proposal;
  PLENARY_TRY(find_all(c, p.supporters, facts.day, facts.supporters));
  PLENARY_TRY(find_all(c, p.customers, facts.day, facts.customers));
  PLENARY_TRY(find_all(c, p.implementers, facts.day, facts.implementers));
  for (const auto& one : p.editors) {
    PLENARY_LET(editor, find_editor(c, one, facts.day));
    facts.editors.push_back(std::move(editor));
  }
  find_named(facts);
  PLENARY_TRY(find_near_texts(c, facts));
  return find_dependents(c, facts);
}

// The name on record of a body or group; else a fault that names what is near.
Result<std::string> label_of(duck::Connection& c, const std::string& said, const char* slice,
                             const Proposal& p, std::vector<ProposalFault>& faults) {
  auto found = find_side(c, said, slice);
  if (found) return found->label;
  if (found.error().kind != ErrorKind::kUsage) return std::unexpected(found.error());
  faults.push_back(
      {p.place(slice), found.error().message, fmt::format("write a {} that has records", slice)});
  return "";
}

// What was said of a work by the day: its title, who stood behind it, what it refers to.
Status read_beginning(duck::Connection& c, const std::string& work, ProposalFacts& out) {
  auto& p = out.proposal;
  PLENARY_LET(title, c.query(kTitle, {work}));
  p.title = title.rows.empty() ? out.document : duck::to_text(title.rows[0][0]);
  PLENARY_TRY(make_views_for(c, kBackers));
  PLENARY_TRY(c.each_row(kBackers, {work, to_string(out.day)}, [&](const auto&, const auto& who) {
    const auto organization = duck::to_text(who[0]), person = duck::to_text(who[1]);
    if (!organization.empty() &&
        std::ranges::find(p.supporters, organization, &ProposalParty::name) == p.supporters.end())
      p.supporters.push_back({organization, ""});
    if (!person.empty()) p.editors.push_back({person, organization});
    return true;
  }));
  PLENARY_TRY(make_views_for(c, kNamed));
  return c.each_row(kNamed, {work, to_string(out.day)}, [&](const auto&, const auto& target) {
    p.relations.push_back(duck::to_text(target[0]));
    return true;
  });
}

}  // namespace

Result<ProposalFacts> find_facts(duck::Connection& c, Proposal proposal, Day day,
                                 std::vector<ProposalFault>& faults) {
  ProposalFacts out{.proposal = std::move(proposal), .day = day};
  auto& p = out.proposal;
  if (!p.body.empty()) {
    PLENARY_LET(body, label_of(c, p.body, "body", p, faults));
    if (!body.empty()) p.body = body;
    if (!body.empty() && !p.group.empty()) {
      const auto said = p.group.contains('/') ? p.group : body + "/" + p.group;
      PLENARY_LET(group, label_of(c, said, "group", p, faults));
      out.group = group.substr(group.find('/') + 1);
    }
  }
  PLENARY_TRY(look_up(c, out));
  return out;
}

Result<ProposalFacts> find_facts_of(duck::Connection& c, const std::string& document) {
  const auto key = key_of(document).empty() ? base_key(document) : key_of(document);
  PLENARY_TRY(make_views_for(c, kWork));
  PLENARY_LET(own, c.query("SELECT CAST(document_id AS VARCHAR) FROM document WHERE document = $1", {key}));
  const auto work = own.rows.empty() ? "0" : duck::to_text(own.rows[0][0]);
  PLENARY_LET(found, c.query(kWork, {work}));
  if (found.rows.empty())
    return fail(
        ErrorKind::kNotFound,
        fmt::format("no work '{}' is on record: write an identifier, such as ITU-T G.709, or a key, such as "
                    "itu-t:g.709",
                    printable(clean(document, 200))));
  const auto& row = found.rows[0];
  ProposalFacts out{.document = key, .group = duck::to_text(row[1])};
  auto& p = out.proposal;
  p.file = key, p.body = duck::to_text(row[0]), p.group = out.group, p.type = duck::to_text(row[2]);
  const auto* begun = std::get_if<Day>(&row[3]);
  const auto* first = std::get_if<Day>(&row[4]);
  if (begun == nullptr && first == nullptr)
    return fail(ErrorKind::kNotFound,
                fmt::format("no source says a day of '{}': nothing can be told of its beginning", key));
  if (begun != nullptr) out.begun = *begun;
  out.day = Day{(begun != nullptr ? begun : first)->days + kEarlyDays};
  PLENARY_TRY(read_beginning(c, work, out));
  PLENARY_TRY(look_up(c, out));
  return out;
}

}  // namespace plenary
