// The tables behind a question, decided: what of them an audience may not see. Whatever is asked, the same
// tables are decided: the totals first, then each finer table under the sums that the coarser ones show. So
// what is withheld from one question is withheld from all of them; and as long as the store is open, all
// questions with the same axes share what was decided for the first.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "metric/behind.h"
#include "publish/gate_axes.h"
#include "publish/policy.h"

namespace plenary {

/// Why a number is withheld.
enum class Reason {
  kShown,
  kFew,        ///< too few holdings or persons are behind it
  kDominated,  ///< nearly all of it is of one or two
  kProtects,   ///< with it, another that is withheld could be computed
  kWithin,     ///< it is part of what is withheld, or could only be put together from that
  kNames,      ///< it is of an organization by name
};

using Labels = std::vector<std::optional<std::string>>;

/// Whether a number is too much about those behind it.
Reason judge(const Metric& metric, const AudienceRules& rules, const Behind& behind);

/// For whom tables are decided: the rules of an audience, and the bodies that publish the metric themselves,
/// whose records are no secret.
struct GateRules {
  AudienceRules rules;
  std::vector<std::string> publishers;
};

class DecidedTables {
 public:
  /// Of each axis: which slice (0 the base, 1... the coarser ones), or -1 for none.
  using Level = std::vector<int>;
  struct Cell {
    Behind behind;
    Reason reason = Reason::kShown;
    double need = 0;
  };
  using Table = std::map<Labels, Cell>;

  /// Reads who is behind the tables of these axes and decides; or takes what was decided before. `first` is
  /// where the periods of a stock begin.
  static Result<std::shared_ptr<const DecidedTables>> get(duck::Connection& connection,
                                                          const MeasureQuery& query, const Metric& metric,
                                                          std::optional<Day> first, std::vector<Axis> axes,
                                                          const GateRules& rules);

  const std::vector<Axis>& axes() const { return axes_; }
  const Table& at(const Level& level) const { return tables_.at(level); }
  /// The labels of a cell in a coarser table; nothing where they are not known.
  std::optional<Labels> coarser(const Level& from, const Labels& labels, const Level& to) const;
  /// What a coarser slice of an axis says of a label of its base.
  std::optional<std::string> group_of(size_t axis, int coarser,
                                      const std::optional<std::string>& label) const;
  /// About how much memory they take.
  size_t bytes() const;

  static constexpr int kAbsent = -1, kBase = 0;

 private:
  DecidedTables(const Metric& metric, std::vector<Axis> axes, const AudienceRules& rules)
      : metric_(metric), axes_(std::move(axes)), rules_(rules) {}
  Status read(duck::Connection& connection, MeasureQuery query, std::optional<Day> first,
              const std::vector<std::string>& publishers);
  std::vector<Level> all_levels() const;
  Level atoms_of(const Level& level) const;
  bool is_known(const Level& other, const Level& level, const Level& atoms) const;
  void inherit(const Level& level);
  Status decide(const Level& level);
  double need_of(const Behind& behind) const;

  Metric metric_;
  std::vector<Axis> axes_;
  AudienceRules rules_;
  std::map<Level, Table> tables_;
  std::set<Level> decided_;
  /// Of each axis and coarser slice: the coarse label of each base label.
  std::map<std::pair<size_t, int>, std::map<std::optional<std::string>, std::optional<std::string>>> groups_;
};

/// The slice of an axis at a level's choice.
const Slice& slice_of(const Axis& axis, int choice);

}  // namespace plenary
