#include "stats/withhold.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "stats/feasible.h"

namespace plenary {
namespace {

constexpr double kSlack = 1e-6;
// A cell that is withheld in a sum of so many may help whatever else is exposed there: that waits for the
// next look. In larger sums it seldom does, and waiting would take as many looks as there are cells.
constexpr size_t kFewAtoms = 64;

// What must stay unknown: atoms together, and their interval as far as it is found.
struct Target {
  std::vector<uint32_t> atoms;
  double need = 0, low = 0, high = 0;

  double lacks() const { return need - (high - low); }
  bool exposed() const { return lacks() > kSlack; }
};

// Between which bounds each cell lies by single sums alone: wider than what all sums together allow, so what
// is too narrow here needs no linear program. Rounds enough for rows and columns to tell each other.
std::vector<Interval> outer_bounds(size_t columns, const std::vector<KnownSum>& sums) {
  constexpr int kRounds = 4;
  std::vector<Interval> out(columns, {0, std::numeric_limits<double>::infinity()});
  for (int round = 0; round < kRounds; ++round)
    for (const auto& sum : sums) {
      double low = 0, high = 0;
      int endless = 0;
      for (const auto cell : sum.cells) {
        low += out[cell].low;
        std::isinf(out[cell].high) ? static_cast<void>(++endless) : static_cast<void>(high += out[cell].high);
      }
      for (const auto cell : sum.cells) {
        auto& [least, most] = out[cell];
        const bool others_end = endless == 0 || (endless == 1 && std::isinf(most));
        const double others = others_end ? high - (std::isinf(most) ? 0 : most) : 0;
        const double up_to = sum.total - (low - least);
        if (others_end) least = std::max(least, sum.total - others);
        most = std::min(most, up_to);
      }
    }
  return out;
}

class Withholding {
 public:
  Withholding(ProtectedTable& table, uint64_t most_work)
      : table_(table), most_work_(most_work), sums_of_(table.atoms.size()), cells_of_(table.atoms.size()) {
    for (uint32_t s = 0; s < table.sums.size(); ++s)
      for (const auto atom : table.sums[s].atoms) sums_of_[atom].push_back(s);
    for (uint32_t c = 0; c < table.cells.size(); ++c)
      for (const auto atom : table.cells[c].atoms) cells_of_[atom].push_back(c);
  }

  Result<size_t> run() {
    PLENARY_LET(exposed, find_exposed(false));
    if (too_much()) return withhold_all();
    if (exposed.empty()) return size_t{0};
    // What other tables tell cannot be helped here: no cell is given up for it.
    PLENARY_LET(told, find_exposed(true));
    if (too_much()) return withhold_all();
    for (const auto& target : told) told_.insert(target.atoms);
    std::erase_if(exposed, [&](const Target& t) { return told_.contains(t.atoms); });
    while (true) {
      changed_.assign(table_.sums.size(), false);
      bool more = false;
      for (const auto& target : exposed) more |= hide(target);
      if (!more) return told_.size();
      PLENARY_LET(still, find_exposed(false));
      if (too_much()) return withhold_all();
      exposed = std::move(still);
    }
  }

 private:
  bool too_much() const { return work_ > most_work_; }

  // No cell tells anything then, and finer tables follow their sums.
  size_t withhold_all() {
    for (auto& cell : table_.cells) cell.withheld = true;
    return told_.size();
  }

  bool shows(const ProtectedTable::Cell& cell, bool nothing) const { return !cell.withheld && !nothing; }

  // Atoms that a shown cell is: known.
  std::vector<bool> known_atoms(bool nothing) const {
    std::vector<bool> known(table_.atoms.size());
    for (const auto& cell : table_.cells)
      if (shows(cell, nothing) && cell.atoms.size() == 1) known[cell.atoms[0]] = true;
    return known;
  }

