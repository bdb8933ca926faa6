// git's mailmap: a line is a canonical name, a canonical address or both, then the address (and, where the
// address alone would say too much, the name) that commits carry.
//
//   Proper Name <commit@x>                          Proper Name <proper@x> <commit@x>
//   <proper@x> <commit@x>                           Proper Name <proper@x> Commit Name <commit@x>
//
// An address tells people apart, a name does not: so addresses are joined, and the proper name is said of
// the proper address only.
#include "identity/exchange_mailmap.h"

#include <fmt/format.h>

#include <algorithm>

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

void read_line(std::string_view text, size_t line, Decisions& out) {
  auto rest = text;
  NameAndMail proper, commit;
  if (!take(rest, proper)) return out.reject(line, "has no address in <>", text);
  const auto behind = trim(rest);
  const bool two = !behind.starts_with('#') && take(rest, commit);
  if (!two && !behind.empty() && !behind.starts_with('#'))
    return out.reject(line, "has text behind its address that is no second one", text);
  const auto mail = mail_designator(proper.mail);
  if (mail.empty()) return out.reject(line, fmt::format("'{}' is no address", printable(proper.mail)), text);
  if (!two && proper.name.empty()) return out.reject(line, "maps an address to nothing", text);
  if (two) {
    const auto other = mail_designator(commit.mail);
    if (other.empty())
      return out.reject(
          line, fmt::format("'{}' is no address, and a name alone is many people", printable(commit.mail)),
          text);
    out.same_person(commit.name.empty() ? other : fmt::format("{} {}", commit.name, other), mail, line);
  }
  if (!proper.name.empty()) out.same_person(mail, fmt::format("{} {}", proper.name, mail), line);
}

}  // namespace

Result<std::vector<JournalEntry>> read_mailmap(std::string_view bytes, ExchangeNotes& notes) {
  Decisions out("mailmap", notes);
  const auto text = to_utf8(bytes);
  size_t number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    if (!trim(line).empty() && !trim(line).starts_with('#')) read_line(line, number, out);
  }
  return out.take();
}

Result<std::string> write_mailmap(const Identities& identities) {
  std::string out;
  for (const auto& person : identities.persons) {
    if (person.mails.empty()) continue;
    // A name that begins with # would be a comment.
    auto name = person.names.empty() ? "" : name_designator(person.names[0]);
    name.erase(0, std::min(name.find_first_not_of("# "), name.size()));
    if (!name.empty()) out += fmt::format("{} <{}>\n", name, person.mails[0]);
    for (size_t i = 1; i < person.mails.size(); ++i)
      out += fmt::format("{}{}<{}> <{}>\n", name, name.empty() ? "" : " ", person.mails[0], person.mails[i]);
  }
  return out;
}

}  // namespace plenary
