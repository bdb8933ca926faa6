#include "stats/impute.h"

#include <fmt/core.h>

#include <map>

#include "stats/quantile.h"

namespace plenary::composite {
namespace {

double typical(const Values& x, bool by_median) { return by_median ? median(x).value_or(kMissing) : mean(x); }

}  // namespace

Result<Imputation> parse_imputation(std::string_view text) {
  if (text == "none") return Imputation{};
  if (text == "mean") return Imputation{Impute::kMean, ""};
  if (text == "median") return Imputation{Impute::kMedian, ""};
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos && colon + 1 < text.size()) {
    const std::string column(text.substr(colon + 1));
    if (text.substr(0, colon) == "group-mean") return Imputation{Impute::kGroupMean, column};
    if (text.substr(0, colon) == "group-median") return Imputation{Impute::kGroupMedian, column};
  }
  return fail(ErrorKind::kUsage,
              fmt::format("'{}' is no way to impute: none, mean, median, group-mean:COLUMN or "
                          "group-median:COLUMN",
                          text));
}

std::string name_of(const Imputation& imputation) {
  switch (imputation.by) {
    case Impute::kNone:
      return "none";
    case Impute::kMean:
      return "mean";
    case Impute::kMedian:
      return "median";
    case Impute::kGroupMean:
      return "group-mean:" + imputation.column;
    case Impute::kGroupMedian:
      return "group-median:" + imputation.column;
  }
  return "";
}

Values impute(Values x, Impute by, const std::vector<std::string>& groups) {
  if (by == Impute::kNone) return x;
  const bool by_median = by == Impute::kMedian || by == Impute::kGroupMedian;
  if (by == Impute::kMean || by == Impute::kMedian) {
    const double instead = typical(present(x), by_median);
    for (double& v : x)
      if (missing(v)) v = instead;
    return x;
  }
  std::map<std::string_view, Values> members;
  for (size_t u = 0; u < x.size(); ++u)
    if (!missing(x[u])) members[groups[u]].push_back(x[u]);
  std::map<std::string_view, double> instead;
  for (const auto& [group, values] : members)
    if (!group.empty()) instead[group] = typical(values, by_median);
  for (size_t u = 0; u < x.size(); ++u)
    if (const auto found = instead.find(groups[u]); missing(x[u]) && found != instead.end())
      x[u] = found->second;
  return x;
}

}  // namespace plenary::composite