  std::vector<Target> targets(const std::vector<bool>& known) const {
    std::vector<Target> out;
    const auto add = [&](std::vector<uint32_t> atoms, double need) {
      if (need <= 0) return;
      Target target{std::move(atoms), need};
      for (const auto atom : target.atoms) target.low += table_.atoms[atom].amount;
      target.high = target.low;
      out.push_back(std::move(target));
    };
    for (uint32_t i = 0; i < table_.atoms.size(); ++i)
      if (!known[i]) add({i}, table_.atoms[i].need);
    for (const auto& cell : table_.cells)
      if (cell.withheld) add(cell.atoms, cell.need);
    for (const auto& sum : table_.sums)
      if (!sum.shown) add(sum.atoms, sum.need);
    std::erase_if(out, [&](const Target& t) { return is_settled(t); });
    return out;
  }

  // Each cell withheld more leaves an outsider more possible worlds: what was wide enough stays so. And what
  // other tables tell is not asked again.
  bool is_settled(const Target& target) const {
    if (told_.contains(target.atoms)) return true;
    const auto found = safe_.find(target.atoms);
    return found != safe_.end() && found->second >= target.need;
  }

  // What an outsider computes: of each shown sum what its known atoms leave for the others.
  std::vector<KnownSum> known_sums(const std::vector<bool>& known, const std::vector<uint32_t>& column,
                                   bool nothing) const {
    std::map<std::vector<uint32_t>, double> rests;
    const auto tell = [&](const std::vector<uint32_t>& atoms) {
      std::vector<uint32_t> unknown;
      double rest = 0;
      for (const auto atom : atoms)
        if (!known[atom]) unknown.push_back(column[atom]), rest += table_.atoms[atom].amount;
      if (!unknown.empty()) rests.emplace(std::move(unknown), rest);
    };
    for (const auto& sum : table_.sums)
      if (sum.shown) tell(sum.atoms);
    for (const auto& cell : table_.cells)
      if (shows(cell, nothing) && cell.atoms.size() > 1) tell(cell.atoms);
    std::vector<KnownSum> out;
    for (auto& [atoms, rest] : rests) out.push_back({atoms, rest});
    return out;
  }

  // Moves many single atoms as far as they need in one step, up and down by turns while that shows more of
  // them to be wide enough.
  template <class Learn>
  Status spread(Feasible& feasible, const std::vector<bool>& known, const std::vector<uint32_t>& column,
                const std::vector<Target>& all, const Learn& learn) const {
    constexpr size_t kFew = 8;
    size_t before = all.size() + 1;
    for (bool up = false;; up = !up) {
      std::vector<Feasible::Limit> limits;
      for (const auto& target : all)
        if (target.exposed() && target.atoms.size() == 1 && !known[target.atoms[0]])
          limits.push_back({column[target.atoms[0]],
                            up ? target.low + target.need : std::max(0.0, target.high - target.need)});
      if (limits.size() < kFew || (!up && limits.size() >= before)) return {};
      if (!up) before = limits.size();
      PLENARY_LET(solution, feasible.spread(limits, up));
      learn(&solution);
    }
  }

