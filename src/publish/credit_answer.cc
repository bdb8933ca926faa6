#include "publish/credit_answer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "metric/side.h"
#include "publish/gate.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/render.h"
#include "record/identifier.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

constexpr size_t kMostRows = 40;  // in a terminal

// One row a name: what somebody is recognized for, over all things.
struct Recognized {
  std::string organization;
  std::vector<std::string> credits;  ///< in the order of the kinds
  std::set<std::string> roles, evidence;
  std::optional<Day> first, last;
  bool lasts = false;
  int64_t records = 0;

  void add(const CreditEntry& e) {
    if (std::ranges::find(credits, e.credit) == credits.end()) credits.push_back(e.credit);
    if (!e.organization.empty()) organization = e.organization;
    if (!e.roles.empty()) roles.insert(e.roles);
    evidence.insert(e.evidence);
    if (e.first && (!first || *e.first < *first)) first = e.first;
    if (e.last && (!last || *e.last > *last)) last = e.last;
    lasts = lasts || !e.last;
    records += e.records;
  }
};

Value day(const std::optional<Day>& when) { return when ? Value(*when) : Value(); }

std::string words(const std::set<std::string>& all) { return fmt::format("{}", fmt::join(all, ", ")); }

// Rows of people or of organizations that the audience may see by name.
std::vector<std::pair<std::string, Recognized>> recognized(const CreditAnswer& a, bool people) {
  std::vector<std::pair<std::string, Recognized>> out;
  std::optional<int64_t> last;
  for (const auto& e : a.ledger.entries) {
    if (e.person.has_value() != people || !a.shows(e)) continue;
    const auto& name = people ? e.name : e.organization;
    if (out.empty() || out.back().first != name || last != e.person) out.emplace_back(name, Recognized());
    out.back().second.add(e), last = e.person;
  }
  return out;
}

Section recognition(const CreditAnswer& a, bool people, bool terminal) {
  const bool staff = is_staff(a.audience);
  Section out{people ? "people" : "organizations",
              people ? "People" : "Organizations, where the records name no person",
              "",
              {}};
  const auto add = [&](duck::Column column, const char* heading) {
    if (terminal) column.name = heading;
    out.table.columns.push_back(std::move(column));
  };
  add(text(people ? "person" : "organization"), people ? "Name" : "Organization"),
      add(text("credits"), "Credit");
  if (people && staff) add(text("organization"), "For");
  if (staff)
    add(text("roles"), "Roles"), add(text("evidence"), "Evidence"),
        add({"first", duck::Type::kDate, "DATE"}, "First"), add({"last", duck::Type::kDate, "DATE"}, "Last"),
        add(whole("records"), "Records");
  for (const auto& [name, r] : recognized(a, people)) {
    auto& row =
        out.table.rows.emplace_back(std::vector<Value>{name, fmt::format("{}", fmt::join(r.credits, ", "))});
    if (people && staff) row.push_back(said(r.organization));
    if (staff)
      row.insert(row.end(), {said(words(r.roles)), words(r.evidence), day(r.first),
                             r.lasts ? Value() : day(r.last), r.records});
  }
  if (terminal) out.note = cut(out.table, kMostRows);
  return out;
}

// Whether some who worked on it are not named here; how many is for nobody but staff.
bool leaves_out(const CreditAnswer& a) {
  return std::ranges::any_of(a.ledger.entries,
                             [&](const CreditEntry& e) { return e.person.has_value() && !a.shows(e); });
}

// A day, or its year where the audience sees no finer time.
std::string when(const CreditAnswer& a, const std::optional<Day>& day) {
  if (!day) return "";
  return a.rules.whole_years ? fmt::format("{}", civil(*day).year) : to_string(*day);
}

Section ledger(const CreditAnswer& a, bool terminal) {
  Section out{"entries", "What the records say", "", {}};
  const bool staff = is_staff(a.audience);
  constexpr std::array<std::pair<const char*, const char*>, 8> kColumns{{{"credit", "Credit"},
                                                                         {"about", "For"},
                                                                         {"title", "Title"},
                                                                         {"body", "Body"},
                                                                         {"organization", "Organization"},
                                                                         {"roles", "Roles"},
                                                                         {"first", "First"},
                                                                         {"last", "Last"}}};
  for (const auto& [name, heading] : kColumns) out.table.columns.push_back(text(terminal ? heading : name));
  if (staff)
    out.table.columns.push_back(text(terminal ? "Evidence" : "evidence")),
        out.table.columns.push_back(whole(terminal ? "Records" : "records"));
  for (const auto& e : a.ledger.entries) {
    if (!a.shows(e)) continue;
    const bool lasts = !e.last && e.evidence == "post";
    auto& row = out.table.rows.emplace_back(
        std::vector<Value>{e.credit, e.about, said(e.title), said(e.body),
                           a.rules.organizations ? said(e.organization) : Value(), said(e.roles),
                           said(when(a, e.first)), said(lasts ? "today" : when(a, e.last))});
    if (staff) row.emplace_back(e.evidence), row.emplace_back(e.records);
  }
  if (terminal) out.note = cut(out.table, kMostRows);
  return out;
}

