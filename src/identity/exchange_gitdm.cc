// gitdm's tables of employers. EmailMap and DomainMap are one syntax, "[user@]domain employer [<
// yyyy-mm-dd]";
// '#' begins a comment. An employer with a date was left before that day; one without is today's: so the
// lines of an address, by their dates, are its timeline, each employer from where the one before ends.
#include "identity/exchange_gitdm.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "identity/exchange_entries.h"
#include "identity/exchange_timeline.h"

namespace plenary {
namespace {

struct Employer {
  std::string name;
  std::optional<Date> before;  ///< nothing: until today
  size_t line;
};

std::string_view without_comment(std::string_view line) { return trim(line.substr(0, line.find('#'))); }

// Cuts the first word off.
std::string_view take_word(std::string_view& line) {
  const auto end = std::min(line.find_first_of(" \t"), line.size());
  const auto word = line.substr(0, end);
  line = trim(line.substr(end));
  return word;
}

// gitdm's dates may lack zeros: 2015-1-5.
std::optional<Date> read_day(std::string_view text) {
  const auto parts = split(trim(text), '-');
  if (parts.size() != 3) return {};
  std::string padded;
  for (const auto part : parts) padded += fmt::format("{}{:0>2}", padded.empty() ? "" : "-", part);
  return parse_date(padded);
}

// One file of addresses and domains. An address's lines mean something together only.
class EmployerMap {
 public:
  explicit EmployerMap(ExchangeNotes& notes) : out_("gitdm", notes) {}

  void read(std::string_view text, size_t line) {
    auto rest = text;
    const auto who = with_at(take_word(rest));
    const auto less = rest.rfind('<');
    Employer employer{name_designator(rest.substr(0, less)), {}, line};
    if (less != rest.npos && !(employer.before = read_day(rest.substr(less + 1))))
      return out_.reject(line, "has no date yyyy-mm-dd behind its <", text);
    if (employer.name.empty()) return out_.reject(line, "names no employer", text);
    if (who.find('@') == who.npos) return domain(who, employer, text);
    const auto mail = mail_designator(who);
    if (mail.empty()) return out_.reject(line, fmt::format("'{}' is no address", printable(who)), text);
    if (!people_.contains(mail)) order_.push_back(mail);
    people_[mail].push_back(std::move(employer));
  }

  std::vector<JournalEntry> finish() {
    for (const auto& mail : order_) person(mail, people_[mail]);
    return out_.take();
  }

 private:
  void domain(std::string_view who, const Employer& employer, std::string_view text) {
    const auto name = domain_designator(who);
    if (name.empty())
      return out_.reject(employer.line, fmt::format("'{}' is neither address nor domain", printable(who)),
                         text);
    if (employer_unknown(employer.name)) return out_.left_out("domains whose owner was not found");
    if (employer.before)
      return out_.reject(employer.line, "a domain that changed hands: decisions on domains have no dates",
                         text);
    const auto [at, fresh] = domains_.try_emplace(name, employer);
    if (!fresh && at->second.name != employer.name)
      return out_.reject(
          employer.line,
          fmt::format("line {} gives this domain to {}", at->second.line, printable(at->second.name)), text);
    out_.same_organization(name, employer.name, employer.line);
  }

  void person(const std::string& mail, std::vector<Employer>& all) {
    // The undated one is the last of all.
    std::ranges::stable_sort(all, [](const Employer& a, const Employer& b) {
      return a.before && (!b.before || a.before->day < b.before->day);
    });
    std::optional<Date> from;
    for (size_t i = 0; i < all.size(); ++i) {
      const auto& e = all[i];
      if (i > 0 && all[i - 1].before != e.before) from = all[i - 1].before;
      if (employer_unknown(e.name)) {
        out_.left_out("addresses whose employer was not found");
        continue;
      }
      out_.affiliation(mail, e.name, from, e.before ? std::optional(day_before(*e.before)) : std::nullopt,
                       e.line);
    }
  }

