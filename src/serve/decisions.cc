// Decisions on names from the web: checked as those of the command line are, then they wait for the next
// import or resolve. Nothing is changed in the store here.
#include <fmt/format.h>

#include <array>

#include "base/json.h"
#include "base/json_read.h"
#include "identity/journal.h"
#include "publish/section.h"
#include "serve/routes.h"
#include "store/pending.h"
#include "store/store.h"

namespace plenary::serve {
namespace {

constexpr size_t kMostDecisions = 1000;
constexpr std::array kVerbs{Verb::kSame,   Verb::kDifferent, Verb::kNone,     Verb::kAffiliation,
                            Verb::kParent, Verb::kNamed,     Verb::kDisputed, Verb::kUndo};
constexpr std::array<std::string_view, 8> kKeys{"verb", "about", "subject", "object",
                                                "from", "to",    "reason",  "id"};

Result<Verb> verb_of(std::string_view name) {
  std::string names;
  for (const auto verb : kVerbs) {
    if (name == verb_name(verb)) return verb;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", verb_name(verb));
  }
  return fail(ErrorKind::kUsage, fmt::format("verb is one of {}", names));
}

Status only_known_keys(json::dom::object object) {
  for (const auto [key, value] : object)
    if (std::ranges::find(kKeys, key) == kKeys.end() || !value.is_string())
      return fail(ErrorKind::kUsage, fmt::format("a decision has texts named {}", fmt::join(kKeys, ", ")));
  return {};
}

Result<std::optional<Date>> date_in(json::dom::element from, const char* key) {
  const auto text = json::text(from, key);
  if (text.empty()) return std::optional<Date>();
  const auto date = parse_date(text);
  if (!date)
    return fail(ErrorKind::kUsage, fmt::format("{} is no date: write 2024, 2024-06 or 2024-06-30", key));
  return std::optional(*date);
}

Result<JournalEntry> entry_of(json::dom::element from, const std::string& author, const std::string& now) {
  json::dom::object object;
  if (from.get(object) != simdjson::SUCCESS) return fail(ErrorKind::kUsage, "a decision is an object");
  PLENARY_TRY(only_known_keys(object));
  PLENARY_LET(verb, verb_of(json::text(from, "verb")));
  const auto about = json::text(from, "about");
  if (!about.empty() && about != "person" && about != "organization")
    return fail(ErrorKind::kUsage, "about is person or organization");
  PLENARY_LET(first, date_in(from, "from"));
  PLENARY_LET(last, date_in(from, "to"));
  return JournalEntry{.at = now,
                      .author = author,
                      .person = about == "person",
                      .verb = verb,
                      .subject = std::string(json::text(from, "subject")),
                      .object = std::string(json::text(from, verb == Verb::kUndo ? "id" : "object")),
                      .from = first,
                      .to = last,
                      .reason = std::string(json::text(from, "reason"))};
}

}  // namespace

Result<Reply> take_decisions(const Given& given) {
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, given.body));
  json::dom::array all;
  if (json::member(top, "decisions").get(all) != simdjson::SUCCESS || all.size() == 0 ||
      all.size() > kMostDecisions)
    return fail(ErrorKind::kUsage,
                fmt::format("hand in {{\"decisions\": [...]}}, at most {}", kMostDecisions));
  const auto now = utc_now();
  std::string lines;
  std::vector<std::string> ids;
  for (const auto element : all) {
    PLENARY_LET(entry, entry_of(element, given.visitor, now));
    const auto line = journal_line(entry);
    auto read_back = parse_journal(line);  // the same checks as when it is applied
    if (!read_back) return fail(ErrorKind::kUsage, read_back.error().message);
    ids.push_back(read_back->at(0).id);
    lines += line + "\n";
  }
  PLENARY_TRY(append_pending(given.workspace.pending(), lines));
  return json_reply(fmt::format("{{\"waiting\": {}}}", json_list(ids)));
}

}  // namespace plenary::serve
