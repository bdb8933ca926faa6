#include "stats/feasible.h"

#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace plenary {

struct Feasible::Model {
  Clp_Simplex* clp = Clp_newModel();
  std::vector<double> objective, low, high, least, most;
  uint64_t work = 0;

  Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;
  ~Model() { Clp_deleteModel(clp); }

  void load(std::span<const KnownSum> sums) {
    const size_t columns = objective.size();
    std::vector<std::vector<int>> rows_of(columns);
    std::vector<double> totals;
    for (size_t row = 0; row < sums.size(); ++row) {
      for (const auto cell : sums[row].cells) rows_of[cell].push_back(static_cast<int>(row));
      totals.push_back(sums[row].total);
    }
    std::vector<CoinBigIndex> starts{0};
    std::vector<int> rows;
    for (const auto& of_cell : rows_of) {
      rows.insert(rows.end(), of_cell.begin(), of_cell.end());
      starts.push_back(static_cast<CoinBigIndex>(rows.size()));
    }
    const std::vector<double> ones(rows.size(), 1);
    least.assign(columns, 0), most.assign(columns, std::numeric_limits<double>::max());
    Clp_setLogLevel(clp, 0);
    Clp_loadProblem(clp, static_cast<int>(columns), static_cast<int>(sums.size()), starts.data(), rows.data(),
                    ones.data(), least.data(), most.data(), objective.data(), totals.data(), totals.data());
  }

  // The least value of `sign` times the cells; each question begins where the last one ended.
  Result<double> solve(std::span<const uint32_t> cells, double sign, std::vector<double>& at) {
    std::ranges::fill(objective, 0);
    for (const auto cell : cells) objective[cell] = sign;
    Clp_chgObjCoefficients(clp, objective.data());
    Clp_primal(clp, 0);
    // A question costs as much as some 35 steps before its first one: the basis is factorized anew.
    work += static_cast<uint64_t>(35 + Clp_numberIterations(clp)) *
            static_cast<uint64_t>(Clp_getNumElements(clp));
    if (Clp_isProvenDualInfeasible(clp) != 0) return sign * std::numeric_limits<double>::infinity();
    if (Clp_isProvenOptimal(clp) == 0)
      return fail(ErrorKind::kEngine, "the linear program of withheld numbers has no solution");
    const double* solution = Clp_getColSolution(clp);
    at.assign(solution, solution + objective.size());
    double sum = 0;
    for (const auto cell : cells) sum += at[cell];
    return sum;
  }
};

Feasible::Feasible(std::unique_ptr<Model> model) : model_(std::move(model)) {}
Feasible::Feasible(Feasible&&) noexcept = default;
Feasible& Feasible::operator=(Feasible&&) noexcept = default;
Feasible::~Feasible() = default;

Result<Feasible> Feasible::make(size_t cells, std::span<const KnownSum> sums) {
  auto model = std::make_unique<Model>();
  model->objective.assign(cells, 0);
  model->load(sums);
  if (auto any = model->solve({}, 1, model->low); !any) return std::unexpected(std::move(any).error());
  model->high = model->low;
  return Feasible(std::move(model));
}

Result<Interval> Feasible::of(std::span<const uint32_t> cells) {
  PLENARY_LET(low, model_->solve(cells, 1, model_->low));
  PLENARY_LET(high, model_->solve(cells, -1, model_->high));
  return Interval{low, std::abs(high)};
}

Result<std::vector<double>> Feasible::spread(std::span<const Limit> limits, bool up) {
  auto& bounds = up ? model_->most : model_->least;
  const auto free = bounds;
  std::vector<uint32_t> cells;
  for (const auto& limit : limits) {
    bounds[limit.cell] = limit.at;
    cells.push_back(limit.cell);
  }
  const auto apply = [&] {
    up ? Clp_chgColumnUpper(model_->clp, bounds.data()) : Clp_chgColumnLower(model_->clp, bounds.data());
  };
  apply();
  std::vector<double> found;
  const auto solved = model_->solve(cells, up ? -1 : 1, found);
  bounds = free;
  apply();
  if (!solved) return std::unexpected(solved.error());
  return found;
}

const std::vector<double>& Feasible::at_high() const { return model_->high; }
const std::vector<double>& Feasible::at_low() const { return model_->low; }
uint64_t Feasible::work() const { return model_->work; }

}  // namespace plenary
