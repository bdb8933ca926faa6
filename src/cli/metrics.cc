#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "metric/catalogue.h"
#include "metric/slice.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"NAME", "show the page of one metric", 0, 1}};

std::string page(const Metric& m) {
  return fmt::format(
      "{}\n{}\n\nMeasure:    {}\nUnit:       {}\nBetter:     {}\nGrain:      {}\nNeeds:      {}\nPrivacy:    "
      "{}\nLimits:     {}\n\n{}\n\nRecords counted:\n{}\n",
      m.name, m.question, m.measure, m.unit, m.direction, m.grain, m.needs, m.privacy, m.limits, m.prose,
      m.sql);
}

Result<int> run(const Arguments& arguments) {
  if (const auto name = arguments.first("NAME"); !name.empty()) {
    PLENARY_LET(metric, find_metric(name));
    PLENARY_TRY(print(page(metric)));
    return 0;
  }
  PLENARY_LET(all, catalogue());
  std::string text, theme;
  for (const auto& m : all) {
    if (m.theme != theme) text += fmt::format("{}{}\n", theme.empty() ? "" : "\n", theme = m.theme);
    text += fmt::format("  {:<26} {}\n", m.name, m.question);
  }
  text += "\nslices (--by, --where)\n";
  for (const auto& s : slices()) text += fmt::format("  {:<26} {}\n", s.name, s.meaning);
  PLENARY_TRY(print(text));
  return 0;
}

}  // namespace

Command metrics_command() {
  return {"metrics",
          "the catalogue of metrics and slices, or the page of one metric",
          kPositionals,
          {},
          "plenary metrics attendance",
          run};
}

}  // namespace plenary