  Decisions out_;
  std::unordered_map<std::string, std::vector<Employer>> people_;
  std::vector<std::string> order_;  // as in the file
  std::unordered_map<std::string, Employer> domains_;
};

void read_alias(std::string_view text, size_t line, Decisions& out) {
  auto rest = text;
  const auto close = rest.starts_with('"') ? rest.find('"', 1) : rest.npos;
  std::string alias;
  if (close != rest.npos) {
    alias = rest.substr(1, close - 1);
    rest = trim(rest.substr(close + 1));
  } else {
    alias = take_word(rest);
  }
  const auto from = mail_designator(with_at(alias)), to = mail_designator(with_at(rest));
  if (to.empty()) return out.reject(line, fmt::format("'{}' is no address", printable(rest)), text);
  if (from.empty())
    return out.reject(
        line, fmt::format("'{}' is no address, and a name alone is many people", printable(alias)), text);
  out.same_person(from, to, line);
}

void read_company(std::string_view text, size_t line, Decisions& out) {
  const auto inner = [&](size_t a, size_t b) { return name_designator(text.substr(a, b - a)); };
  const auto first = text.find('`', 1), second = text.rfind('`', text.size() - 2);
  const bool quoted = text.size() > 5 && text.starts_with('`') && text.ends_with('`');
  if (!quoted || first >= second || second == text.npos ||
      !trim(text.substr(first + 1, second - first - 1)).empty())
    return out.reject(line, "is not `name` `name`", text);
  out.same_organization(inner(1, first), inner(second + 1, text.size() - 1), line);
}

Result<std::vector<JournalEntry>> read_each(const char* format, std::string_view bytes, ExchangeNotes& notes,
                                            void (*read)(std::string_view, size_t, Decisions&)) {
  Decisions out(format, notes);
  const auto text = to_utf8(bytes);
  size_t number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    if (const auto content = without_comment(line); !content.empty()) read(content, number, out);
  }
  return out.take();
}

// A name without the signs that mean something in these files.
std::string plain_name(std::string_view name) {
  std::string out = name_designator(name);
  for (char& c : out)
    if (c == '#' || c == '<' || c == '`') c = ' ';
  return clean(out);
}

}  // namespace

Result<std::vector<JournalEntry>> read_gitdm(std::string_view bytes, ExchangeNotes& notes) {
  EmployerMap map(notes);
  const auto text = to_utf8(bytes);
  size_t number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    if (const auto content = without_comment(line); !content.empty()) map.read(content, number);
  }
  return map.finish();
}

Result<std::vector<JournalEntry>> read_gitdm_aliases(std::string_view bytes, ExchangeNotes& notes) {
  return read_each("gitdm-aliases", bytes, notes, read_alias);
}

Result<std::vector<JournalEntry>> read_gitdm_companies(std::string_view bytes, ExchangeNotes& notes) {
  return read_each("gitdm-companies", bytes, notes, read_company);
}

Result<std::string> write_gitdm(const Identities& identities) {
  std::string out = "# [user@]domain employer [< yyyy-mm-dd]\n";
  for (const auto& person : identities.persons) {
    const auto stays = timeline(person.enrollments);
    for (const auto& mail : addresses_of(person))
      for (const auto& stay : stays) {
        const auto employer = plain_name(stay.organization);
        out += fmt::format("{} {}{}\n", mail, employer.empty() ? "(Unknown)" : employer,
                           stay.until ? " < " + to_string(*stay.until) : "");
      }
  }
  for (const auto& organization : identities.organizations)
    for (const auto& domain : domains_of(organization))
      if (!organization.names.empty())
        out += fmt::format("{} {}\n", domain, plain_name(organization.names[0]));
  return out;
}

Result<std::string> write_gitdm_aliases(const Identities& identities) {
  std::string out = "# alias address\n";
  for (const auto& person : identities.persons) {
    const auto mails = addresses_of(person);
    for (size_t i = 1; i < mails.size(); ++i) out += fmt::format("{} {}\n", mails[i], mails[0]);
  }
  return out;
}

Result<std::string> write_gitdm_companies(const Identities& identities) {
  std::string out = "# `other name` `name`\n";
  for (const auto& organization : identities.organizations)
    for (size_t i = 1; i < organization.names.size(); ++i)
      out += fmt::format("`{}` `{}`\n", plain_name(organization.names[i]), plain_name(organization.names[0]));
  return out;
}

}  // namespace plenary
