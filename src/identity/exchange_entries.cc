#include "identity/exchange_entries.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/text.h"

namespace plenary {
namespace {

// Longer names are no names, and a journal cuts its fields.
constexpr size_t kLongest = 1000;

bool blank_or_bracket(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '[' || c == ']';
}

bool domain_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whoever writes from such a domain is a customer of its owner, not the owner.
bool is_free_mail(std::string_view designated) {
  static const auto kDomains = [] {
    std::unordered_set<std::string> domains;
    for (const auto line : split(embedded("data/free_mail.csv").value_or(""), '\n'))
      domains.insert(fmt::format("<{}>", trim(line)));
    return domains;
  }();
  return kDomains.contains(std::string(designated));
}

std::vector<std::string> within_brackets(const std::vector<std::string>& texts,
                                         std::string (*designate)(std::string_view)) {
  std::vector<std::string> all;
  for (const auto& text : texts)
    if (const auto designated = designate(text); !designated.empty())
      all.push_back(designated.substr(1, designated.size() - 2));
  return all;
}

}  // namespace

std::string name_designator(std::string_view name) {
  std::string out;
  for (char c : clean(name)) {
    if (c == '@' && (out.empty() || out.back() == ' ')) continue;
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c == '<' || c == '[' ? '(' : c == '>' || c == ']' ? ')' : c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string mail_designator(std::string_view mail) {
  const auto lowered = ascii_lower(trim(mail));
  const auto at = lowered.rfind('@');
  if (at == lowered.npos || at == 0 || at + 1 == lowered.size()) return "";
  if (std::ranges::any_of(lowered, blank_or_bracket) || clean(lowered) != lowered) return "";
  return fmt::format("<{}>", lowered);
}

std::string key_designator(std::string_view scheme, std::string_view identifier) {
  const auto text = ascii_lower(fmt::format("{}:{}", trim(scheme), trim(identifier)));
  if (trim(scheme).empty() || trim(identifier).empty() || clean(text) != text) return "";
  if (std::ranges::any_of(text, blank_or_bracket)) return "";
  return fmt::format("[{}]", text);
}

std::string domain_designator(std::string_view domain) {
  auto lowered = ascii_lower(trim(domain));
  if (lowered.starts_with('@')) lowered.erase(0, 1);
  const auto labels = split(lowered, '.');
  const auto good = [](std::string_view label) {
    return !label.empty() && std::ranges::all_of(label, domain_byte);
  };
  if (labels.size() < 2 || !std::ranges::all_of(labels, good) || clean(lowered) != lowered) return "";
  return fmt::format("<{}>", lowered);
}

std::vector<std::string> addresses_of(const Identities::Person& person) {
  auto all = within_brackets(person.mails, mail_designator);
  // Allowed by RFC 5322, but signs of their own in one of the formats.
  std::erase_if(all, [](const std::string& mail) {
    return mail.find_first_of("#,!\"'`") != mail.npos || std::ranges::count(mail, '@') > 1;
  });
  return all;
}

std::vector<std::string> domains_of(const Identities::Organization& organization) {
  return within_brackets(organization.domains, domain_designator);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return split(text, '\n');
}

Decisions::Decisions(std::string_view format, ExchangeNotes& notes)
    : author_(fmt::format("import {}", format)), notes_(notes) {}

void Decisions::reject(size_t line, std::string reason, std::string_view excerpt) {
  notes_.rejects.push_back({line, std::move(reason), clean(excerpt, 200)});
}

void Decisions::same_person(std::string subject, std::string object, size_t line) {
  add({.person = true, .verb = Verb::kSame, .subject = std::move(subject), .object = std::move(object)},
      line);
}

void Decisions::same_organization(std::string subject, std::string object, size_t line) {
  if (is_free_mail(subject))
    return reject(line, "is a public mail provider's domain: its users are not its owner",
                  subject + " " + object);
  add({.verb = Verb::kSame, .subject = std::move(subject), .object = std::move(object)}, line);
}

void Decisions::no_organization(std::string subject, size_t line) {
  add({.verb = Verb::kNone, .subject = std::move(subject)}, line);
}

void Decisions::affiliation(std::string person, std::string organization, std::optional<Date> from,
                            std::optional<Date> to, size_t line) {
  add({.person = true,
       .verb = Verb::kAffiliation,
       .subject = std::move(person),
       .object = std::move(organization),
       .from = from,
       .to = to},
      line);
}

void Decisions::parent(std::string organization, std::string parent, size_t line) {
  add({.verb = Verb::kParent, .subject = std::move(organization), .object = std::move(parent)}, line);
}

void Decisions::add(JournalEntry entry, size_t line) {
  const bool alone = entry.verb == Verb::kNone;
  if (designator(entry.subject).empty() || (!alone && designator(entry.object).empty()))
    return reject(line, "has no letters or digits to know a name by", entry.subject + " " + entry.object);
  if (entry.subject.size() > kLongest || entry.object.size() > kLongest)
    return reject(line, fmt::format("holds a name of more than {} bytes", kLongest), entry.subject);
  if (entry.from && entry.to && entry.to->last() < entry.from->day)
    return reject(line, "ends before it begins", entry.subject);
  if (entry.subject == entry.object) return;
  if (!said_.insert(statement_of(entry)).second) return;
  entry.at = notes_.at;
  entry.author = author_;
  entry.reason = fmt::format("{}, line {}", notes_.file.empty() ? "the file" : notes_.file, line);
  entry.id = journal_line(entry).substr(0, 12);
  entries_.push_back(std::move(entry));
}

std::string statement_of(const JournalEntry& e) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}", e.person, static_cast<int>(e.verb), e.subject, e.object,
                     e.from ? to_string(*e.from) : "", e.to ? to_string(*e.to) : "");
}

Day day_after(Date date) { return Day{date.last().days + 1}; }

Date day_before(Date date) { return {Day{date.day.days - 1}, Precision::kDay}; }

}  // namespace plenary
