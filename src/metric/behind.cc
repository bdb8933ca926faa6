#include "metric/behind.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "metric/compact.h"
#include "metric/coverage.h"
#include "metric/distinct.h"
#include "metric/gather.h"
#include "metric/instants.h"
#include "metric/tally.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Labels = std::vector<std::optional<std::string>>;

std::string numbers(const Cut& cut, const char* format, const std::string& last) {
  std::string out;
  for (const size_t slice : cut) out += fmt::format(fmt::runtime(format), slice) + ", ";
  if (last.empty() && !out.empty()) out.resize(out.size() - 2);
  return out + last;
}

// The rows of a plan as text labels with their contributor and weight.
std::string base(const Plan& plan, const Cut& all, std::optional<Day> first) {
  const bool stock = plan.metric.kind == MeasureKind::kStock;
  return fmt::format(
      "SELECT {}CAST({} AS DOUBLE) AS w, r.person_id, COALESCE(co.holding_id, -1 - r.person_id) AS "
      "contributor "
      "FROM ({}) r LEFT JOIN company_of co ON co.organization_id = r.organization_id",
      numbers(all, "CAST(r.s{0} AS VARCHAR) AS s{0}", " "),
      plan.metric.kind == MeasureKind::kSum ? "r.weight" : "r.records",
      sliced(plan, false, stock ? instants(plan, first) : ""));
}

// GROUP BY all the cuts at once; the column `cut` has a bit for each slice that does not count, the first the
// highest.
struct CutSql {
  std::string which, parts, cells;
};

CutSql cut_sql(const Cut& all, std::span<const Cut> cuts) {
  CutSql out;
  out.which = all.empty() ? "0" : fmt::format("GROUPING({})", numbers(all, "s{}", ""));
  for (const auto& cut : cuts) {
    out.parts += fmt::format("{}({})", out.parts.empty() ? "" : ", ", numbers(cut, "s{}", "contributor"));
    out.cells += fmt::format("{}({})", out.cells.empty() ? "" : ", ", numbers(cut, "s{}", ""));
  }
  return out;
}

int64_t bits_of(const Cut& all, const Cut& cut) {
  int64_t bits = 0;
  for (const size_t slice : all) bits = bits * 2 + (std::ranges::find(cut, slice) == cut.end() ? 1 : 0);
  return bits;
}

// Asks for cuts of the slices `all`; fills in those of `found`, which are numbered as the caller has them.
Status ask(duck::Connection& c, const Plan& plan, const Cut& all, std::optional<Day> first,
           const std::map<int64_t, size_t>& number_of, std::span<const Cut> cuts,
           std::vector<Behind>& found) {
  const auto sql = cut_sql(all, cuts);
  const auto labels = numbers(all, "s{}", "cut");
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE behind AS " + base(plan, all, first)));
  std::map<std::pair<int64_t, Labels>, int64_t> persons;
  const auto key = [&](const auto& row) {
    return std::pair(whole(row[all.size()]), labels_of(row, all.size()));
  };
  PLENARY_TRY(c.each_row(
      fmt::format("SELECT {}{} AS cut, count(DISTINCT person_id) FROM behind GROUP BY GROUPING SETS ({})",
                  numbers(all, "s{}", " "), sql.which, sql.cells),
      {}, [&](const auto&, const auto& row) {
        persons[key(row)] = whole(row[all.size() + 1]);
        return true;
      }));
  const auto query = fmt::format(
      "SELECT {0}, count(contributor), sum(w), (max(w, 2) FILTER (contributor IS NOT NULL))[1], "
      "(max(w, 2) FILTER (contributor IS NOT NULL))[2] FROM (SELECT {1}{2} AS cut, contributor, sum(w) AS w "
      "FROM behind GROUP BY GROUPING SETS ({3})) GROUP BY {0} ORDER BY ALL",
      labels, numbers(all, "s{}", " "), sql.which, sql.parts);
  return c.each_row(query, {}, [&](const auto&, const auto& row) {
    const auto at = key(row);
    Behind out{number_of.at(at.first), {}, {}, persons[at]};
    for (size_t i = 0; i < all.size(); ++i)
      if (((at.first >> (all.size() - 1 - i)) & 1) == 0) out.labels.push_back(at.second[i]);
    const auto n = all.size() + 1;
    out.holdings = {whole(row[n]), real(row[n + 1]).value_or(0), real(row[n + 2]).value_or(0),
                    real(row[n + 3]).value_or(0)};
    found.push_back(std::move(out));
    return true;
  });
}

// The company of an organization, as a slice.
constexpr Slice kCompany{"company",
                         "",
                         "organization_id",
                         "LEFT JOIN company_of co ON co.organization_id = f.organization_id",
                         "co.holding_id",
                         false,
                         false,
                         ""};

// Who is behind the cells of one cut, counted off a roll-up.
class CutCount {
 public:
  CutCount(const LabelledRollup& source, const SliceLabels& companies, Fold& fold, bool weighed)
      : person_(source.rollup->columns()[static_cast<size_t>(source.rollup->find("person_id"))]),
        companies_(companies),
        fold_(fold),
        weighed_(weighed),
        persons_seen_(fold.most_groups() * 32, person_.codes) {}