  // The targets whose interval is too narrow; `nothing`: as if no cell were shown. Every solution that the
  // search comes by tells of all targets, so most need no search of their own.
  Result<std::vector<Target>> find_exposed(bool nothing) {
    const auto known = known_atoms(nothing);
    auto all = targets(known);
    if (all.empty()) return all;
    std::vector<uint32_t> column(table_.atoms.size());
    uint32_t columns = 0;
    for (size_t i = 0; i < known.size(); ++i)
      if (!known[i]) column[i] = columns++;
    const auto sums = known_sums(known, column, nothing);
    const auto outer = outer_bounds(columns, sums);
    const auto told_by_one = [&](const Target& target) {
      if (target.atoms.size() != 1 || known[target.atoms[0]]) return false;
      const auto& [low, high] = outer[column[target.atoms[0]]];
      return target.need - (high - low) > kSlack;
    };
    PLENARY_LET(feasible, Feasible::make(columns, sums));
    const auto value = [&](const Target& target, const std::vector<double>* solution) {
      double sum = 0;
      for (const auto atom : target.atoms)
        sum += known[atom] || solution == nullptr ? table_.atoms[atom].amount : (*solution)[column[atom]];
      return sum;
    };
    const auto learn = [&](const std::vector<double>* solution) {
      for (auto& target : all) {
        const double found = value(target, solution);
        target.low = std::min(target.low, found), target.high = std::max(target.high, found);
      }
    };
    PLENARY_TRY(spread(feasible, known, column, all, learn));
    for (auto& target : all) {
      if (!target.exposed() || told_by_one(target)) continue;
      std::vector<uint32_t> unknown;
      for (const auto atom : target.atoms)
        if (!known[atom]) unknown.push_back(column[atom]);
      PLENARY_LET(interval, feasible.of(unknown));
      if (work_ + feasible.work() > most_work_) break;
      if (std::isinf(interval.high)) target.high = interval.high;
      learn(&feasible.at_low()), learn(&feasible.at_high());
    }
    work_ += feasible.work();
    if (!nothing)
      for (const auto& target : all)
        if (!target.exposed()) safe_[target.atoms] = std::max(safe_[target.atoms], target.need);
    std::erase_if(all, [](const Target& t) { return !t.exposed(); });
    return all;
  }

  bool withheld_in(const std::vector<uint32_t>& atoms) const {
    return std::ranges::any_of(atoms, [&](uint32_t atom) {
      return std::ranges::any_of(cells_of_[atom], [&](uint32_t c) { return table_.cells[c].withheld; });
    });
  }

  // Lower is cheaper: cells that hold the target itself, that are large enough, that leave few sums alone.
  using Cost = std::tuple<bool, bool, int64_t, double, uint32_t>;

  void consider(uint32_t c, const Target& target, bool holds, std::optional<Cost>& best) const {
    const auto& cell = table_.cells[c];
    if (cell.withheld) return;
    double amount = 0;
    int64_t alone = 0;
    for (const auto atom : cell.atoms) {
      amount += table_.atoms[atom].amount;
      if (cell.atoms.size() > 1) continue;
      alone += std::ranges::count_if(sums_of_[atom], [&](uint32_t s) {
        return table_.sums[s].shown && !withheld_in(table_.sums[s].atoms);
      });
    }
    const bool small = amount < target.lacks();
    const Cost cost{!holds, small, alone, small ? -amount : amount, c};
    if (!best || cost < *best) best = cost;
  }

  // Withholds the cheapest cell that stands in a sum with the target; false when there is none left.
  bool hide(const Target& target) {
    std::optional<Cost> best;
    for (const auto atom : target.atoms)
      for (const auto c : cells_of_[atom]) consider(c, target, true, best);
    for (const auto atom : target.atoms)
      for (const auto s : sums_of_[atom]) {
        if (!table_.sums[s].shown) continue;
        if (changed_[s] && table_.sums[s].atoms.size() <= kFewAtoms) return true;
        for (const auto other : table_.sums[s].atoms)
          for (const auto c : cells_of_[other]) consider(c, target, false, best);
      }
    if (!best) return false;
    auto& chosen = table_.cells[std::get<4>(*best)];
    // Whoever computed this one would have computed the target.
    chosen.withheld = true, chosen.need = target.need;
    for (const auto atom : chosen.atoms)
      for (const auto s : sums_of_[atom]) changed_[s] = true;
    return true;
  }

  ProtectedTable& table_;
  uint64_t most_work_, work_ = 0;
  std::vector<std::vector<uint32_t>> sums_of_, cells_of_;
  std::set<std::vector<uint32_t>> told_;
  std::map<std::vector<uint32_t>, double> safe_;  // wide enough for such a need, whatever is withheld more
  std::vector<bool> changed_;
};

}  // namespace

Result<size_t> withhold_more(ProtectedTable& table, uint64_t most_work) {
  return Withholding(table, most_work).run();
}

}  // namespace plenary
