#include "publish/outcome_words.h"

#include <fmt/core.h>

namespace plenary {
namespace {

constexpr double kDaysInMonth = 365.25 / 12;

}  // namespace

std::string share_text(double share, const Interval& interval) {
  return fmt::format("{:.0f} % ({:.0f} to {:.0f})", 100 * share, 100 * interval.low, 100 * interval.high);
}

std::string share_text(size_t part, size_t all, const std::optional<Interval>& interval) {
  if (all == 0 || !interval) return "-";
  return share_text(static_cast<double>(part) / static_cast<double>(all), *interval);
}

std::string months_text(const SurvivalQuantile& q) {
  if (!q.time) return "not reached";
  const auto end = [](const std::optional<double>& d) {
    return d ? fmt::format("{:.0f}", *d / kDaysInMonth) : std::string("?");
  };
  return fmt::format("{:.0f} ({} to {})", *q.time / kDaysInMonth, end(q.low), end(q.high));
}

}  // namespace plenary
