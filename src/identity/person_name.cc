#include "identity/person_name.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "identity/contains.h"
#include "identity/names_file.h"
#include "identity/script.h"

namespace plenary {
namespace {

constexpr size_t kLongestName = 1000, kMostWords = 8;

bool local_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == '+' || c == '*' || static_cast<unsigned char>(c) >= 0x80;
}

// "ada at example dot com", "ada (at) example.com", "ada AT example DOT com".
std::string unmasked(std::string_view text, bool& masked) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kWays{{{" (at) ", "@"},
                                                                                        {"(at)", "@"},
                                                                                        {" [at] ", "@"},
                                                                                        {"[at]", "@"},
                                                                                        {" at ", "@"},
                                                                                        {" (dot) ", "."},
                                                                                        {"(dot)", "."},
                                                                                        {" [dot] ", "."},
                                                                                        {"[dot]", "."},
                                                                                        {" dot ", "."}}};
  std::string out(text);
  const auto lower = ascii_lower(text);
  // Only a text that also says how the dots are masked, or has a dot behind, is an address.
  const auto at = std::min({lower.find(" at "), lower.find("(at)"), lower.find("[at]")});
  if (at == std::string::npos || lower.find('@') != std::string::npos) return out;
  if (lower.find("dot", at) == std::string::npos && lower.find('.', at) == std::string::npos) return out;
  masked = true;
  for (const auto& [way, means] : kWays)
    for (size_t i; (i = ascii_lower(out).find(way)) != std::string::npos;) out.replace(i, way.size(), means);
  return out;
}

// Cuts the address out of the text, with brackets around it; fills mail, local, domain.
void take_mail(std::string& text, ParsedPerson& name) {
  const auto at = text.rfind('@');
  if (at == std::string::npos || at == 0) return;
  size_t from = at, to = at + 1;
  while (from > 0 && local_byte(text[from - 1])) --from;
  while (to < text.size() && (local_byte(text[to]) || text[to] == '(' || text[to] == ')')) ++to;
  if (from == at || to == at + 1) return;
  name.local = ascii_lower(std::string_view(text).substr(from, at - from));
  name.domain = ascii_lower(std::string_view(text).substr(at + 1, to - at - 1));
  while (!name.domain.empty() && name.domain.back() == '.') name.domain.pop_back();
  const bool masked = name.local.find('*') != std::string::npos ||
                      name.local.find("...") != std::string::npos || name.local == "hidden" ||
                      name.domain.find('*') != std::string::npos || name.domain.empty();
  if (!masked) name.mail = name.local + '@' + name.domain;
  if (masked) name.local.clear();
  while (from > 0 && (text[from - 1] == '<' || text[from - 1] == '(' || text[from - 1] == '[')) --from;
  while (to < text.size() && (text[to] == '>' || text[to] == ')' || text[to] == ']')) ++to;
  text = fmt::format("{} {}", text.substr(0, from), text.substr(to));
}

// GitHub's addresses that hide the mail show the handle: "583231+octocat@users.noreply.github.com".
void take_hidden_handle(ParsedPerson& name) {
  if (!name.domain.ends_with("users.noreply.github.com")) return;
  const auto plus = name.local.find('+');
  name.handle = plus == std::string::npos ? name.local : name.local.substr(plus + 1);
  name.local = name.handle;
}

void take_handle(std::string& text, ParsedPerson& name) {
  const auto open = text.find('[');
  const auto close = open == std::string::npos ? open : text.find(']', open);
  if (close != std::string::npos) {
    auto inside = std::string(trim(std::string_view(text).substr(open + 1, close - open - 1)));
    if (!inside.empty() && inside.front() == '@') inside.erase(0, 1);
    if (inside.find(' ') == std::string::npos && inside.size() >= 2) name.handle = ascii_lower(inside);
    text = text.substr(0, open) + ' ' + text.substr(close + 1);
    return;
  }
  const auto at = text.find('@');
  if (at == std::string::npos || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '(')) return;
  size_t end = at + 1;
  while (end < text.size() && local_byte(text[end])) ++end;
  if (end - at < 3) return;
  name.handle = ascii_lower(std::string_view(text).substr(at + 1, end - at - 1));
  text = text.substr(0, at) + ' ' + text.substr(end);
}

// 0000-0002-1825-0097, also behind an address of orcid.org.
void take_orcid(std::string& text, ParsedPerson& name) {
  const auto shape = [](std::string_view s) {
    for (size_t i = 0; i < 19; ++i) {
      const bool dash = i == 4 || i == 9 || i == 14;
      const bool digit = (s[i] >= '0' && s[i] <= '9') || (i == 18 && (s[i] == 'X' || s[i] == 'x'));
      if (dash ? s[i] != '-' : !digit) return false;
    }
    return true;
  };
  for (size_t i = 0; i + 19 <= text.size(); ++i) {
    if (!shape(std::string_view(text).substr(i, 19))) continue;
    name.identifier = "orcid:" + ascii_lower(std::string_view(text).substr(i, 19));
    const auto from = text.rfind(' ', i);
    text.erase(from == std::string::npos ? 0 : from, i + 19 - (from == std::string::npos ? 0 : from));
    return;
  }
}

