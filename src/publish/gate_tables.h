// The tables behind a question, and what of them an audience may not see. Whatever is asked, the same tables
// are decided: the totals first, then each finer table under the sums that the coarser ones show. An answer
// shows what can be read off them. So what is withheld from one question is withheld from all of them.
#pragma once
#include <map>
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

class GateTables {
 public:
  /// Reads who is behind the tables of a question and decides what is withheld. Bodies of `publishers`
  /// publish the metric themselves: their records are no secret.
  static Result<GateTables> make(duck::Connection& connection, const MeasureQuery& query,
                                 const MeasureResult& result, const AudienceRules& rules,
                                 const std::vector<std::string>& publishers);

  /// Says why the rows of the question are withheld, by the labels of those slices of its `by` that `which`
  /// names (positions): all of them, or all but one for the sums over it. What is not in the map is shown.
  std::map<Labels, Reason> rows(const std::vector<size_t>& which) const;

  /// Whether a slice of `by` shares its axis with a filter or another slice.
  bool entangled(size_t slice) const;

 private:
  struct Cell {
    Behind behind;
    Reason reason = Reason::kShown;
    double need = 0;
  };
  using Table = std::map<Labels, Cell>;
  /// Of each axis: which slice (0 the base, 1... the coarser ones), or -1 for none.
  using Level = std::vector<int>;

  GateTables(const MeasureQuery& query, const MeasureResult& result, const AudienceRules& rules)
      : query_(query), metric_(result.metric), by_(result.by), rules_(rules) {}
  Status read(duck::Connection& connection, std::optional<Day> first,
              const std::vector<std::string>& publishers);
  std::vector<Level> all_levels() const;
  Level atoms_of(const Level& level) const;
  bool is_known(const Level& other, const Level& level, const Level& atoms) const;
  void inherit(const Level& level);
  Status decide(const Level& level);
  double need_of(const Behind& behind) const;
  std::optional<Labels> coarser(const Level& from, const Labels& labels, const Level& to) const;
  std::optional<std::string> label_of(const Level& level, const Labels& labels, const Slice& slice) const;
  bool within(const Level& level, const Labels& labels) const;
  Level level_of(const std::vector<size_t>& which) const;
  Level level_without_filters(const std::vector<size_t>& which) const;

  MeasureQuery query_;
  Metric metric_;
  std::vector<const Slice*> by_;
  AudienceRules rules_;
  std::vector<Axis> axes_;
  std::map<Level, Table> tables_;
  std::set<Level> decided_;
  /// Of each axis and coarser slice: the coarse label of each base label.
  std::map<std::pair<size_t, int>, std::map<std::optional<std::string>, std::optional<std::string>>> groups_;
};

}  // namespace plenary
