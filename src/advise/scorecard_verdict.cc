// A card in words. A word is said only when the whole interval is on its side of the threshold.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "advise/scorecard.h"

namespace plenary {
namespace {

// From where on a mark is good, and below what it is poor. Reliability and stability by Koo and Li (2016);
// the others are ours.
struct Words {
  double good;
  const char* praise;  ///< null: nothing to be praised for, only blamed
  double poor;
  const char* blame;
};

constexpr std::array<Words, kCriteria> kWords{{
    {0.75, "reliable", 0.5, "unreliable"},
    {0.75, "steady from period to period", 0.5, "unsteady from period to period"},
    {0.55, nullptr, 0.5, "no nearer to its own objective than to others"},
    {0.05, "foretells publication", 0.05, "does not foretell publication"},
    {0.7, "ranks beyond chance", 0.5, "ranks mostly by chance"},
    {0.98, "hard to game", 0.9, "easy to game"},
    {0.9, nullptr, 0.5, "misses many, or some kinds more than others"},
    {0.9, nullptr, 0.8, "differs by region beyond outcome and size"},
    {0.8, nullptr, 0.6, "hangs on the way of counting"},
    {0.8, nullptr, 0.5, "mostly too few to be shown by country"},
}};
constexpr double kMostlySize = 0.7, kHardlySize = 0.4, kSayable = 0.9, kTheSame = 0.95, kPaysWell = 0.1,
                 kMostlyKnown = 0.67;

std::string marked(const Mark& mark) { return fmt::format("{:.2f}", *mark.value); }

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (size_t i = 0; i < items.size(); ++i)
    out += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  return out;
}

struct Findings {
  std::vector<std::string> good, poor, unclear;
};

void add_size(const Mark& size, const char* of, Findings& out) {
  if (!size.interval) return;
  if (size.interval->low >= kMostlySize)
    out.poor.insert(out.poor.begin(), fmt::format("mostly size ({} with {})", marked(size), of));
  else if (size.interval->high < kHardlySize)
    out.good.push_back(fmt::format("not size ({} with {})", marked(size), of));
}

Findings findings(const Scorecard& scorecard, const Card& card) {
  Findings out;
  for (size_t s = 0; s < kCriteria; ++s) {
    const auto& mark = card.marks[s];
    if (!mark.value) continue;
    const auto& [good, praise, poor, blame] = kWords[s];
    if (mark.interval && mark.interval->high < poor)
      out.poor.push_back(fmt::format("{} ({})", blame, marked(mark)));
    else if (praise != nullptr && mark.interval && mark.interval->low >= good)
      out.good.push_back(fmt::format("{} ({})", praise, marked(mark)));
    else if (praise != nullptr)
      out.unclear.push_back(fmt::format("{} ({})", criterion_texts()[s].name, marked(mark)));
  }
  add_size(card.marks[kSizeShare], scorecard.size_is_people ? "people" : "acts", out);
  const double known = card.all > 0 ? static_cast<double>(card.known) / static_cast<double>(card.all) : 1;
  if (known < kMostlyKnown)
    out.poor.push_back(
        fmt::format("of {:.0f} % of its records the organization is unknown", 100 * (1 - known)));
  if (std::abs(card.closeness.value_or(0)) >= kTheSame)
    out.poor.push_back(fmt::format("much the same as {} ({:.2f})", card.closest, *card.closeness));
  else if (card.redundancy && *card.redundancy > kSayable)
    out.poor.push_back(
        fmt::format("{:.0f} % explained by the other metrics together", 100 * *card.redundancy));
  return out;
}

std::string attack_sentence(const Scorecard& scorecard, const Card& card) {
  if (!card.worst_gain || *card.worst_gain < kPaysWell) return "";
  const auto attack = std::ranges::find(scorecard.library, card.worst_attack, &Attack::name);
  return fmt::format(" What pays best: {}, {:.0f} percentiles up for {}.", attack->name,
                     100 * *card.worst_gain, attack->cost);
}

// What a criterion is called when one metric has more of it than another.
constexpr std::array<const char*, kCriteria> kBetter{"more reliable",
                                                     "steadier",
                                                     "nearer to its own objective",
                                                     "foretells publication better",
                                                     "ranks more beyond chance",
                                                     "harder to game",
                                                     "tells of more organizations",
                                                     "treats regions more alike",
                                                     "hangs less on the way of counting",
                                                     "more of it can be shown"};

}  // namespace

std::string verdict(const Scorecard& scorecard, const Card& card) {
  if (!card.why.empty()) return "No card: " + card.why + ".";
  const auto found = findings(scorecard, card);
  std::string out;
  if (!found.good.empty()) out = listed(found.good);
  if (!found.poor.empty()) out += fmt::format("{}{}", out.empty() ? "" : "; but ", listed(found.poor));
  if (out.empty()) out = "nothing can be told for sure";
  if (!found.unclear.empty()) out += "; between good and poor: " + listed(found.unclear);
  return out + "." + attack_sentence(scorecard, card);
}

std::string comparison(const Scorecard& scorecard) {
  std::string out;
  std::vector<std::string> even, untold;
  for (size_t s = 0; s < scorecard.differences.size(); ++s) {
    const auto& [difference, better] = scorecard.differences[s];
    if (!difference) untold.emplace_back(criterion_texts()[s].name);
    if (difference && better == 0) even.emplace_back(criterion_texts()[s].name);
    if (better == 0) continue;
    const auto& first = scorecard.cards[better > 0 ? 0 : 1].metric.name;
    const auto& second = scorecard.cards[better > 0 ? 1 : 0].metric.name;
    const auto ends = difference->interval;
    out += fmt::format("{}: {} than {}, difference {:.2f} [{:.2f}, {:.2f}].\n", first, kBetter[s], second,
                       std::abs(difference->estimate), better > 0 ? ends.low : -ends.high,
                       better > 0 ? ends.high : -ends.low);
  }
  if (!even.empty()) out += "No difference can be told: " + listed(even) + ".\n";
  if (!untold.empty()) out += "Not both have it: " + listed(untold) + ".\n";
  return out;
}

}  // namespace plenary