  void add(uint32_t cell, const Stretch& part, size_t row) {
    if (cell >= cells_.size()) cells_.resize(cell + size_t{1}), persons_.resize(cell + size_t{1});
    const uint64_t key = part.rows->keys[row], person = person_.code(key);
    const double weight =
        weighed_ && !part.rows->weights.empty() ? part.rows->weights[row] : part.rows->records[row];
    cells_[cell].total += weight;
    if (person != 0 && persons_seen_.add(cell, person)) ++persons_[cell];
    const auto contributor = contributor_of(key, person);
    if (!contributor) return;
    const auto [pair, fresh] =
        pairs_.number(cell * (companies_.values.size() + person_.codes) + *contributor);
    if (fresh) cell_of_pair_.push_back(cell), weight_of_pair_.push_back(0);
    weight_of_pair_[pair] += weight;
  }

  void finish(size_t cut, std::vector<Behind>& found) {
    for (size_t pair = 0; pair < cell_of_pair_.size(); ++pair) {
      auto& cell = cells_[cell_of_pair_[pair]];
      const double weight = weight_of_pair_[pair];
      ++cell.count;
      cell.second = std::max(cell.second, std::min(cell.first, weight));
      cell.first = std::max(cell.first, weight);
    }
    for (const size_t cell : fold_.order()) {
      const auto& labels = fold_.labels(cell);
      found.push_back({cut, labels_of(labels, labels.size()), cells_[cell], persons_[cell]});
    }
  }

 private:
  // The company, or the person who acts for none on record.
  std::optional<uint64_t> contributor_of(uint64_t key, uint64_t person) const {
    const auto label = companies_.of(key, 0)[0];
    if (!std::holds_alternative<std::monostate>(companies_.values[label])) return label;
    return person == 0 ? std::nullopt : std::optional(companies_.values.size() + person);
  }

  const CodedColumn& person_;
  const SliceLabels& companies_;
  Fold& fold_;
  const bool weighed_;
  DistinctPairs persons_seen_;
  Numbering pairs_;
  std::vector<uint32_t> cell_of_pair_;
  std::vector<double> weight_of_pair_;
  std::vector<Contributions> cells_;
  std::vector<int64_t> persons_;
};

// One cut after the other. False: a slice cannot be told from the roll-up.
Result<bool> count_cuts(duck::Connection& c, LabelledRollup& source, const Plan& plan,
                        std::optional<Day> first, std::span<const Cut> cuts, std::vector<Behind>& found) {
  PLENARY_LET(companies, source.labels.labels(c, *source.rollup, kCompany, std::nullopt));
  if (companies == nullptr) return false;
  const bool stock = plan.metric.kind == MeasureKind::kStock;
  for (size_t i = 0; i < cuts.size(); ++i) {
    auto part = plan;
    part.by.clear();
    for (const size_t slice : cuts[i]) part.by.push_back(plan.by[slice]);
    PLENARY_LET(fold, Fold::make(c, *source.rollup, source.labels, part));
    if (fold == nullptr) return false;
    CutCount count(source, *companies, *fold, plan.metric.kind == MeasureKind::kSum);
    fold->each(source.rollup->all(part, fold->changes()),
               stock ? instant_days(plan, first) : std::vector<Day>{},
               [&](uint32_t cell, size_t row, const Stretch& stretch) { count.add(cell, stretch, row); });
    count.finish(i, found);
  }
  return true;
}

}  // namespace

Result<std::vector<Behind>> who_is_behind(duck::Connection& connection, const MeasureQuery& asked,
                                          std::optional<Day> first, std::span<const Cut> cuts) {
  auto query = asked;
  query.disclosure = true;
  PLENARY_LET(plan, look_up(connection, query));
  std::vector<Behind> found;
  PLENARY_LET(source, rollup_for(connection, plan));
  if (source != nullptr) {
    PLENARY_LET(counted, count_cuts(connection, *source, plan, first, cuts, found));
    if (counted) return found;
    found.clear();
  }
  PLENARY_TRY(make_views_of(connection, plan));
  PLENARY_TRY(make_views_for(connection, "FROM company_of"));
  PLENARY_TRY(compact_rollup(connection, plan));
  // A record that is in several rows of an overlapping slice is one record where that slice does not count.
  std::map<Cut, std::vector<size_t>> by_overlap;
  for (size_t i = 0; i < cuts.size(); ++i) {
    Cut overlapping;
    for (const size_t slice : cuts[i])
      if (plan.by[slice]->overlapping) overlapping.push_back(slice);
    by_overlap[overlapping].push_back(i);
  }
  for (const auto& [overlapping, numbers] : by_overlap) {
    Cut all;
    auto part = plan;
    for (size_t i = 0; i < plan.by.size(); ++i)
      if (!plan.by[i]->overlapping || std::ranges::find(overlapping, i) != overlapping.end())
        all.push_back(i);
    std::map<int64_t, size_t> number_of;
    std::vector<Cut> those;
    for (const size_t number : numbers) {
      number_of[bits_of(all, cuts[number])] = number;
      those.push_back(cuts[number]);
    }
    // Slices keep their numbers: one that does not count here is nothing.
    static constexpr Slice kNothing{"", "", "record_id", "", "NULL", false, false, ""};
    for (size_t i = 0; i < plan.by.size(); ++i)
      if (std::ranges::find(all, i) == all.end()) part.by[i] = &kNothing;
    PLENARY_TRY(ask(connection, part, all, first, number_of, those, found));
  }
  return found;
}

}  // namespace plenary
