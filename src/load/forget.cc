#include "load/forget.h"

#include <algorithm>
#include <unordered_map>

#include "base/files.h"
#include "base/text.h"
#include "store/reference.h"

namespace plenary {
namespace {

bool is_erased(const std::string& text, Withheld& withheld, std::span<const PersonReference> also) {
  if (text.empty()) return false;
  const auto who = designator(text);
  if (std::ranges::any_of(also,
                          [&](const PersonReference& r) { return fits(who, r.name, r.mail, r.key, r.body); }))
    return true;
  if (withheld.erased({who.name, who.mail, who.key, who.body, ""})) return true;
  // An address or identifier of somebody else says that the name is theirs, too.
  return who.mail.empty() && who.key.empty() && withheld.without_mentions(text).has_value();
}

}  // namespace

bool names_erased(const JournalEntry& e, Withheld& withheld, std::span<const PersonReference> also) {
  if (!withheld.erases() || e.verb == Verb::kUndo) return false;
  // Names of organizations are asked for mentions only: "dave" the company is nobody's name.
  if (!e.person) return withheld.without_mentions(e.subject) || withheld.without_mentions(e.object);
  if (is_erased(e.subject, withheld, also)) return true;
  const bool of_two_people = e.verb != Verb::kAffiliation && e.verb != Verb::kDisputed;
  return !of_two_people ? withheld.without_mentions(e.object).has_value()
                        : is_erased(e.object, withheld, also);
}

Result<std::string> without_erased(std::string_view decisions, Withheld& withheld,
                                   std::span<const PersonReference> also, size_t& gone) {
  PLENARY_LET(journal, parse_journal(decisions));
  static_cast<void>(journal);  // damaged: refused before a line of it is touched
  std::string out;
  std::unordered_map<std::string, std::string> renamed;  // id to the new one; to none: it went
  for (const auto line : split(decisions, '\n')) {
    PLENARY_LET(entries, parse_journal(line));
    if (entries.empty()) {
      const auto without = withheld.without_mentions(line);
      out += (without ? *without : std::string(line)) + "\n";
      continue;
    }
    auto& e = entries[0];
    const auto undone = renamed.find(e.object);
    const bool of_gone = e.verb == Verb::kUndo && undone != renamed.end() && undone->second.empty();
    if (of_gone || names_erased(e, withheld, also)) {
      renamed[e.id].clear();
      ++gone;
      continue;
    }
    bool changed = e.verb == Verb::kUndo && undone != renamed.end();
    if (changed) e.object = undone->second;
    for (auto* text : {&e.author, &e.reason})
      if (auto without = withheld.without_mentions(*text)) *text = std::move(*without), changed = true;
    const auto written = changed ? journal_line(e) : std::string(line);
    if (changed) renamed[e.id] = written.substr(0, written.find('\t'));
    out += written + "\n";
  }
  if (!out.empty()) out.pop_back();  // split shows one line more than there are ends
  return out;
}

Status forget_decisions(const Workspace& workspace) {
  PLENARY_LET(text, read_withheld(workspace));
  if (text.empty()) return {};
  PLENARY_LET(withheld, load_withheld(workspace, text));
  PLENARY_LET(before, read_decisions(workspace));
  size_t gone = 0;
  PLENARY_LET(after, without_erased(before, withheld, {}, gone));
  return after == before ? Status{} : write_file(workspace.decisions(), after);
}

}  // namespace plenary
