#include "cli/named_standards.h"

#include <algorithm>

#include "scan/citation.h"

namespace plenary {
namespace {

std::vector<DocumentId> cited_in(const std::string& text) {
  std::vector<DocumentId> out;
  for (auto& citation : find_citations(text))
    if (std::ranges::find(out, citation.id) == out.end()) out.push_back(std::move(citation.id));
  return out;
}

}  // namespace

std::vector<DocumentId> named_standards(const std::string& text) {
  if (auto id = parse_identifier(text)) return {*std::move(id)};
  if (auto cited = cited_in(text); !cited.empty()) return cited;
  std::string capitals = text;
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return cited_in(capitals);
}

}  // namespace plenary
