#include "identity/journal.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "base/hash.h"
#include "base/kept_lines.h"
#include "base/text.h"

namespace plenary {
namespace {

constexpr const char* kFile = "identity.decisions";

struct VerbName {
  const char* name;
  Verb verb;
};
constexpr std::array kVerbs{
    VerbName{"same", Verb::kSame},         VerbName{"different", Verb::kDifferent},
    VerbName{"none", Verb::kNone},         VerbName{"affiliation", Verb::kAffiliation},
    VerbName{"parent", Verb::kParent},     VerbName{"named", Verb::kNamed},
    VerbName{"disputed", Verb::kDisputed}, VerbName{"undo", Verb::kUndo}};

std::string without_tabs(std::string_view text) { return clean(text, 2048); }

std::string rest_of(const JournalEntry& e) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", e.at, without_tabs(e.author),
                     e.person ? "person" : "organization", verb_name(e.verb), without_tabs(e.subject),
                     without_tabs(e.object), e.from ? to_string(*e.from) : "", e.to ? to_string(*e.to) : "",
                     without_tabs(e.reason));
}

std::unexpected<Error> damaged(size_t line, std::string_view what) { return damaged_line(kFile, line, what); }

Result<std::optional<Date>> date_of(std::string_view text, size_t line) {
  if (text.empty()) return std::optional<Date>();
  const auto date = parse_date(text);
  if (!date) return damaged(line, fmt::format("'{}' is no date", printable(text)));
  return std::optional(*date);
}

// Whether an entry says enough to be applied.
Status check(const JournalEntry& e, size_t line) {
  const bool needs_object = e.verb != Verb::kNone;
  if (e.verb != Verb::kUndo && e.subject.empty()) return damaged(line, "it says of nobody");
  if (needs_object && e.object.empty())
    return damaged(line, fmt::format("'{}' needs an object", verb_name(e.verb)));
  if (e.verb == Verb::kAffiliation && !e.person) return damaged(line, "an affiliation is a person's");
  if (e.verb == Verb::kNamed && !e.person) return damaged(line, "how a name is written is said of people");
  if (e.verb == Verb::kDisputed && !e.person) return damaged(line, "a credit is a person's");
  if ((e.verb == Verb::kParent || e.verb == Verb::kNone) && e.person)
    return damaged(line, fmt::format("'{}' is said of organizations", verb_name(e.verb)));
  if (e.from && e.to && e.to->last() < e.from->day) return damaged(line, "it ends before it begins");
  return {};
}

Result<JournalEntry> parse_line(std::string_view text, size_t line) {
  const auto fields = split(text, '\t');
  if (fields.size() != 10) return damaged(line, fmt::format("{} fields where 10 are", fields.size()));
  JournalEntry e{
      .id = std::string(fields[0]), .at = std::string(fields[1]), .author = std::string(fields[2])};
  if (fields[3] != "person" && fields[3] != "organization")
    return damaged(line, "the fourth field is person or organization");
  e.person = fields[3] == "person";
  const auto* verb = std::ranges::find_if(kVerbs, [&](const VerbName& v) { return fields[4] == v.name; });
  if (verb == kVerbs.end()) return damaged(line, fmt::format("there is no verb '{}'", printable(fields[4])));
  e.verb = verb->verb;
  e.subject = without_tabs(fields[5]), e.object = without_tabs(fields[6]), e.reason = fields[9];
  PLENARY_LET(from, date_of(fields[7], line));
  PLENARY_LET(to, date_of(fields[8], line));
  e.from = from, e.to = to;
  PLENARY_TRY(check(e, line));
  return e;
}

// Two entries about the same pair of names, whichever is named first.
std::string pair_key(const JournalEntry& e) {
  auto a = fold(e.subject), b = fold(e.object);
  if (b < a) std::swap(a, b);
  return fmt::format("{}\t{}\t{}", e.person, a, b);
}

}  // namespace

const char* verb_name(Verb verb) {
  for (const auto& v : kVerbs)
    if (v.verb == verb) return v.name;
  return "";
}

Result<std::vector<JournalEntry>> parse_journal(std::string_view text) {
  PLENARY_LET(lines, kept_lines(text, kFile));
  std::vector<JournalEntry> entries;
  for (const auto& [number, line] : lines) {
    PLENARY_LET(entry, parse_line(line, number));
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string journal_line(const JournalEntry& entry) {
  const auto rest = rest_of(entry);
  return fmt::format("{}\t{}", to_hex(digest(rest)).substr(0, 12), rest);
}

Judgements in_force(const std::vector<JournalEntry>& journal) {
  // From the end: an undo that is itself undone undoes nothing.
  std::unordered_set<std::string> undone;
  std::vector<const JournalEntry*> kept;
  std::unordered_set<std::string> seen;  // a line that a merge repeated says nothing new
  for (auto e = journal.rbegin(); e != journal.rend(); ++e) {
    if (undone.contains(e->id) || !seen.insert(e->id).second) continue;
    if (e->verb == Verb::kUndo)
      undone.insert(e->object);
    else
      kept.push_back(&*e);
  }
  Judgements all;
  std::map<std::string, std::string> later;  // pair to the id that holds
  std::map<std::string, Verb> held;
  for (const auto* e : kept) {
    if (e->verb == Verb::kSame || e->verb == Verb::kDifferent) {
      const auto key = pair_key(*e);
      if (const auto found = held.find(key); found != held.end() && found->second != e->verb) {
        all.contradictions.push_back(
            {e->id, later[key],
             fmt::format("{} is said to be {} and to be {}: {}", printable(e->subject), verb_name(e->verb),
                         verb_name(found->second), printable(e->object))});
        continue;
      }
      held[key] = e->verb, later.try_emplace(key, e->id);
    }
    all.in_force.push_back(*e);
  }
  std::ranges::reverse(all.in_force);
  std::ranges::reverse(all.contradictions);
  return all;
}

Designator designator(std::string_view text) {
  Designator who;
  std::string name;
  // The parts in brackets are taken out; what is left is the name, up to an @ that begins a word.
  for (size_t at = 0; at < text.size();) {
    const char close = text[at] == '<' ? '>' : text[at] == '[' ? ']' : '\0';
    const auto end = close == '\0' ? text.npos : text.find(close, at);
    if (end != text.npos) {
      (close == '>' ? who.mail : who.key) = ascii_lower(trim(text.substr(at + 1, end - at - 1)));
      at = end + 1;
    } else {
      name += text[at++];
    }
  }
  const std::string_view left = name;
  const auto at = left.starts_with('@') ? 0 : left.rfind(" @");
  if (at != left.npos) who.body = ascii_lower(trim(left.substr(left.find('@', at) + 1)));
  who.name = fold(left.substr(0, at));
  return who;
}

std::string designator_of(std::string_view name, std::string_view mail, std::string_view key,
                          std::string_view body) {
  std::string text(name);
  if (!mail.empty()) text += fmt::format(" <{}>", mail);
  if (!key.empty()) text += fmt::format(" [{}]", key);
  if (!body.empty()) text += fmt::format(" @{}", body);
  return text;
}

bool fits(const Designator& who, std::string_view name, std::string_view mail, std::string_view key,
          std::string_view body) {
  return !who.empty() && (who.name.empty() || who.name == fold(name)) &&
         (who.mail.empty() || who.mail == ascii_lower(mail)) &&
         (who.key.empty() || who.key == ascii_lower(key)) &&
         (who.body.empty() || who.body == ascii_lower(body));
}

}  // namespace plenary
