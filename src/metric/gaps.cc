#include "metric/gaps.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "metric/gather.h"
#include "metric/plan.h"
#include "stats/diversity.h"
#include "stats/false_discovery.h"
#include "stats/shrinkage.h"

namespace plenary {
namespace {

constexpr double kSignificant = 0.05;

enum Column { kObserved, kPopulation, kGap, kRatio, kShrunk, kAdjusted, kColumns };

using Labels = std::vector<std::optional<std::string>>;

// In order, the unknown last.
struct UnknownLast {
  bool operator()(const Labels& a, const Labels& b) const {
    return std::ranges::lexicographical_compare(
        a, b, [](const auto& x, const auto& y) { return x && y ? *x < *y : x.has_value() && !y; });
  }
};

// What shares are shares of: all units of one period and body.
struct Whole {
  double observed = 0, population = 0;
  double voices = 1;  // independent ones a counted thing
};

struct Unit {
  const MeasureRow* observed = nullptr;
  const MeasureRow* population = nullptr;

  bool hidden(Absent absent) const {
    const auto is = [](const MeasureRow* row) {
      return row != nullptr && row->values[0].state == CellState::kSuppressed;
    };
    return is(observed) || is(population) || (observed == nullptr && absent == Absent::kHidden);
  }
};

bool names_whole(const Slice& slice) { return slice.time || says_where(slice); }

Labels whole_of(const MeasureResult& result, const Labels& labels) {
  Labels whole;
  for (size_t i = 0; i < result.by.size(); ++i)
    if (names_whole(*result.by[i])) whole.push_back(labels[i]);
  return whole;
}

bool is_known(const Labels& labels) {
  return std::ranges::all_of(labels, [](const auto& label) { return label.has_value(); });
}

double amount(const MeasureRow* row) {
  const bool counted = row != nullptr && row->values[0].state == CellState::kValue;
  return counted ? row->values[0].value : 0;
}

bool counts(const Metric& metric) {
  return metric.kind == MeasureKind::kSum || metric.kind == MeasureKind::kCountDistinct ||
         metric.kind == MeasureKind::kStock;
}

Status check(const MeasureResult& observed, const MeasureResult& population) {
  for (const auto* result : {&observed, &population})
    if (!counts(result->metric))
      return fail(ErrorKind::kUsage, fmt::format("--against compares counts: {} is a {}", result->metric.name,
                                                 result->metric.measure));
  const auto overlapping = std::ranges::find_if(observed.by, [](const Slice* s) { return s->overlapping; });
  if (overlapping != observed.by.end())
    return fail(ErrorKind::kUsage,
                fmt::format("--against compares shares of a whole: a record can be in several "
                            "rows of '{}'",
                            (*overlapping)->name));
  if (std::ranges::all_of(observed.by, [](const Slice* s) { return names_whole(*s); }))
    return fail(
        ErrorKind::kUsage,
        "--against needs units that take part: add region, country, development, segment or another to "
        "--by");
  return {};
}

// The chance of a share as far from that of the population, or farther, among so many voices.
std::optional<double> chance_of(double share, double voices, double population, double rest) {
  const auto of = static_cast<uint64_t>(std::llround(share * voices));
  const auto others = static_cast<uint64_t>(std::llround(voices)) - of;
  const auto found =
      others > 0 ? rate_ratio(of, population, others, rest) : rate_ratio(others, rest, of, population);
  return found ? std::optional(found->p_value) : std::nullopt;
}

class Gaps {
 public:
  Gaps(const MeasureResult& observed, const MeasureResult& population, Absent absent)
      : observed_(observed), absent_(absent) {
    for (const auto& row : observed.rows) units_[row.labels].observed = &row;
    for (const auto& row : population.rows) units_[row.labels].population = &row;
    for (const auto& [labels, unit] : units_) {
      if (!takes_part(labels, unit)) continue;
      auto& whole = wholes_[whole_of(observed_, labels)];
      whole.observed += amount(unit.observed);
      whole.population += amount(unit.population);
    }
  }

  bool any_population() const {
    return std::ranges::any_of(wholes_, [](const auto& whole) { return whole.second.population > 0; });
  }

  // Each whole's acts as so many organizations' worth.
  void weigh(const MeasureResult& voices) {
    std::map<Labels, std::vector<double>, UnknownLast> of_organizations;
    for (const auto& row : voices.rows)
      if (row.labels.back() && amount(&row) > 0)
        of_organizations[Labels(row.labels.begin(), row.labels.end() - 1)].push_back(amount(&row));
    for (const auto& [labels, counts] : of_organizations) {
      double sum = 0;
      for (const double count : counts) sum += count;
      const auto found = wholes_.find(labels);
      if (const auto effective = hill_number(counts, 2); effective && found != wholes_.end())
        found->second.voices = std::min(1.0, *effective / sum);
    }
  }

