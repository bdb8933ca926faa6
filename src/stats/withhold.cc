#include "stats/withhold.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

#include "stats/feasible.h"

namespace plenary {
namespace {

constexpr double kSlack = 1e-6;

// What must stay unknown: a withheld cell, or the withheld cells of a withheld sum.
struct Target {
  std::vector<uint32_t> cells;
  double need = 0, low = 0, high = 0;  // the interval as far as it is found

  double lacks() const { return need - (high - low); }
  bool exposed() const { return lacks() > kSlack; }
};

class Withholding {
 public:
  explicit Withholding(ProtectedTable& table) : table_(table), sums_of_(table.cells.size()) {
    for (uint32_t s = 0; s < table.sums.size(); ++s)
      for (const auto cell : table.sums[s].cells) sums_of_[cell].push_back(s);
  }

  Result<size_t> run() {
    while (true) {
      auto targets = find_targets();
      PLENARY_TRY(measure(targets));
      std::erase_if(targets, [](const Target& t) { return !t.exposed(); });
      bool more = false;
      changed_.assign(table_.sums.size(), false);
      for (const auto& target : targets) more |= hide(target);
      if (!more) return targets.size();
    }
  }

 private:
  std::vector<Target> find_targets() const {
    std::vector<Target> out;
    const auto add = [&](std::vector<uint32_t> cells, double need) {
      if (need <= 0) return;
      std::erase_if(cells, [&](uint32_t cell) { return !table_.cells[cell].withheld; });
      Target target{std::move(cells), need};
      for (const auto cell : target.cells) target.low += table_.cells[cell].amount;
      target.high = target.low;
      out.push_back(std::move(target));
    };
    for (uint32_t i = 0; i < table_.cells.size(); ++i)
      if (table_.cells[i].withheld) add({i}, table_.cells[i].need);
    for (const auto& sum : table_.sums)
      if (!sum.shown) add(sum.cells, sum.need);
    return out;
  }

  // What an outsider computes: of each shown sum what its shown cells leave for the others.
  std::vector<KnownSum> known_sums(const std::vector<uint32_t>& column) const {
    std::map<std::vector<uint32_t>, double> rests;
    for (const auto& sum : table_.sums) {
      if (!sum.shown) continue;
      std::vector<uint32_t> cells;
      double rest = 0;
      for (const auto cell : sum.cells)
        if (table_.cells[cell].withheld) cells.push_back(column[cell]), rest += table_.cells[cell].amount;
      if (!cells.empty()) rests.emplace(std::move(cells), rest);
    }
    std::vector<KnownSum> out;
    for (auto& [cells, rest] : rests) out.push_back({cells, rest});
    return out;
  }

  // Every solution that the search comes by tells of all targets, so most need no search of their own.
  Status measure(std::vector<Target>& targets) const {
    if (targets.empty()) return {};
    std::vector<uint32_t> column(table_.cells.size());
    uint32_t columns = 0;
    for (size_t i = 0; i < table_.cells.size(); ++i)
      if (table_.cells[i].withheld) column[i] = columns++;
    PLENARY_LET(feasible, Feasible::make(columns, known_sums(column)));
    const auto learn = [&](const std::vector<double>& solution) {
      for (auto& target : targets) {
        double sum = 0;
        for (const auto cell : target.cells) sum += solution[column[cell]];
        target.low = std::min(target.low, sum), target.high = std::max(target.high, sum);
      }
    };
    for (auto& target : targets) {
      if (!target.exposed()) continue;
      std::vector<uint32_t> cells;
      for (const auto cell : target.cells) cells.push_back(column[cell]);
      PLENARY_LET(interval, feasible.of(cells));
      learn(feasible.at_low()), learn(feasible.at_high());
      target.low = std::min(target.low, interval.low), target.high = std::max(target.high, interval.high);
    }
    return {};
  }

  bool lonely(const ProtectedTable::Sum& sum) const {
    return sum.shown &&
           std::ranges::none_of(sum.cells, [&](uint32_t cell) { return table_.cells[cell].withheld; });
  }

  // Withholds the cheapest cell of the sums in which a target lies; false when there is none left.
  bool hide(const Target& target) {
    using Cost = std::tuple<bool, int64_t, double, uint32_t>;
    std::optional<Cost> best;
    for (const auto of_target : target.cells)
      for (const auto s : sums_of_[of_target]) {
        if (!table_.sums[s].shown) continue;
        if (changed_[s]) return true;
        for (const auto cell : table_.sums[s].cells) {
          const auto& candidate = table_.cells[cell];
          if (candidate.withheld) continue;
          const bool small = candidate.amount < target.lacks();
          const auto alone = std::ranges::count_if(
              sums_of_[cell], [&](uint32_t other) { return lonely(table_.sums[other]); });
          const Cost cost{small, alone, small ? -candidate.amount : candidate.amount, cell};
          if (!best || cost < *best) best = cost;
        }
      }
    if (!best) return false;
    auto& chosen = table_.cells[std::get<3>(*best)];
    // Whoever computed this one would have computed the target.
    chosen.withheld = true, chosen.need = target.need;
    for (const auto s : sums_of_[std::get<3>(*best)]) changed_[s] = true;
    return true;
  }

  ProtectedTable& table_;
  std::vector<std::vector<uint32_t>> sums_of_;
  std::vector<bool> changed_;
};

}  // namespace

Result<size_t> withhold_more(ProtectedTable& table) { return Withholding(table).run(); }

}  // namespace plenary
