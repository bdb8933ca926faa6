// Organizations as reports list them, with countries told by the program's own table of names.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/embedded.h"
#include "base/text.h"
#include "import/attendance_lines.h"
#include "import/minutes_people.h"

namespace plenary::minutes {
namespace {

// Names of countries, folded; codes of two letters are left out, for they are initials of much else.
std::unordered_set<std::string> country_names() {
  std::unordered_set<std::string> names{"usa", "us", "uk", "uae"};
  const auto table = embedded("data/country_names.csv");
  if (!table) return names;
  for (const auto line : split(*table, '\n')) {
    const size_t comma = line.rfind(',');
    if (comma == line.npos || comma < 4) continue;
    auto name = line.substr(0, comma);
    if (name.size() > 2 && name.front() == '"') name = name.substr(1, name.size() - 2);
    if (name != "name") names.insert(fold(name));
  }
  return names;
}

bool ends_in_legal_form(std::string_view text) {
  const std::string folded = fold(text);
  return folded == "ltd" || folded == "inc" || folded == "llc" || folded == "co ltd" ||
         folded.starts_with("ltd ") || folded.starts_with("inc ") || folded == "limited" || folded == "s a" ||
         folded == "corp";
}

// False for what goes on with a name: "... and Telecommunications", "... and Development Agency".
bool begins_organization(std::string_view text) {
  static constexpr auto kGoesOn = std::to_array<std::string_view>({"telecommunications",
                                                                   "telecommunication",
                                                                   "communications",
                                                                   "communication",
                                                                   "technology",
                                                                   "technologies",
                                                                   "information",
                                                                   "development",
                                                                   "informatics",
                                                                   "innovation",
                                                                   "media",
                                                                   "digital",
                                                                   "transport",
                                                                   "posts",
                                                                   "standards",
                                                                   "research",
                                                                   "trade",
                                                                   "industry",
                                                                   "science",
                                                                   "sons",
                                                                   "co",
                                                                   "company",
                                                                   "regulatory",
                                                                   "services",
                                                                   "systems"});
  const std::string folded = fold(text);
  const bool capital = !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] & 0x80) != 0);
  return capital && std::ranges::find(kGoesOn, folded.substr(0, folded.find(' '))) == kGoesOn.end();
}

}  // namespace

bool is_country(std::string_view text) {
  static const auto names = country_names();
  if (text.size() > 80) return false;
  std::string folded = fold(text);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return names.contains(folded);
}

OrganizationName organization_of(std::string_view text) {
  OrganizationName out;
  std::string name = clean(text, 300);
  if (name.starts_with("the ")) name.erase(0, 4);
  if (name.ends_with(')'))
    if (const size_t open = name.rfind('('); open != name.npos && open > 0)
      if (const auto inside = name.substr(open + 1, name.size() - open - 2); is_country(inside)) {
        out.country = inside;
        name = std::string(trim(std::string_view(name).substr(0, open)));
      }
  if (const size_t comma = name.rfind(", "); comma != name.npos && out.country.empty())
    if (const auto last = name.substr(comma + 2); is_country(last)) out.country = last, name.resize(comma);
  out.name = name;
  if (out.country.empty() && is_country(out.name)) out.country = out.name;
  return out;
}

std::vector<OrganizationName> organizations_of(std::string_view text) {
  std::vector<std::string> pieces;
  for (auto& piece : attendance::split_outside(text.substr(0, 8192), ",;\n")) {
    if (!pieces.empty() && ends_in_legal_form(piece)) {
      pieces.back() += ", " + piece;
      continue;
    }
    if (piece.starts_with("and ")) piece.erase(0, 4);
    pieces.push_back(piece);
  }
  // "Sweden and United Kingdom", "China Telecom and ZTE", but not "Ministry of Posts and Telecommunications".
  if (!pieces.empty())
    if (const size_t at = pieces.back().find(" and "); at != std::string::npos) {
      const std::string left = pieces.back().substr(0, at), right = pieces.back().substr(at + 5);
      if (begins_organization(right) && !is_country(pieces.back()))
        pieces.back() = left, pieces.push_back(right);
    }
  std::vector<OrganizationName> out;
  for (const auto& piece : pieces) {
    auto organization = organization_of(piece);
    const bool letters = std::ranges::any_of(organization.name, [](char c) {
      return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80) != 0;
    });
    if (letters && organization.name.size() > 1 && organization.name.size() <= 160)
      out.push_back(std::move(organization));
  }
  return out;
}

}  // namespace plenary::minutes