  // "47", where there is one number to tell.
  std::string effective_number() const {
    if (wholes_.size() != 1) return "";
    const auto& whole = wholes_.begin()->second;
    return fmt::format(" ({:.0f})", whole.observed * whole.voices);
  }

  std::vector<MeasureRow> rows() {
    std::vector<MeasureRow> rows;
    std::vector<double> p;
    for (const auto& [labels, unit] : units_) {
      const auto whole = wholes_.find(whole_of(observed_, labels));
      // Where nothing is recorded of a whole, nobody knows who is missing.
      if (whole == wholes_.end() || whole->second.observed == 0) continue;
      rows.push_back(row_of(labels, unit, whole->second));
      if (rows.back().values[kAdjusted].state == CellState::kValue)
        p.push_back(rows.back().values[kAdjusted].value);
    }
    judge(rows, p);
    shrink(rows);
    return rows;
  }

 private:
  // Known, shown to the audience, and part of the population: shares are of these.
  bool takes_part(const Labels& labels, const Unit& unit) const {
    return is_known(labels) && !unit.hidden(absent_) && amount(unit.population) > 0;
  }

  MeasureRow row_of(const Labels& labels, const Unit& unit, const Whole& whole) const {
    MeasureRow row;
    row.labels = labels;
    row.values.assign(kColumns, {CellState::kNotApplicable, 0, std::nullopt});
    row.words = {""};
    if (unit.observed != nullptr) row.records = unit.observed->records, row.known = unit.observed->known;
    if (unit.hidden(absent_)) {
      row.values.assign(kColumns, {CellState::kSuppressed, 0, std::nullopt});
      row.words = {"suppressed"};
      row.records = row.known = 0;
      return row;
    }
    const double observed = amount(unit.observed), population = amount(unit.population);
    row.values[kObserved] =
        unit.observed == nullptr ? Cell{CellState::kNone, 0, std::nullopt} : cell(observed);
    row.values[kPopulation] =
        unit.population == nullptr ? Cell{CellState::kNone, 0, std::nullopt} : cell(population);
    if (!is_known(labels))
      row.words = {"unknown: in no share"};
    else if (population == 0)
      row.words = {"not in the population: in no share"};
    else
      compare(row, observed, population, whole);
    return row;
  }

  static void compare(MeasureRow& row, double observed, double population, const Whole& whole) {
    const double share = observed / whole.observed, of_population = population / whole.population;
    const double voices = whole.observed * whole.voices;
    std::optional<Interval> interval;
    if (const auto exact = exact_share_interval(static_cast<uint64_t>(std::llround(share * voices)),
                                                static_cast<uint64_t>(std::llround(voices))))
      interval = Interval{exact->low / of_population, exact->high / of_population};
    row.values[kGap] = cell(observed - whole.observed * of_population);
    row.values[kRatio] = cell(share / of_population, interval);
    if (population < whole.population)
      row.values[kAdjusted] = cell(chance_of(share, voices, population, whole.population - population));
    else
      row.words = {"the whole population"};
  }

  // One test a row: judged together, so that of many units not some are missing by chance.
  static void judge(std::vector<MeasureRow>& rows, const std::vector<double>& p) {
    const auto adjusted = adjust_p_values(p);
    size_t at = 0;
    for (auto& row : rows) {
      auto& value = row.values[kAdjusted];
      if (!adjusted || value.state != CellState::kValue) continue;
      value = cell((*adjusted)[at++]);
      const bool absent = row.values[kObserved].value == 0;
      const bool sure = value.value < kSignificant;
      row.words[0] = absent                         ? (sure ? "absent" : "absent, which chance may give")
                     : !sure                        ? "no gap beyond chance"
                     : row.values[kRatio].value < 1 ? "less than its share"
                                                    : "more than its share";
    }
  }

  // Drawn toward 1 within each whole.
  void shrink(std::vector<MeasureRow>& rows) const {
    std::map<Labels, std::vector<MeasureRow*>, UnknownLast> compared;
    for (auto& row : rows)
      if (row.values[kRatio].state == CellState::kValue)
        compared[whole_of(observed_, row.labels)].push_back(&row);
    for (const auto& [labels, of_whole] : compared) {
      const double voices = wholes_.at(labels).voices;
      std::vector<double> seen, expected;
      for (const auto* row : of_whole) {
        seen.push_back(row->values[kObserved].value * voices);
        expected.push_back((row->values[kObserved].value - row->values[kGap].value) * voices);
      }
      const auto shrunk = of_whole.size() < 2 ? std::nullopt : shrink_rates(seen, expected);
      for (size_t i = 0; shrunk && i < of_whole.size(); ++i)
        of_whole[i]->values[kShrunk] = cell(shrunk->shrunk[i]);
    }
  }

