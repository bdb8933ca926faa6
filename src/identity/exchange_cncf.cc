// CNCF's developers_affiliations.txt: "login: jo!example.org, jo!users.noreply.github.com", then one indented
// line an employer, "Acme from 2014-08-01 until 2015-10-01". The day behind `until` is the first at the next
// employer. A head of one word is a GitHub login, as CNCF's own tools write it; with spaces it is a name.
#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "identity/exchange_entries.h"
#include "identity/exchange_gitdm.h"
#include "identity/exchange_timeline.h"

namespace plenary {
namespace {

bool is_login(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, allowed);
}

class DeveloperList {
 public:
  explicit DeveloperList(ExchangeNotes& notes) : out_("cncf", notes) {}

  void head(std::string_view text, size_t line) {
    developer_.clear();
    // An address may hold a colon, but no space.
    const auto colon = text.find(": ") == text.npos ? text.rfind(':') : text.rfind(": ");
    if (colon == text.npos) return out_.reject(line, "is no 'developer: addresses'", text);
    auto who = trim(text.substr(0, colon));
    if (who.ends_with('*')) who = trim(who.substr(0, who.size() - 1));
    for (const auto part : split(text.substr(colon + 1), ',')) {
      const auto mail = mail_designator(with_at(part));
      if (mail.empty())
        out_.reject(line, fmt::format("'{}' is no address", printable(trim(part))), text);
      else if (developer_.empty())
        developer_ = mail;
      else
        out_.same_person(mail, developer_, line);
    }
    if (developer_.empty()) return;
    if (is_login(who))
      out_.same_person(key_designator("github", who), developer_, line);
    else if (who.find('!') == who.npos && !name_designator(who).empty())
      out_.same_person(developer_, fmt::format("{} {}", name_designator(who), developer_), line);
  }

  void employer(std::string_view text, size_t line) {
    if (developer_.empty()) return out_.reject(line, "belongs to no developer that could be read", text);
    auto rest = text;
    std::optional<Date> from, until;
    if (!take_date(rest, " until ", until) || !take_date(rest, " from ", from))
      return out_.reject(line, "has a date that is none", text);
    if (employer_unknown(rest)) return out_.left_out("developers whose employer was not found");
    out_.affiliation(developer_, name_designator(rest), from,
                     until ? std::optional(day_before(*until)) : std::nullopt, line);
  }

  std::vector<JournalEntry> take() { return out_.take(); }

 private:
  // Takes " until 2015-01-01" off the end; words that only look like it belong to the name. False: a number
  // stands there that is no date.
  static bool take_date(std::string_view& text, std::string_view word, std::optional<Date>& date) {
    const auto at = text.rfind(word);
    if (at == text.npos) return true;
    const auto behind = trim(text.substr(at + word.size()));
    if (behind.find(' ') != behind.npos || behind.find_first_not_of("0123456789-") != behind.npos)
      return true;
    date = parse_date(behind);
    text = trim(text.substr(0, at));
    return date.has_value();
  }

  Decisions out_;
  std::string developer_;  // whom the next indented lines are about
};

std::string bang(std::string mail) {
  std::ranges::replace(mail, '@', '!');
  return mail;
}

std::string head_of(const Identities::Person& person, const std::string& mail) {
  for (const auto& key : person.keys)
    if (key.starts_with("github:") && is_login(std::string_view(key).substr(7))) return key.substr(7);
  // A single word would be read as a login.
  auto name = person.names.empty() ? "" : name_designator(person.names[0]);
  return name.find(' ') == name.npos || name.starts_with('#') ? bang(mail) : name;
}

}  // namespace

Result<std::vector<JournalEntry>> read_cncf(std::string_view bytes, ExchangeNotes& notes) {
  DeveloperList list(notes);
  const auto text = to_utf8(bytes);
  size_t number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    if (trim(line).empty() || line.starts_with('#')) continue;
    if (line.starts_with('\t') || line.starts_with(' '))
      list.employer(trim(line), number);
    else
      list.head(trim(line), number);
  }
  return list.take();
}

Result<std::string> write_cncf(const Identities& identities) {
  std::string out;
  for (const auto& person : identities.persons) {
    const auto mails = addresses_of(person);
    if (mails.empty()) continue;
    out += head_of(person, mails[0]) + ":";
    for (size_t i = 0; i < mails.size(); ++i) out += fmt::format("{} {}", i > 0 ? "," : "", bang(mails[i]));
    out += "\n";
    for (const auto& stay : timeline(person.enrollments)) {
      if (stay.organization.empty()) continue;
      out += fmt::format("\t{}{}{}\n", name_designator(stay.organization),
                         stay.from ? " from " + to_string(*stay.from) : "",
                         stay.until ? " until " + to_string(*stay.until) : "");
    }
  }
  return out;
}

}  // namespace plenary
