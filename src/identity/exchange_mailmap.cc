// git's mailmap: a line is a canonical name, a canonical address or both, then the address (and, where the
// address alone would say too much, the name) that commits carry.
//
//   Proper Name <commit@x>                          Proper Name <proper@x> <commit@x>
//   <proper@x> <commit@x>                           Proper Name <proper@x> Commit Name <commit@x>
//
// An address tells people apart, a name does not: so addresses are joined, and the proper name is said of
// the proper address only. A line without a proper address says nothing but a name; there, addresses with the
// same full name are one person's, as they are one author to git.
#include "identity/exchange_mailmap.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "identity/exchange_entries.h"

namespace plenary {
namespace {

struct NameAndMail {
  std::string name, mail;
};

// Takes "Name <mail>" off the front of a line; false when there is none.
bool take(std::string_view& line, NameAndMail& out) {
  const auto open = line.find('<');
  const auto close = open == line.npos ? open : line.find('>', open);
  if (close == line.npos) return false;
  out.name = name_designator(line.substr(0, open));
  out.mail = line.substr(open + 1, close - open - 1);
  line.remove_prefix(close + 1);
  return true;
}

// Two words of two letters at least: "anonymous" and "J. Doe" are many people.
bool is_full(const std::string& folded) {
  return std::ranges::count_if(split(folded, ' '), [](std::string_view w) { return w.size() > 1; }) > 1;
}

class Mailmap {
 public:
  explicit Mailmap(ExchangeNotes& notes) : out_("mailmap", notes) {}

  void read(std::string_view text, size_t line) {
    auto rest = text;
    NameAndMail proper, commit;
    if (!take(rest, proper)) return out_.reject(line, "has no address in <>", text);
    const auto behind = trim(rest);
    const bool two = !behind.starts_with('#') && take(rest, commit);
    if (!two && !behind.empty() && !behind.starts_with('#'))
      return out_.reject(line, "has text behind its address that is no second one", text);
    const auto mail = mail_designator(proper.mail);
    if (mail.empty()) return out_.reject(line, not_an_address(proper.mail), text);
    if (!two && proper.name.empty()) return out_.reject(line, "maps an address to nothing", text);
    if (two) {
      const auto other = mail_designator(commit.mail);
      if (other.empty()) return out_.reject(line, not_an_address(commit.mail), text);
      out_.same_person(commit.name.empty() ? other : fmt::format("{} {}", commit.name, other), mail, line);
    } else if (const auto name = fold(proper.name); is_full(name)) {
      out_.same_person(mail, by_name_.try_emplace(name, mail).first->second, line);
    }
    if (!proper.name.empty()) out_.same_person(mail, fmt::format("{} {}", proper.name, mail), line);
  }

  std::vector<JournalEntry> take_entries() { return out_.take(); }

 private:
  static std::string not_an_address(std::string_view mail) {
    return fmt::format("'{}' is no address, and a name alone is many people", printable(mail));
  }

  Decisions out_;
  std::unordered_map<std::string, std::string> by_name_;  // to the first address
};

}  // namespace

Result<std::vector<JournalEntry>> read_mailmap(std::string_view bytes, ExchangeNotes& notes) {
  Mailmap map(notes);
  const auto text = to_utf8(bytes);
  size_t number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    if (!trim(line).empty() && !trim(line).starts_with('#')) map.read(line, number);
  }
  return map.take_entries();
}

Result<std::string> write_mailmap(const Identities& identities) {
  std::string out;
  for (const auto& person : identities.persons) {
    const auto mails = addresses_of(person);
    if (mails.empty()) continue;
    // A name that begins with # would be a comment.
    auto name = person.names.empty() ? "" : name_designator(person.names[0]);
    name.erase(0, std::min(name.find_first_not_of("# "), name.size()));
    if (!name.empty()) name += ' ';
    // The canonical address is written even where it maps to itself: a line without one says a name only, and
    // people of the same name must stay apart.
    for (size_t i = name.empty() ? 1 : 0; i < mails.size(); ++i)
      out += fmt::format("{}<{}> <{}>\n", name, mails[0], mails[i]);
  }
  return out;
}

}  // namespace plenary