Section kinds(const CreditAnswer& a, bool terminal) {
  Section out{"kinds", "By kind of credit", "", {}};
  out.table.columns = {text(terminal ? "Credit" : "credit"), whole(terminal ? "Things" : "things"),
                       text(terminal ? "What it means" : "definition")};
  for (const auto& kind : credit_kinds()) {
    const auto n = std::ranges::count_if(
        a.ledger.entries, [&](const CreditEntry& e) { return e.credit == kind.key && a.shows(e); });
    if (n > 0)
      out.table.rows.push_back(
          {std::string(kind.key), static_cast<int64_t>(n), std::string(kind.definition)});
  }
  return out;
}

Section uncredited(const CreditAnswer& a, bool terminal) {
  Section out{"uncredited",
              fmt::format("Not named in the text, with {} changes or more in its repository", kMissedFrom),
              "",
              {}};
  out.table.columns = {text(terminal ? "Name" : "person"), text(terminal ? "For" : "organization"),
                       text(terminal ? "Text" : "about"), whole(terminal ? "Changes" : "changes")};
  for (const auto& e : a.ledger.uncredited)
    out.table.rows.push_back({said(e.name), said(e.organization), e.about, e.records});
  if (terminal) out.note = cut(out.table, kMostRows);
  return out;
}

Section disputes(const CreditAnswer& a, bool terminal) {
  Section out{"disputes", "Disputed", "", {}};
  for (const char* name : {"person", "text", "reason", "day", "author", "id"})
    out.table.columns.push_back(text(name));
  for (const auto& d : a.ledger.disputes)
    out.table.rows.push_back({said(d.name), d.text, said(d.reason), d.day, said(d.author), d.id});
  if (terminal && !out.table.rows.empty()) out.note = "Settled by: plenary resolve --undo ID";
  return out;
}

std::string name_of(const Work& work) {
  const auto& name = work.name.empty() ? work.key : work.name;
  return work.title.empty() ? name : name + ": " + work.title;
}

// The key of a text as people write it: with its body, or as the body that was named, or the only one, has
// it.
Result<std::string> text_key(duck::Connection& c, const WorkList& works, const CreditQuestion& question) {
  if (const auto id = parse_identifier(question.text)) return id->key();
  const auto typed = ascii_lower(trim(question.text));
  const auto slug = ":" + identifier_slug(typed);
  std::vector<std::string> found;
  for (const auto& work : works.works)
    if (work.key.ends_with(slug) &&
        (question.body.empty() || works.bodies[work.body] == ascii_lower(question.body)))
      found.push_back(work.key);
  if (found.size() == 1) return found.front();
  // A contribution is no work of the list, but has a name.
  PLENARY_LET(named,
              c.query("SELECT min(d.document) FROM document d LEFT JOIN body b ON b.body_id = d.body_id "
                      "WHERE lower(d.name) = $1 AND ($2 = '' OR b.body = lower(trim($2)))",
                      {typed, question.body}));
  const auto key = duck::to_text(named.rows[0][0]);
  return key.empty() ? typed : key;
}

Result<CreditPerson> one_person(Reader& reader, const std::string& who, Audience audience,
                                const PublicNames& names) {
  PLENARY_LET(found, find_credited(reader.connection(), who));
  if (!is_staff(audience)) {
    // A number would tell who is behind it; an unlisted name is nobody's.
    std::erase_if(found, [&](const CreditPerson& p) { return !names.listed(p.name); });
    if (found.size() != 1 || who.starts_with('#'))
      return fail(ErrorKind::kNotFound,
                  fmt::format("nobody named '{}' has agreed to be named here", printable(who)));
    return found.front();
  }
  if (found.empty())
    return fail(ErrorKind::kNotFound, fmt::format("nobody is on record as '{}'", printable(who)));
  if (found.size() == 1) return found.front();
  std::string all;
  for (const auto& p : found)
    all += fmt::format("{}#{} {} ({})", all.empty() ? "" : "; ", p.id, p.name,
                       p.bodies.empty() ? "no body" : p.bodies);
  return fail(ErrorKind::kUsage,
              fmt::format("several people are written '{}': say which: {}", printable(who), all));
}

}  // namespace

bool CreditAnswer::shows(const CreditEntry& e) const {
  if (is_staff(audience)) return true;
  if (!e.person) return rules.organizations;
  const std::string_view act = e.credit == "authoring" ? "authored" : e.credit == "editing" ? "edited" : "";
  return names.shows(e.name, act);
}

Result<CreditQuestion> parse_credit(const Parameters& asked) {
  CreditQuestion out;
  out.body = asked.get("body"), out.group = asked.get("group");
  out.text = asked.get("document");
  PLENARY_LET(from, asked.date("from"));
  PLENARY_LET(to, asked.date("to"));
  out.from = from, out.to = to;
  return out;
}

