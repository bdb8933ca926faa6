#include "advise/scorecard.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "stats/correlation.h"

namespace plenary {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kKnownByOthers = 0.9;  // share of a metric's organizations of which another must tell
constexpr size_t kUnitsAColumn = 3;     // that a regression on many metrics needs
constexpr size_t kSharedMarks = 5;      // below, two metrics are not set side by side as wholes
// What an organization is for, as far as records tell: the first of which there is enough.
constexpr const char* kOutcomes[] = {"deliverables_credited", "contributions_agreed", "texts_edited"};

BootstrapOptions options() {
  return {.replicates = 1000,
          .seed = kScorecardSeed,
          .threads = std::clamp(std::thread::hardware_concurrency(), 1u, 16u)};
}

std::optional<size_t> outcome_of(const std::vector<MetricReading>& readings) {
  for (const char* name : kOutcomes)
    for (size_t m = 0; m < readings.size(); ++m) {
      if (readings[m].metric.name != name) continue;
      const auto known =
          std::ranges::count_if(readings[m].whole, [](const Amount& a) { return a.records > 0; });
      if (known >= static_cast<std::ptrdiff_t>(kScorecardLeast)) return m;
    }
  return std::nullopt;
}

// Position of a metric among those that have a card.
std::optional<size_t> find(const ScorecardScene& scene, const std::string& name) {
  for (size_t m = 0; m < scene.readings.size(); ++m)
    if (scene.readings[m].metric.name == name) return m;
  return std::nullopt;
}

// Reads the catalogue; metrics without a card keep their reason in `cards`, those asked for have one there.
Result<ScorecardScene> read_scene(duck::Connection& c, const ScorecardQuestion& question,
                                  const std::vector<Metric>& catalogue, std::vector<Card>& cards) {
  ScorecardScene scene;
  PLENARY_LET(world, read_world(c, question));
  scene.world = std::move(world);
  if (scene.world.count() < kScorecardLeast)
    return fail(ErrorKind::kNotFound,
                "fewer than 10 organizations are known in the window: they say nothing of a metric");
  for (const auto& metric : catalogue) {
    PLENARY_LET(reading, read_metric(c, scene.world, metric));
    for (auto& card : cards)
      if (card.metric.name == metric.name) {
        card.why = reading.why, card.delay = reading.delay, card.fields = reading.fields;
        card.known = reading.known, card.all = reading.all;
      }
    if (reading.why.empty()) scene.readings.push_back(std::move(reading));
  }
  scene.outcome = outcome_of(scene.readings);
  return scene;
}

// Attacks the metrics asked for; of the others nobody wants to know.
Status attack(duck::Connection& c, ScorecardScene& scene, const std::vector<Card>& cards) {
  scene.library = attack_library();
  std::vector<const MetricReading*> metrics;
  for (const auto& card : cards)
    if (card.why.empty()) metrics.push_back(&scene.readings[*find(scene, card.metric.name)]);
  PLENARY_LET(assault, attack_metrics(c, scene.world, scene.library, metrics));
  std::vector<Attacked> of_all(scene.readings.size(),
                               Attacked{{}, {scene.library.size(), std::vector<Amount>{}}});
  for (size_t i = 0; i < metrics.size(); ++i)
    of_all[*find(scene, metrics[i]->metric.name)] = std::move(assault.metrics[i]);
  scene.assault = {std::move(assault.attackers), std::move(of_all)};
  return {};
}

struct Judged {
  std::vector<Judgement> judgements;
  std::optional<Resamples> drawn;  ///< one a statistic
};

// All statistics of a metric on the same resamples; its validity comes from those of all metrics.
Judged draw(const ScorecardScene& scene, size_t metric) {
  Judged out;
  for (size_t s = 0; s < kStatistics; ++s)
    out.judgements.push_back(judge(scene, static_cast<Criterion>(s), metric));
  out.drawn = Resamples::draw(
      scene.world.count(), kStatistics,
      [&out](std::span<const uint32_t> units, std::span<double> values) {
        for (size_t s = 0; s < kStatistics; ++s)
          if (out.judgements[s].statistic) values[s] = out.judgements[s].statistic(units).value_or(kNone);
      },
      options());
  return out;
}

Mark mark_of(const Judgement& judgement, const Resamples& drawn, size_t statistic) {
  Mark out;
  out.data = judgement.data, out.why = judgement.why;
  if (!out.why.empty()) return out;
  out.value = drawn.estimate(statistic);
  if (const auto bootstrap = drawn.interval(statistic)) out.interval = bootstrap->interval;
  if (!out.value) out.why = judgement.undefined;
  return out;
}

// The values of a metric and of others over the organizations that have all of them.
struct Complete {
  std::vector<double> own;
  std::vector<std::vector<double>> others;
};

Complete complete(const std::vector<double>& own, const std::vector<std::vector<double>>& others) {
  Complete out{{}, std::vector<std::vector<double>>(others.size())};
  for (size_t unit = 0; unit < own.size(); ++unit) {
    const auto known = [unit](const auto& column) { return std::isfinite(column[unit]); };
    if (!known(own) || !std::ranges::all_of(others, known)) continue;
    out.own.push_back(own[unit]);
    for (size_t i = 0; i < others.size(); ++i) out.others[i].push_back(others[i][unit]);
  }
  return out;
}

size_t known_of_both(const std::vector<double>& a, const std::vector<double>& b) {
  size_t out = 0;
  for (size_t unit = 0; unit < a.size(); ++unit)
    out += std::isfinite(a[unit]) && std::isfinite(b[unit]) ? 1 : 0;
  return out;
}

// What the other metrics say of a metric: the nearest one, and all together.
void relate(const ScorecardScene& scene, const std::vector<std::vector<double>>& values, size_t metric,
            Card& card) {
  std::vector<std::vector<double>> others;
  const size_t own = known_of_both(values[metric], values[metric]);
  for (size_t m = 0; m < values.size(); ++m) {
    const size_t both = known_of_both(values[metric], values[m]);
    if (m == metric || both < kScorecardLeast) continue;
    const auto pair = complete(values[metric], {values[m]});
    const auto r = spearman(pair.own, pair.others[0]);
    if (r && std::abs(*r) > std::abs(card.closeness.value_or(0)))
      card.closeness = r, card.closest = scene.readings[m].metric.name;
    if (static_cast<double>(both) >= kKnownByOthers * static_cast<double>(own)) others.push_back(values[m]);
  }
  auto all = complete(values[metric], others);
  if (others.empty() || all.own.size() < kUnitsAColumn * others.size()) return;
  for (auto& column : all.others) column = mid_ranks(column);
  if (const auto share = explained(mid_ranks(all.own), all.others)) card.redundancy = share->adjusted;
}

void find_worst_attack(const ScorecardScene& scene, size_t metric, Card& card) {
  for (size_t a = 0; a < scene.library.size(); ++a)
    if (const auto gain = attack_gain(scene, metric, a); gain && *gain > card.worst_gain.value_or(-1))
      card.worst_gain = gain, card.worst_attack = scene.library[a].name;
}

// At least as good by every criterion that b has, and better by one.
bool dominates(const Card& a, const Card& b) {
  size_t shared = 0, better = 0;
  for (size_t s = 0; s < kCriteria; ++s) {
    if (!b.marks[s].value) continue;
    if (!a.marks[s].value || *a.marks[s].value < *b.marks[s].value) return false;
    ++shared, better += *a.marks[s].value > *b.marks[s].value ? 1 : 0;
  }
  return shared >= kSharedMarks && better > 0;
}

void find_front(std::vector<Card>& cards) {
  for (auto& card : cards)
    for (const auto& other : cards)
      if (!card.marks.empty() && !other.marks.empty() && card.dominated_by.empty() && dominates(other, card))
        card.dominated_by = other.metric.name;
}

std::vector<MarkDifference> differences(const Resamples& both) {
  std::vector<MarkDifference> out;
  for (size_t s = 0; s < kCriteria; ++s) {
    MarkDifference difference{both.difference(s, kStatistics + s), 0};
    if (const auto& d = difference.difference)
      difference.better = d->interval.low > 0 ? 1 : d->interval.high < 0 ? -1 : 0;
    out.push_back(std::move(difference));
  }
  return out;
}

// The cards of a scene: every card that has no reason against it gets its marks.
void mark(const ScorecardScene& scene, Scorecard& out) {
  const auto validity =
      Resamples::draw(scene.world.count(), scene.readings.size(), validity_of_all(scene), options());
  std::vector<std::vector<double>> values;
  for (size_t m = 0; m < scene.readings.size(); ++m) values.push_back(scene.scaled(m));
  std::optional<Resamples> together;
  for (auto& card : out.cards) {
    if (!card.why.empty()) continue;
    const size_t metric = *find(scene, card.metric.name);
    auto judged = draw(scene, metric);
    judged.drawn->replace(kValidity, *validity, metric);
    for (size_t s = 0; s < kStatistics; ++s)
      card.marks.push_back(mark_of(judged.judgements[s], *judged.drawn, s));
    relate(scene, values, metric, card);
    find_worst_attack(scene, metric, card);
    if (together) together->append(*judged.drawn);
    if (!together) together = std::move(judged.drawn);
  }
  find_front(out.cards);
  if (out.cards.size() == 2 && together && together->statistics() == 2 * kStatistics)
    out.differences = differences(*together);
}

}  // namespace

Result<Scorecard> make_scorecard(duck::Connection& connection, const ScorecardQuestion& question) {
  PLENARY_LET(all, catalogue());
  Scorecard out;
  out.question = question;
  for (const auto& name : question.metrics) {
    PLENARY_LET(metric, find_metric(name));
    if (std::ranges::any_of(out.cards, [&](const Card& card) { return card.metric.name == name; }))
      return fail(ErrorKind::kUsage, "metric '" + name + "' is given twice");
    out.cards.emplace_back().metric = std::move(metric);
  }
  if (question.metrics.empty())
    for (const auto& metric : all) out.cards.emplace_back().metric = metric;
  PLENARY_LET(scene, read_scene(connection, question, all, out.cards));
  PLENARY_TRY(attack(connection, scene, out.cards));
  mark(scene, out);
  out.periods = scene.world.periods, out.organizations = scene.world.count();
  out.size_is_people = scene.world.size_is_people;
  if (scene.outcome) out.outcome = scene.readings[*scene.outcome].metric.name;
  out.library = std::move(scene.library);
  return out;
}

}  // namespace plenary
