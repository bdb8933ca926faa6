#include "import/git_people.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"

namespace plenary {
namespace {

constexpr size_t kLongestMailmap = 200'000;  // entries

// Tools that commit or sign under names without the word "bot". Lower case; compared with the whole name or
// address. Names that people have too ("Claude", "Travis") are not among them.
constexpr auto kBots = std::to_array<std::string_view>({
    "autofix-ci",
    "autopublish",
    "azure pipelines",
    "bors",
    "circleci",
    "codecov",
    "copilot",
    "copybara-service",
    "cursor agent",
    "cursoragent@cursor.com",
    "dependabot",
    "dependabot-preview",
    "deployment bot (from travis ci)",
    "devin ai",
    "gemini-code-assist",
    "github",
    "github action",
    "github actions",
    "github copilot",
    "github web flow",
    "gitlab",
    "gitlab ci",
    "google-labs-jules",
    "greenkeeper",
    "jenkins",
    "mergify",
    "netlify",
    "noreply@anthropic.com",
    "noreply@github.com",
    "openai codex",
    "pre-commit-ci",
    "renovate",
    "renovatebot",
    "semantic-release",
    "snyk",
    "travis ci",
    "travis@travis-ci.org",
    "web-flow",
    "weblate",
});

std::string_view host_of(std::string_view mail) {
  const size_t at = mail.rfind('@');
  return at == mail.npos ? std::string_view() : mail.substr(at + 1);
}

// "w3cbot" is a word with "bot" in it, as "talbot" is: only what stands apart counts.
bool ends_in_bot(std::string_view name) {
  if (!name.ends_with("bot")) return false;
  name.remove_suffix(3);
  return name.empty() || name.ends_with('-') || name.ends_with('_') || name.ends_with(' ') ||
         name.ends_with('.');
}

// "123+login@users.noreply.github.com" is the user login.
std::string hidden_key(std::string_view mail) {
  static constexpr auto kHosts = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"users.noreply.github.com", "github:"}, {"users.noreply.gitlab.com", "gitlab:"}});
  for (const auto& [host, scheme] : kHosts) {
    if (host_of(mail) != host) continue;
    auto login = mail.substr(0, mail.size() - host.size() - 1);
    if (const size_t plus = login.find('+'); plus != login.npos) login.remove_prefix(plus + 1);
    if (const size_t dash = login.find('-'); scheme == "gitlab:" && dash != login.npos)
      login.remove_prefix(dash + 1);
    return login.empty() ? "" : std::string(scheme) + std::string(login);
  }
  return "";
}

// The parts of a mailmap line: text and address, twice at most.
struct Side {
  std::string name, mail;
};

std::optional<Side> next_side(std::string_view& line) {
  const size_t open = line.find('<');
  const size_t close = open == line.npos ? open : line.find('>', open);
  if (close == line.npos) return std::nullopt;
  Side side{clean(line.substr(0, open), 300), clean(line.substr(open + 1, close - open - 1), 300)};
  line.remove_prefix(close + 1);
  return side;
}

}  // namespace

std::optional<GitName> parse_git_name(std::string_view text) {
  GitName out;
  const size_t open = text.find('<');
  const size_t close = open == text.npos ? open : text.find('>', open);
  if (open == text.npos) {
    out.name = clean(text, 300);
    if (out.name.find('@') != out.name.npos && out.name.find(' ') == out.name.npos && out.name[0] != '@')
      std::swap(out.name, out.mail);
  } else {
    out.name = clean(text.substr(0, open), 300);
    out.mail = clean(text.substr(open + 1, close == text.npos ? text.npos : close - open - 1), 300);
  }
  if (out.name.size() >= 2 && out.name.starts_with('"') && out.name.ends_with('"'))
    out.name = clean(out.name.substr(1, out.name.size() - 2), 300);
  if (out.name.empty() && out.mail.empty()) return std::nullopt;
  return out;
}

GitMailmap::GitMailmap(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    if (line.starts_with('#') || entries_.size() >= kLongestMailmap) continue;
    const auto first = next_side(line);
    if (!first) continue;
    const auto second = next_side(line);
    Entry entry{.old_mail = ascii_lower(second ? second->mail : first->mail),
                .old_name = ascii_lower(second ? second->name : ""),
                .name = first->name,
                .mail = second ? first->mail : ""};
    if (!entry.old_mail.empty() && (!entry.name.empty() || !entry.mail.empty()))
      entries_.push_back(std::move(entry));
  }
  // A later line for the same name goes before an earlier one, so that it is found first, as git has it.
  std::ranges::reverse(entries_);
  std::ranges::stable_sort(entries_, {}, [](const Entry& e) { return std::tie(e.old_mail, e.old_name); });
}

GitName GitMailmap::map(const GitName& given) const {
  const auto mail = ascii_lower(given.mail), name = ascii_lower(given.name);
  const auto range = std::ranges::equal_range(entries_, mail, {}, &Entry::old_mail);
  const Entry* found = nullptr;
  for (const auto& entry : range) {
    const bool exact = !entry.old_name.empty() && entry.old_name == name;
    if (exact || (entry.old_name.empty() && found == nullptr)) found = &entry;
    if (exact) break;
  }
  if (found == nullptr || mail.empty()) return given;
  return {found->name.empty() ? given.name : found->name, found->mail.empty() ? given.mail : found->mail};
}

bool is_git_bot(const GitName& given, const std::vector<std::string>& more) {
  const auto name = ascii_lower(given.name), mail = ascii_lower(given.mail);
  if (name.find("[bot]") != name.npos || mail.find("[bot]@") != mail.npos) return true;
  if (ends_in_bot(name) || ends_in_bot(std::string_view(mail).substr(0, mail.find('@')))) return true;
  const auto named = [&](const auto& list) {
    return std::ranges::any_of(list, [&](const auto& bot) { return name == bot || mail == bot; });
  };
  return named(kBots) || named(more);
}

PersonName git_person(const GitName& given) {
  PersonName person{.name = given.name, .mail = ascii_lower(given.mail), .key = ""};
  if (auto key = hidden_key(person.mail); !key.empty()) {
    person.key = std::move(key);
    person.mail.clear();
  }
  if (person.name.starts_with('@') && person.key.empty()) person.key = "github:" + person.name.substr(1);
  return person;
}

std::string git_domain(const GitName& given) {
  const auto mail = ascii_lower(given.mail);
  const auto host = host_of(mail);
  const bool named = host.find('.') != host.npos && !host.starts_with('.') && !host.ends_with('.') &&
                     host.find_first_of(" ()<>,;:\"/\\") == host.npos;
  if (!named || host.find("noreply") != host.npos || host.ends_with(".local") || host.ends_with(".(none)") ||
      host.ends_with(".localdomain"))
    return "";
  return std::string(host);
}

bool same_git_person(const GitName& a, const GitName& b) {
  return (!a.mail.empty() && equals_ignoring_case(a.mail, b.mail)) ||
         (!a.name.empty() && equals_ignoring_case(a.name, b.name));
}

}  // namespace plenary