  const MeasureResult& observed_;
  const Absent absent_;
  std::map<Labels, Unit, UnknownLast> units_;
  std::map<Labels, Whole, UnknownLast> wholes_;
};

void describe(MeasureResult& out, const MeasureResult& population, const std::string& independence) {
  out.metric.question += fmt::format(" Set beside: {}", population.metric.question);
  out.metric.limits += fmt::format("; of the population: {}", population.metric.limits);
  out.metric.kind = MeasureKind::kMean;  // a ratio is no count: trends must not add it up
  out.parts = {{"observed", out.metric.unit}, {"population", population.metric.unit},
               {"gap", out.metric.unit},      {"ratio", "ratio", true},
               {"shrunk", "ratio"},           {"p_adjusted", "probability"}};
  out.words = {"reading"};
  out.notes = {
      fmt::format(
          "Population: {}. gap: observed less what the unit's share of the population would give; ratio: the "
          "one share by the other, 1 is in proportion",
          population.metric.name),
      fmt::format("Interval of the ratio 95 %: exact binomial (Clopper and Pearson){}", independence),
      fmt::format("p_adjusted: exact binomial, Benjamini and Hochberg over the rows; a gap is told where it "
                  "is below {}. "
                  "shrunk: the ratio drawn toward 1 (empirical Bayes, Marshall)",
                  kSignificant)};
}

Result<bool> can_be_cut(duck::Connection& connection, const MeasureQuery& query, const std::string& slice) {
  auto cut = query;
  cut.by = {slice}, cut.where.clear();
  const auto plan = make_plan(connection, cut);
  if (!plan && plan.error().kind != ErrorKind::kUsage) return std::unexpected(plan.error());
  return plan.has_value();
}

}  // namespace

Result<MeasureQuery> population_question(duck::Connection& connection, const MeasureQuery& query,
                                         const MeasureResult& observed) {
  PLENARY_LET(population, find_metric(query.against));
  auto out = query;
  out.metric = query.against;
  if (population.kind == MeasureKind::kStock) {
    if (!out.from && observed.first_day) out.from = Date{*observed.first_day};
    if (!out.to && !out.as_of && observed.last_day) out.to = Date{*observed.last_day};
  }
  out.trend = out.intervals = false;
  out.where.clear();
  for (const auto& filter : query.where) {
    PLENARY_LET(fits, can_be_cut(connection, out, filter.slice));
    if (fits) out.where.push_back(filter);
  }
  return out;
}

std::optional<MeasureQuery> voices_question(duck::Connection& connection, const MeasureQuery& query,
                                            const MeasureResult& observed) {
  const auto& subject = observed.metric.subject;
  if (subject == "organization_id" || subject == "country") return std::nullopt;
  auto out = query;
  out.by.clear();
  for (const auto* slice : observed.by)
    if (names_whole(*slice)) out.by.emplace_back(slice->name);
  out.by.emplace_back("organization");
  const auto fits = can_be_cut(connection, out, "organization");
  return fits && *fits ? std::optional(out) : std::nullopt;
}

Result<MeasureResult> gaps(const MeasureResult& observed, const MeasureResult& population,
                           const std::optional<MeasureResult>& voices, Absent absent) {
  PLENARY_TRY(check(observed, population));
  Gaps all(observed, population, absent);
  if (!all.any_population())
    return fail(ErrorKind::kUsage,
                fmt::format("{} knows nobody where {} is cut so: there is no population to compare "
                            "with",
                            population.metric.name, observed.metric.name));
  if (voices) all.weigh(*voices);
  MeasureResult out = observed;
  describe(out, population,
           voices
               ? fmt::format(", of the effective number of organizations{}: who comes ten times is one voice",
                             all.effective_number())
               : ", as if everyone counted came independently");
  out.rows = all.rows();
  return out;
}

MeasureResult ratios_of(const MeasureResult& gaps) {
  auto out = gaps;
  out.parts = {gaps.parts[kRatio]};
  out.words.clear();
  for (auto& row : out.rows) {
    row.values = {row.values[kRatio]};
    row.words.clear();
  }
  return out;
}

}  // namespace plenary
