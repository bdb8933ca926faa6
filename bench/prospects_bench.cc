// How often prospects came and members at risk left, judged by the past:
//   prospects_bench WORKSPACE   for each body and day of the past the list is made of what was known on that
//   day, and looked up in the years after. Precision of the first 20 beside naive rules, with intervals over
//   the lists.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "advise/leaving.h"
#include "advise/prospects.h"
#include "stats/bootstrap.h"
#include "stats/interval.h"
#include "store/store.h"

namespace plenary {
namespace {

constexpr size_t kFirst = 20;
constexpr int kLater = 2012;                     // in two halves the same rule must do
constexpr size_t kLeastCandidates = 2 * kFirst;  // of fewer, half of all are among the first 20

// One list of the past under several rules: how many of the first came.
struct Trial {
  std::string body;
  Day day;
  size_t candidates = 0, hits = 0, first = 0;
  std::vector<double> found;  ///< of each rule
};

// A rule puts a list in order: it returns places.
using Order = std::function<std::vector<size_t>()>;

double hits_of(const std::vector<bool>& hit, const std::vector<size_t>& order, size_t first) {
  double out = 0;
  for (size_t i = 0; i < first; ++i) out += hit[order[i]] ? 1 : 0;
  return out;
}

std::vector<size_t> places(size_t n) {
  std::vector<size_t> out(n);
  std::iota(out.begin(), out.end(), size_t{0});
  return out;
}

template <class Key>
std::vector<size_t> by(size_t n, Key key) {
  auto out = places(n);
  std::ranges::stable_sort(out, [&](size_t a, size_t b) { return key(a) > key(b); });
  return out;
}

void print(const char* title, const std::vector<Trial>& trials, const std::vector<const char*>& rules) {
  fmt::print("\n{}\n", title);
  size_t candidates = 0, hits = 0, picks = 0;
  double random = 0;
  for (const auto& t : trials) {
    candidates += t.candidates, hits += t.hits, picks += t.first;
    random += static_cast<double>(t.hits * t.first) / static_cast<double>(t.candidates);
  }
  fmt::print("{} lists, {} companies on them, of whom {} ({:.1f} %); {} picks\n", trials.size(), candidates,
             hits, 100.0 * static_cast<double>(hits) / static_cast<double>(std::max<size_t>(1, candidates)),
             picks);
  if (trials.size() < 2) return fmt::print("too few lists to judge\n");
  const auto precision = [&](size_t rule, std::span<const uint32_t> units) -> std::optional<double> {
    double found = 0, of = 0;
    for (const auto u : units) found += trials[u].found[rule], of += static_cast<double>(trials[u].first);
    return of > 0 ? std::optional(found / of) : std::nullopt;
  };
  const BootstrapOptions options{.replicates = 5000, .seed = 1};
  for (size_t r = 0; r < rules.size(); ++r) {
    const auto own = [&](auto units) { return precision(r, units); };
    const auto base = [&](auto units) { return precision(1, units); };
    const auto b = bootstrap(trials.size(), own, options);
    const auto d = bootstrap_difference(trials.size(), own, base, options);
    if (!b || !d) continue;
    fmt::print("  {:<34} {:5.1f} % ({:.1f} to {:.1f})", rules[r], 100 * b->estimate, 100 * b->interval.low,
               100 * b->interval.high);
    if (r != 1)
      fmt::print("   {:+.1f} points ({:+.1f} to {:+.1f})", 100 * d->estimate, 100 * d->interval.low,
                 100 * d->interval.high);
    fmt::print("\n");
  }
  fmt::print("  {:<34} {:5.1f} %\n", "drawn at random", 100 * random / static_cast<double>(picks));
}

void print_lists(const std::vector<Trial>& trials) {
  for (const auto& t : trials)
    fmt::print(
        "  {:<12} {}  {:5} companies, {:4} of them; of the first {}: {:.0f}, by the naive rule {:.0f}\n",
        t.body, to_string(t.day), t.candidates, t.hits, t.first, t.found[0], t.found[1]);
}

const std::vector<const char*> kRules{"as listed (reasons first)", "most active elsewhere",
                                      "most people elsewhere", "most bodies, then people",
                                      "returned first, then people"};

Result<std::optional<Trial>> try_prospects(duck::Connection& c, const std::string& name, int64_t body,
                                           Day day, const GroupWords& words, bool never_there) {
  PLENARY_LET(found, find_prospects(c, {.body = body, .to = day, .past = true}, &words));
  PLENARY_LET(came, read_comers(c, body, found.code_only, day, years_later(day, kProspectYears), day));
  if (never_there) std::erase_if(found.list, [](const Prospect& p) { return p.last_here.has_value(); });
  const auto& list = found.list;
  if (list.size() < kLeastCandidates || found.here.size() < 5) return std::nullopt;
  Trial out{name, day, list.size()};
  out.first = kFirst;
  std::vector<bool> hit;
  for (const auto& p : list) hit.push_back(came.contains(p.company));
  out.hits = static_cast<size_t>(std::ranges::count(hit, true));
  for (const auto& order :
       {places(list.size()), by(list.size(), [&](size_t i) { return list[i].acts; }),
        by(list.size(), [&](size_t i) { return std::pair(list[i].people, list[i].acts); }),
        by(list.size(), [&](size_t i) { return std::tuple(list[i].bodies, list[i].people, list[i].acts); }),
        by(list.size(), [&](size_t i) { return std::tuple(list[i].last_here.has_value(), list[i].people); })})
    out.found.push_back(hits_of(hit, order, out.first));
  return out;
}

const std::vector<const char*> kLeavingRules{"as listed (past share first)", "longest silent",
                                             "quarters quiet less active", "most signs, then longest silent",
                                             "the same, signs added"};

Trial trial_of(const Leaving& then, const BodyHistory& history, Day day) {
  const auto& list = then.list;
  Trial out{.candidates = list.size(), .first = kFirst};
  std::vector<bool> hit;
  for (const auto& r : list) hit.push_back(history.left(r.company, day));
  out.hits = static_cast<size_t>(std::ranges::count(hit, true));
  const auto n = list.size();
  const auto s = [&](size_t i) { return list[i].standing; };
  const auto signs = [&](size_t i) { return static_cast<int>(list[i].signs.size()); };
  for (const auto& order : {places(n), by(n, [&](size_t i) { return s(i).quiet; }),
                            by(n, [&](size_t i) { return std::pair(s(i).score(), s(i).quiet); }),
                            by(n, [&](size_t i) { return std::pair(signs(i), s(i).quiet); }),
                            by(n, [&](size_t i) { return std::pair(s(i).score() + signs(i), s(i).quiet); })})
    out.found.push_back(hits_of(hit, order, out.first));
  return out;
}

// Flagged by each sign, and how many of these left.
using SignShares = std::array<std::pair<size_t, size_t>, kSigns>;
// What the shares of earlier days said of those of a later one.
struct Calibration {
  size_t n = 0;
  double brier = 0, brier_mean = 0;
  std::array<std::pair<double, size_t>, kRiskClasses> said{};  ///< sum of what was said, of how many
  std::array<size_t, kRiskClasses> left{};
};

void calibrate(const Leaving& then, const BodyHistory& history, Day day, Calibration& to) {
  size_t past = 0, left = 0;
  for (const auto& c : then.classes) past += c.past, left += c.left;
  if (past < kFirst) return;  // nothing to go by yet
  const double mean = static_cast<double>(left) / static_cast<double>(past);
  for (const auto& one : then.list) {
    const auto& c = then.classes[one.risk_class];
    const double said = (static_cast<double>(c.left) + mean) / (static_cast<double>(c.past) + 1);
    const double was = history.left(one.company, day) ? 1 : 0;
    ++to.n, to.brier += (said - was) * (said - was), to.brier_mean += (mean - was) * (mean - was);
    to.said[one.risk_class].first += said, ++to.said[one.risk_class].second;
    to.left[one.risk_class] += was > 0 ? 1 : 0;
  }
}

Status try_leaving(duck::Connection& c, const std::string& name, int64_t body, Day newest,
                   std::vector<Trial>& trials, SignShares& shares, Calibration& calibration) {
  PLENARY_LET(latest, BodyHistory::read(c, body, newest, newest));
  for (const auto day : latest.days(newest)) {
    PLENARY_LET(then, find_leaving(c, {body, day}));
    if (then.list.size() < kLeastCandidates) continue;
    PLENARY_LET(history, BodyHistory::read(c, body, newest, day));
    trials.push_back(trial_of(then, history, day));
    trials.back().body = name, trials.back().day = day;
    for (const auto& r : then.list)
      for (const auto& sign : r.signs) {
        auto& share = shares[static_cast<size_t>(sign.sign)];
        ++share.first, share.second += history.left(r.company, day) ? 1 : 0;
      }
    calibrate(then, history, day, calibration);
  }
  return {};
}

void print_calibration(const Calibration& c) {
  fmt::print(
      "\nShares told on a day from earlier days of the same body, and what came: {} companies, Brier score "
      "{:.3f}; "
      "of the body's mean share {:.3f}\n",
      c.n, c.brier / static_cast<double>(c.n), c.brier_mean / static_cast<double>(c.n));
  for (size_t i = 0; i < kRiskClasses; ++i) {
    const auto n = c.said[i].second;
    const auto share = wilson_interval(c.left[i], n);
    if (share)
      fmt::print("  class {}: told {:5.1f} %, left {:5.1f} % ({:.1f} to {:.1f}) of {}\n", i + 1,
                 100 * c.said[i].first / static_cast<double>(n),
                 100.0 * static_cast<double>(c.left[i]) / static_cast<double>(n), 100 * share->low,
                 100 * share->high, n);
  }
}

void print_signs(const SignShares& shares) {
  fmt::print("\nOf those that showed a sign, left within {} years\n", kLeavingYears);
  for (size_t i = 0; i < kSigns; ++i)
    if (const auto share = wilson_interval(shares[i].second, shares[i].first))
      fmt::print("  {:<18} {:5.1f} % ({:.1f} to {:.1f}) of {}\n", to_string(static_cast<Sign>(i)),
                 100.0 * static_cast<double>(shares[i].second) / static_cast<double>(shares[i].first),
                 100 * share->low, 100 * share->high, shares[i].first);
}

Status judge(const char* folder) {
  PLENARY_LET(workspace, open_workspace(folder));
  PLENARY_LET(reader, Reader::open(workspace));
  auto& c = reader.connection();
  PLENARY_LET(names, read_places(c));
  PLENARY_LET(words, GroupWords::read(c));
  std::vector<Trial> prospects, strangers, leaving;
  SignShares shares{};
  Calibration calibration;
  for (const auto& [body, name] : names.bodies) {
    PLENARY_LET(span, read_record_span(c, body));
    if (!span) continue;
    for (auto day = years_later(end_of_month(span->last), -kProspectYears);
         day > years_later(span->first, kProspectYears); day = years_later(day, -kProspectYears)) {
      PLENARY_LET(one, try_prospects(c, name, body, day, words, false));
      if (one) prospects.push_back(*one);
      PLENARY_LET(other, try_prospects(c, name, body, day, words, true));
      if (other) strangers.push_back(*other);
    }
    PLENARY_TRY(try_leaving(c, name, body, end_of_month(span->last), leaving, shares, calibration));
  }
  fmt::print("Prospects: who came within {} years; differences from \"{}\", intervals by resampling lists\n",
             kProspectYears, kRules[1]);
  print("All prospects", prospects, kRules);
  print_lists(prospects);
  const auto half =
      std::ranges::stable_partition(prospects, [](const Trial& t) { return civil(t.day).year < kLater; });
  const std::vector<Trial> later(half.begin(), half.end());
  print(fmt::format("Those of {} and later", kLater).c_str(), later, kRules);
  prospects.erase(half.begin(), half.end());
  print(fmt::format("Those before {}", kLater).c_str(), prospects, kRules);
  print("Only those that had never been there", strangers, kRules);
  fmt::print("\nAt risk: who had left {} years later; differences from \"{}\"\n", kLeavingYears,
             kLeavingRules[1]);
  print("Members, else those that took part regularly", leaving, kLeavingRules);
  print_lists(leaving);
  print_calibration(calibration);
  print_signs(shares);
  return {};
}

}  // namespace
}  // namespace plenary

int main(int count, char** words) {
  if (count != 2) return fmt::print(stderr, "usage: prospects_bench WORKSPACE\n"), 2;
  const auto done = plenary::judge(words[1]);
  if (!done) return fmt::print(stderr, "prospects_bench: {}\n", done.error().message), 1;
  return 0;
}
