#include "advise/leaving.h"

#include <algorithm>

#include "advise/leaving_signs.h"

namespace plenary {
namespace {

constexpr std::array<std::pair<int, int>, kRiskClasses> kBounds{
    {{5, 12}, {1, 4}, {-3, 0}, {-7, -4}, {-12, -8}}};

size_t class_of(int score) {
  for (size_t i = 0; i < kRiskClasses; ++i)
    if (score >= kBounds[i].first) return i;
  return kRiskClasses - 1;
}

std::array<RiskClass, kRiskClasses> classes_of(const BodyHistory& history, const std::vector<Day>& days) {
  std::array<RiskClass, kRiskClasses> out;
  for (size_t i = 0; i < kRiskClasses; ++i) out[i].from = kBounds[i].first, out[i].to = kBounds[i].second;
  for (const auto day : days)
    for (const auto& p : history.past(day)) {
      auto& of = out[class_of(p.standing.score())];
      ++of.past, of.left += p.left ? 1 : 0;
    }
  for (auto& c : out) c.share = wilson_interval(c.left, c.past);
  return out;
}

// The class that left most surely stands first; in it, and where nothing is known of the past, who is quiet
// longest for what it used to do.
void put_in_order(Leaving& of) {
  const auto key = [&of](const AtRisk& r) {
    const auto& share = of.classes[r.risk_class].share;
    return std::tuple(share ? share->low : 0.0, r.standing.score(), r.standing.quiet);
  };
  std::ranges::sort(of.list, [&](const AtRisk& a, const AtRisk& b) {
    return key(a) != key(b) ? key(a) > key(b)
                            : std::tie(a.is.name, a.company) < std::tie(b.is.name, b.company);
  });
}

}  // namespace

const char* to_string(Sign sign) {
  constexpr const char* kNames[kSigns] = {
      "fewer acts",   "fewer people", "people elsewhere", "main person gone", "nothing accepted",
      "group closed", "merger"};
  return kNames[static_cast<size_t>(sign)];
}

Result<Leaving> find_leaving(duck::Connection& c, const LeavingQuestion& question) {
  Leaving out{.question = question};
  const Day to = out.question.to = end_of_month(question.to);
  PLENARY_LET(places, read_places(c));
  out.places = std::move(places);
  PLENARY_LET(companies, read_companies(c));
  PLENARY_LET(history, BodyHistory::read(c, question.body, to, to));
  PLENARY_LET(signs, read_signs(c, question.body, to, out.places));
  out.members = history.register_kept(), out.past_days = history.days(to);
  out.classes = classes_of(history, out.past_days);
  for (const auto company : history.present(to)) {
    AtRisk one{.company = company, .is = companies[company], .standing = history.standing(company, to)};
    one.risk_class = class_of(one.standing.score());
    one.last = history.last(company, to), one.signs = signs[company];
    out.list.push_back(std::move(one));
  }
  put_in_order(out);
  return out;
}

}  // namespace plenary