Result<CreditAnswer> credit_answer(Reader& reader, const CreditQuestion& question, Audience audience) {
  auto& c = reader.connection();
  PLENARY_LET(policy, policy_of(reader));
  PLENARY_LET(names, PublicNames::of(reader, audience));
  CreditAnswer out{question, {}, {}, {}, reader.snapshot(), audience, policy.of(audience), std::move(names)};
  MeasureQuery window;
  window.from = question.from, window.to = question.to;
  PLENARY_TRY(check_grain(out.rules, window));
  CreditScope scope;
  if (question.from) scope.from = question.from->day;
  if (question.to) scope.to = question.to->last();
  if (out.of_person()) {
    PLENARY_LET(person, one_person(reader, question.person, audience, out.names));
    out.person = person, scope.person = person.id;
  }
  if (!question.text.empty()) {
    PLENARY_LET(works, read_works(c));
    PLENARY_LET(key, text_key(c, works, question));
    PLENARY_LET(text, find_standard(c, works, key));
    out.question.text = out.text_name = text.key;
    if (text.work) out.text_name = name_of(works.works[*text.work]);
    scope.text = std::move(text);
  }
  if (!question.body.empty()) {
    PLENARY_LET(side, find_side(c, question.body, "body"));
    out.question.body = scope.body = side.label;
  }
  if (!question.group.empty()) {
    PLENARY_LET(side, find_side(c, question.group, "group"));
    out.question.group = scope.group = side.label;
  }
  if (question.company) {
    PLENARY_TRY(may_see_organizations(reader, audience));
    scope.company = question.company;
  }
  if (!scope.person && !scope.text && scope.body.empty() && scope.group.empty() && !scope.company)
    return fail(ErrorKind::kUsage, "say whose credit: a person, a document, a body or a group");
  PLENARY_LET(ledger, read_credit(c, scope));
  out.ledger = std::move(ledger);
  return out;
}

std::string credit_heading(const CreditAnswer& a) {
  const auto& q = a.question;
  std::string of;
  for (const auto& part : {a.text_name, q.group, q.group.empty() ? q.body : ""})
    if (!part.empty()) of += (of.empty() ? "" : ", ") + part;
  std::string out = a.of_person() ? "Contributions of " + a.person.name : "Credit for " + of;
  if (a.of_person() && !of.empty()) out += " to " + of;
  if (q.from) out += ", from " + to_string(*q.from);
  if (q.to) out += ", to " + to_string(*q.to);
  return out;
}

std::vector<Section> credit_sections(const CreditAnswer& a, bool terminal) {
  std::vector<Section> out;
  if (a.of_person())
    out = {ledger(a, terminal), kinds(a, terminal)};
  else
    out = {recognition(a, true, terminal), recognition(a, false, terminal), kinds(a, terminal)};
  if (!a.of_person() && !is_staff(a.audience)) out.pop_back();  // no counts
  if (is_staff(a.audience)) out.push_back(uncredited(a, terminal)), out.push_back(disputes(a, terminal));
  for (auto& section : out) mark(section.table, a.snapshot);
  std::erase_if(out, [&](const Section& s) { return terminal && s.table.rows.empty(); });
  return out;
}

std::vector<std::string> credit_notes(const CreditAnswer& a) {
  std::vector<std::string> out;
  if (leaves_out(a)) out.emplace_back("Others took part and are not named: they have not agreed to be");
  if (!a.of_person()) out.emplace_back("Names are in the order of the alphabet: nobody is ranked");
  out.emplace_back(
      "An entry is what one person did of one kind for one thing, however many records say so; presence "
      "alone "
      "is no contribution");
  if (a.ledger.nobody > 0 && is_staff(a.audience))
    out.push_back(fmt::format("{} records name neither a person nor an organization", a.ledger.nobody));
  if (!is_staff(a.audience))
    out.emplace_back("Who wants to be named here, or not, tells the secretariat: it holds at once");
  return out;
}

duck::Table credit_table(const CreditAnswer& a) { return credit_sections(a, false).front().table; }

std::string render_credit_text(const CreditAnswer& a) {
  std::string out =
      notice(a.snapshot) + credit_heading(a) + "\n" + sections_text(credit_sections(a, true)) + "\n";
  for (const auto& note : credit_notes(a)) out += note + ".\n";
  return out +
         fmt::format("Snapshot {} of {} ({})\n", a.snapshot.hash, a.snapshot.made_at, a.snapshot.program);
}

std::string render_credit_json(const CreditAnswer& a) {
  return fmt::format(
      "{{\n  \"heading\": {},\n  \"notes\": {},\n  \"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": "
      "{}{}\n}}\n",
      json_string(credit_heading(a)), json_list(credit_notes(a)), json_string(a.snapshot.hash),
      json_string(a.snapshot.made_at), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      sections_json(credit_sections(a, false)));
}

}  // namespace plenary
