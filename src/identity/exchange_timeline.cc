#include "identity/exchange_timeline.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "identity/exchange_entries.h"

namespace plenary {
namespace {

using Enrollment = Identities::Enrollment;

// Which enrollment holds on the days from `begin` (nothing: since ever) on, until the next boundary.
const Enrollment* holder(const std::vector<Enrollment>& all, std::optional<Day> begin) {
  const Enrollment* best = nullptr;
  for (const auto& e : all) {
    const bool begun = !e.from || (begin && e.from->day <= *begin);
    const bool over = e.to && begin && day_after(*e.to) <= *begin;
    if (!begun || over) continue;
    const bool later = best && e.from && (!best->from || e.from->day > best->from->day);
    if (!best || later) best = &e;
  }
  return best;
}

}  // namespace

std::vector<Stay> timeline(const std::vector<Enrollment>& enrollments) {
  if (enrollments.empty()) return {};
  std::vector<Day> boundaries;
  for (const auto& e : enrollments) {
    if (e.from) boundaries.push_back(e.from->day);
    if (e.to) boundaries.push_back(day_after(*e.to));
  }
  std::ranges::sort(boundaries);
  const auto repeated = std::ranges::unique(boundaries);
  boundaries.erase(repeated.begin(), repeated.end());
  std::vector<Stay> stays;
  const Enrollment* before = nullptr;
  std::optional<Day> begin;
  for (size_t i = 0; i <= boundaries.size(); ++i) {
    const auto until = i < boundaries.size() ? std::optional(boundaries[i]) : std::nullopt;
    const auto* now = holder(enrollments, begin);
    if (stays.empty() || now != before)
      stays.push_back({now ? now->organization : "", begin, until});
    else
      stays.back().until = until;
    before = now;
    begin = until;
  }
  return stays;
}

bool employer_unknown(std::string_view employer) {
  static constexpr std::array<std::string_view, 5> kWords{"notfound", "(unknown)", "unknown", "(not found)",
                                                          "?"};
  return std::ranges::find(kWords, std::string_view(ascii_lower(trim(employer)))) != kWords.end();
}

std::string with_at(std::string_view mail) {
  std::string out(trim(mail));
  if (out.find('@') == out.npos)
    if (const auto bang = out.rfind('!'); bang != out.npos) out[bang] = '@';
  return out;
}

}  // namespace plenary
