#include "publish/credit_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace plenary {
namespace {

constexpr size_t kNamed = 3;  // in a sentence

}  // namespace

std::string some_of(const std::vector<std::string>& names) {
  const size_t shown = std::min(names.size(), kNamed);
  auto out =
      fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (names.size() > shown) out += fmt::format(" and {} more", names.size() - shown);
  return out;
}

std::string years_of(std::span<const CreditEntry> entries) {
  std::optional<int> first, last;
  for (const auto& e : entries)
    for (const auto& day : {e.first, e.last}) {
      if (!day) continue;
      const int year = civil(*day).year;
      first = std::min(first.value_or(year), year), last = std::max(last.value_or(year), year);
    }
  if (!first) return "";
  return *first == *last ? fmt::format("{}", *first) : fmt::format("{} to {}", *first, *last);
}

}  // namespace plenary
