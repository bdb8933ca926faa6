// `plenary composite DATA META`: a composite index of any table, with the error bars of its method.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/composite_tables.h"
#include "cli/output.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"DATA", "one row a unit: uCode and a column an indicator (COINr's iData)", 1, 1},
    Positional{"META", "one row an indicator or group: iCode, Type, Level, Parent, Direction, Weight (iMeta)",
               1, 1}};
constexpr std::array kOptions{
    Option{"--impute", "HOW", "none (default), mean, median, group-mean:COLUMN, group-median:COLUMN"},
    Option{"--treat", "HOW", "outliers: none (default), winsor:N (at most N values, else the logarithm)"},
    Option{"--normalise", "HOW",
           "minmax:0:100 (default), zscore:0:1, percentile-rank, rank, borda, goalposts, distance-to-target, "
           "log:0:100"},
    Option{"--aggregate", "MEAN",
           "arithmetic (default), geometric, harmonic, power:P, copeland; one a level with commas, from the "
           "lowest"},
    Option{"--weights", "WHICH", "given (default: of META), equal (a control)"},
    Option{"--threshold", "SHARE",
           "least share of the weight that a group needs, else unavailable (default 0)"},
    Option{"--uncertainty", "HOW",
           "factorial (every combination of choices) or sample:N (N points over choices and weights)"},
    Option{"--show", "TABLE",
           "scores (default), indicators, weights, treated, coverage, stability, sensitivity"},
    Option{"--explain", "UNIT", "the waterfall of one unit's score"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

constexpr size_t kMostPoints = 1'000'000;

Result<std::vector<composite::Aggregation>> parse_aggregations(const std::string& text) {
  std::vector<composite::Aggregation> out;
  for (const auto part : split(text, ',')) {
    PLENARY_LET(aggregation, composite::parse_aggregation(part));
    out.push_back(aggregation);
  }
  return out;
}

// A number from 0 to 1.
Result<double> parse_share(const std::string& text) {
  double share = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
  if (error != std::errc{} || end != text.data() + text.size() || !(share >= 0 && share <= 1))
    return fail(ErrorKind::kUsage, fmt::format("--threshold '{}' is no share: from 0 to 1", text));
  return share;
}

Result<composite::Method> parse_method(const Arguments& arguments) {
  composite::Method out;
  PLENARY_LET(imputation, composite::parse_imputation(arguments.get("--impute", "none")));
  PLENARY_LET(treatment, composite::parse_treatment(arguments.get("--treat", "none")));
  PLENARY_LET(normalisation, composite::parse_normalisation(arguments.get("--normalise", "minmax:0:100")));
  PLENARY_LET(aggregation, parse_aggregations(arguments.get("--aggregate", "arithmetic")));
  PLENARY_LET(threshold, parse_share(arguments.get("--threshold", "0")));
  out = {imputation, treatment, normalisation, aggregation, threshold};
  return out;
}

// "factorial" is 0, "sample:N" is N.
Result<size_t> parse_uncertainty(const std::string& text) {
  size_t n = 0;
  constexpr std::string_view kSample = "sample:";
  if (text == "factorial") return n;
  if (text.starts_with(kSample)) {
    const auto [end, error] = std::from_chars(text.data() + kSample.size(), text.data() + text.size(), n);
    if (error == std::errc{} && end == text.data() + text.size() && n >= 2 && n <= kMostPoints) return n;
  }
  return fail(ErrorKind::kUsage,
              fmt::format("--uncertainty '{}': factorial or sample:N, N from 2 to {}", text, kMostPoints));
}

void tell_uncertainty(const composite::Uncertainty& uncertainty) {
  tell(fmt::format("{} runs; a rank moves by {:.2f} on average; varied:\n", uncertainty.runs,
                   uncertainty.mean_shift));
  for (const auto& factor : uncertainty.factors)
    tell(fmt::format("  {}{}{}\n", factor.name, factor.levels.empty() ? "" : ": ",
                     fmt::join(factor.levels, ", ")));
}

Result<composite::Uncertainty> find_uncertainty(const CompositeInput& input, const composite::Method& method,
                                                const composite::Composite& result, size_t points) {
  const auto choices = composite::default_choices(input.tree, input.data, method);
  PLENARY_LET(scenarios, composite::Scenarios::prepare(input.tree, input.data, method, choices));
  return points == 0 ? composite::factorial(scenarios, result.ranks)
                     : composite::sample(scenarios, result.ranks, points);
}

Result<duck::Table> explained(const CompositeInput& input, const composite::Method& method,
                              const composite::Composite& result, const std::string& unit) {
  const auto found = std::ranges::find(input.data.units, unit);
  if (found == input.data.units.end())
    return fail(ErrorKind::kNotFound, fmt::format("there is no unit '{}'", printable(unit)));
  const auto place = static_cast<size_t>(found - input.data.units.begin());
  PLENARY_LET(steps, composite::waterfall(input.tree, result, method, place));
  return waterfall_table(input, steps);
}

Result<duck::Table> shown(const std::string& what, const CompositeInput& input,
                          const composite::Method& method, const composite::Composite& result,
                          const composite::Uncertainty* uncertainty) {
  if (what == "scores") return score_table(input, result, uncertainty);
  if (what == "indicators") return indicator_table(input, result);
  if (what == "weights") return weight_table(input, result);
  if (what == "treated") return treated_table(input, result);
  if (what == "coverage") return coverage_table(input, result);
  if (what == "stability") return stability_table(input, composite::weight_room(input.tree, result, method));
  if (what == "sensitivity" && uncertainty != nullptr) return sensitivity_table(*uncertainty);
  if (what == "sensitivity")
    return fail(ErrorKind::kUsage, "--show sensitivity goes with --uncertainty factorial or sample:N");
  return fail(ErrorKind::kUsage,
              fmt::format("--show '{}': scores, indicators, weights, treated, coverage, stability or "
                          "sensitivity",
                          what));
}

// The weights of META, or equal ones; a weight of zero stays: that indicator is out.
Result<composite::Tree> weighted(const composite::Tree& tree, const std::string& which) {
  if (which == "given") return tree;
  if (which != "equal") return fail(ErrorKind::kUsage, fmt::format("--weights '{}': given or equal", which));
  auto nodes = tree.nodes();
  for (auto& node : nodes) node.weight = node.weight > 0 ? 1 : 0;
  return *composite::Tree::make(std::move(nodes));
}

// What the numbers cannot say themselves.
void tell_remarks(const CompositeInput& input, const composite::Method& method,
                  const composite::Composite& result) {
  for (const auto& remark : input.remarks) tell(remark + "\n");
  const auto gaps = [](const composite::Values& x) { return std::ranges::any_of(x, composite::missing); };
  for (size_t i = 0; i < input.data.values.size(); ++i)
    if (composite::present(result.prepared.normalised[i]).empty())
      tell(fmt::format("'{}' tells no units apart (all are equal or missing): left out\n",
                       input.tree.nodes()[input.tree.leaves()[i]].code));
  const auto unranked = std::ranges::count_if(result.ranks, composite::missing);
  if (unranked > 0)
    tell(fmt::format("{} no score: too little is known of {}\n",
                     unranked == 1 ? "1 unit has" : fmt::format("{} units have", unranked),
                     unranked == 1 ? "it" : "them"));
  const bool copeland = std::ranges::any_of(method.aggregation,
                                            [](const auto& a) { return a.by == composite::Mean::kCopeland; });
  if (copeland && std::ranges::any_of(result.prepared.normalised, gaps))
    tell(
        "Copeland with missing values: an indicator that one of two units lacks counts for the one whose "
        "code "
        "stands later, as in COINr; impute first\n");
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(method, parse_method(arguments));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  size_t points = 0;
  if (arguments.has("--uncertainty")) {
    PLENARY_LET(asked, parse_uncertainty(arguments.get("--uncertainty")));
    points = asked;
  }
  PLENARY_LET(input, read_composite(arguments.first("DATA"), arguments.first("META")));
  PLENARY_LET(tree, weighted(input.tree, arguments.get("--weights", "given")));
  input.tree = std::move(tree);
  PLENARY_LET(result, composite::compute(input.tree, input.data, method));
  tell_remarks(input, method, result);
  if (arguments.has("--explain")) {
    PLENARY_LET(table, explained(input, method, result, arguments.get("--explain")));
    PLENARY_TRY(print_rows(table, format));
    return 0;
  }
  std::optional<composite::Uncertainty> uncertainty;
  if (arguments.has("--uncertainty")) {
    PLENARY_LET(found, find_uncertainty(input, method, result, points));
    uncertainty = std::move(found);
    tell_uncertainty(*uncertainty);
  }
  PLENARY_LET(table, shown(arguments.get("--show", "scores"), input, method, result,
                           uncertainty ? &*uncertainty : nullptr));
  PLENARY_TRY(print_rows(table, format));
  return 0;
}

}  // namespace

Command composite_command() {
  return {
      "composite",
      "a composite index of any table, with its sensitivity",
      kPositionals,
      kOptions,
      "plenary composite data.csv meta.csv --treat winsor:5 --aggregate geometric --normalise minmax:1:100",
      run};
}

}  // namespace plenary
