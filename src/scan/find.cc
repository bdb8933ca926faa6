#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "scan/rules.h"

namespace plenary {
namespace scan {

std::string_view around(std::string_view text, size_t at, size_t reach) {
  const size_t from = at - std::min(at, reach);
  return text.substr(from, at - from + reach);
}

bool mentions(std::string_view text, size_t at, std::string_view literal) {
  constexpr size_t kReach = 200;
  const auto near = around(text, at, kReach);
  for (size_t i = 0; i + literal.size() <= near.size(); ++i)
    if (goes_on(near, i, literal)) return true;
  return false;
}

void Sighting::add(std::string_view body, std::string document, std::string edition) const {
  std::ranges::transform(document, document.begin(), lower);
  found.push_back({{std::string(body), std::move(document), std::move(edition), ""}, at});
}

namespace {

// The anchors by their first two bytes in either case: most pairs of bytes begin none, and cost one look.
class Anchors {
 public:
  Anchors() {
    for (const auto list : {internet_anchors(), itu_anchors(), mobile_anchors(), iso_anchors(),
                            ieee_anchors(), national_anchors(), industry_anchors(), web_anchors()})
      for (const auto& anchor : list) add(anchor);
  }

  std::span<const Anchor* const> at(char first, char second) const {
    const auto list = list_of_[pair(first, second)];
    return list == 0 ? std::span<const Anchor* const>() : lists_[list - 1];
  }

 private:
  static size_t pair(char first, char second) {
    return static_cast<size_t>(static_cast<unsigned char>(first)) << 8 | static_cast<unsigned char>(second);
  }
  static char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

  void add(const Anchor& anchor) {
    auto& list = list_of_[pair(anchor.literal[0], anchor.literal[1])];
    if (list == 0) {
      lists_.emplace_back();
      list = static_cast<uint8_t>(lists_.size());
    }
    lists_[list - 1].push_back(&anchor);
    for (const char a : {anchor.literal[0], upper(anchor.literal[0])})
      for (const char b : {anchor.literal[1], upper(anchor.literal[1])}) list_of_[pair(a, b)] = list;
  }

  std::array<uint8_t, 65536> list_of_{};
  std::vector<std::vector<const Anchor*>> lists_;
};

}  // namespace
}  // namespace scan

std::vector<CitedAt> find_citations(std::string_view text) {
  static const scan::Anchors kAnchors;
  std::vector<CitedAt> found;
  for (size_t at = 0; at + 1 < text.size(); ++at)
    for (const auto* anchor : kAnchors.at(text[at], text[at + 1]))
      if (scan::goes_on(text, at, anchor->literal)) anchor->rule({text, at, anchor->literal.size(), found});
  // Two anchors may see one name ("ITU-T X.509" and "X.509"): one citation a place and standard.
  std::ranges::stable_sort(found, {}, [](const CitedAt& c) { return std::pair(c.at, c.id.key()); });
  const auto again = std::ranges::unique(found);
  found.erase(again.begin(), again.end());
  return found;
}

}  // namespace plenary
