// A bar for new work, as people say it: "supporters>=4 and regions>=2". What it asks of a work is what was
// known of it soon after it began.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

/// What can be asked of a work.
enum class Backing : uint8_t {
  kSupporters,
  kRegions,
  kCountries,
  kCompanies,
  kGovernments,
  kAcademia,
  kKinds,
  kPeople
};
inline constexpr size_t kBackings = 8;

/// Numbers of a work, by Backing.
using BackingCounts = std::array<int64_t, kBackings>;

struct BackingWord {
  const char* name;     ///< "supporters"
  const char* meaning;  ///< for help
};
std::span<const BackingWord, kBackings> backing_words();

struct BarCondition {
  enum class Compare : uint8_t { kAtLeast, kAbove, kAtMost, kBelow, kEqual };
  Backing of = Backing::kSupporters;
  Compare compare = Compare::kAtLeast;
  int64_t number = 0;
  bool holds(int64_t count) const;
};

/// All conditions must hold.
struct Bar {
  std::vector<BarCondition> conditions;
  bool passes(const BackingCounts& counts) const;
};

/// Reads a bar: conditions joined by "and" or ",". An error says at which word it stopped, and what can stand
/// there.
Result<Bar> parse_bar(std::string_view text);

/// "supporters >= 4 and regions >= 2".
std::string to_string(const Bar& bar);

}  // namespace plenary