std::vector<std::string> letters_runs(std::string_view local) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : local) {
    if (c == '+') break;
    if (c >= 'a' && c <= 'z')
      part += c;
    else if (!part.empty())
      parts.push_back(std::move(part)), part.clear();
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

// The parts that tell a person: "juraci.github" is juraci. An address that many write from is nobody's.
void take_parts(const PersonWords& tables, ParsedPerson& name) {
  name.parts = letters_runs(name.local);
  const auto shared = [&](const std::string& p) {
    return tables.roles.contains(p) || tables.bots.contains(p);
  };
  std::string joined;
  for (const auto& part : name.parts) joined += part;
  name.shared_address = !name.parts.empty() && (std::ranges::all_of(name.parts, shared) || shared(joined));
  if (!name.shared_address) std::erase_if(name.parts, shared);
}

void take_words(std::string_view text, const PersonWords& tables, ParsedPerson& name) {
  for (const std::string_view aside : {" via ", " (via "})
    if (const auto at = text.find(aside); at != std::string_view::npos && at > 0) text = text.substr(0, at);
  // "EXAMPLE, Ada": the surname first. A comma before a suffix or another name changes nothing for sets of
  // words.
  std::string latin = to_latin(text);
  // An apostrophe inside a name is part of it: O'Brien.
  std::erase_if(latin, [](char c) { return c == '\'' || c == '`'; });
  const auto folded = fold(latin);
  for (const auto word : split(folded, ' ')) {
    if (word.empty() || name.words.size() == kMostWords) continue;
    std::string w(word);
    if (tables.titles.contains(w) || tables.suffixes.contains(w)) continue;
    name.words.push_back(std::move(w));
  }
}

PersonKind kind_of(const ParsedPerson& name, const PersonWords& tables) {
  const auto bot = [&](const std::string& w) { return tables.bots.contains(w); };
  const bool named = name.words.size() >= 2;
  if (std::ranges::any_of(name.words, bot) || name.handle.ends_with("bot") || name.handle.ends_with("[bot]"))
    return PersonKind::kBot;
  std::string joined;
  for (const auto& p : name.parts) joined += p;
  if (!named && (std::ranges::any_of(name.parts, bot) || joined.ends_with("bot"))) return PersonKind::kBot;
  const bool role =
      name.shared_address || tables.roles.contains(joined) || joined.find("noreply") != std::string::npos;
  if (name.words.empty() && name.local.empty() && name.handle.empty() && name.identifier.empty())
    return PersonKind::kNobody;
  const bool role_name = name.words.size() == 1 && tables.roles.contains(name.words[0]);
  if (role_name && (role || name.local.empty())) return PersonKind::kRole;
  return role && name.words.empty() && name.handle.empty() ? PersonKind::kRole : PersonKind::kPerson;
}

}  // namespace

Result<PersonWords> read_person_words(std::string_view names, std::string_view free_mail) {
  PersonWords t;
  const auto rows = parse_csv(names);
  for (size_t i = 1; i < rows.size(); ++i) {
    const auto& c = rows[i].cells;
    if (c.size() < 3)
      return fail(ErrorKind::kInput,
                  fmt::format("table of names, line {}: three columns are needed", rows[i].line));
    if (c[1] == "given")
      t.given.try_emplace(c[0], c[2].empty() ? c[0] : c[2]);
    else if (auto* set = c[1] == "surname"  ? &t.surnames
                         : c[1] == "role"   ? &t.roles
                         : c[1] == "bot"    ? &t.bots
                         : c[1] == "title"  ? &t.titles
                         : c[1] == "suffix" ? &t.suffixes
                                            : nullptr)
      set->insert(c[0]);
    else
      return fail(ErrorKind::kInput, fmt::format("table of names, line {}: no known class", rows[i].line));
  }
  for (const auto& row : parse_csv(free_mail))
    if (row.line > 1) t.free_mail.insert(row.cells[0]);
  return t;
}

ParsedPerson parse_person(std::string_view raw, std::string_view mail, const PersonWords& tables) {
  ParsedPerson name;
  auto text = read_twice_encoded(clean(raw, kLongestName));
  name.suspicious = suspicious_script(text);
  text = unmasked(text, name.masked);
  take_orcid(text, name);
  take_mail(text, name);
  take_handle(text, name);
  if (auto said = unmasked(clean(mail, kLongestName), name.masked); name.local.empty() && !said.empty())
    take_mail(said, name);
  take_hidden_handle(name);
  take_parts(tables, name);
  take_words(text, tables, name);
  name.kind = kind_of(name, tables);
  return name;
}

const char* kind_name(PersonKind kind) {
  static constexpr std::array kNames{"person", "role", "bot", "nobody"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace plenary
