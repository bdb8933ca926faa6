#include "advise/plan_binding.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "metric/filter.h"

namespace plenary {
namespace {

std::unexpected<Error> wrong(const PlanItem& item, std::string_view field, const std::string& what) {
  return fail(ErrorKind::kInput, fmt::format("{}: {}", item.place(field), what));
}

Status check_number(const PlanIndicator& said, std::string_view field, double number,
                    const std::string& unit) {
  const bool share = unit.starts_with("share");
  if (share && (number < 0 || number > 1))
    return wrong(said, field,
                 fmt::format("{} {} cannot be: {} is a share, from 0 to 1; write {:g} for {:g} %", field,
                             number, said.metric, number > 1 && number <= 100 ? number / 100 : 0.5,
                             number > 1 && number <= 100 ? number : 50.0));
  if (number < 0)
    return wrong(
        said, field,
        fmt::format("{} {} cannot be: {} is counted in {}, none below 0", field, number, said.metric, unit));
  return {};
}

}  // namespace

Result<BoundIndicator> bind_indicator(const PlanIndicator& said) {
  BoundIndicator out;
  auto metric = find_metric(said.metric);
  if (!metric) return wrong(said, "metric", metric.error().message);
  if (is_network(metric->kind))
    return wrong(said, "metric", fmt::format("{} links pairs: it is no single number", said.metric));
  out.metric = *std::move(metric);
  for (const auto& text : said.where) {
    auto filter = parse_filter(text);
    if (!filter) return wrong(said, "where", filter.error().message);
    const auto slice = find_slice(filter->slice);
    if (!slice) return wrong(said, "where", slice.error().message);
    if ((*slice)->time) return wrong(said, "where", "periods are not chosen here: take out " + text);
    out.where.push_back(*std::move(filter));
  }
  PLENARY_LET(period, find_slice(said.period));
  out.period = period;
  return out;
}

Result<size_t> bound_part(const PlanIndicator& said, const std::vector<Part>& parts) {
  if (said.part.empty() && (parts.size() == 1 || parts[0].name == "median")) return 0;
  std::string names;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].name == said.part) return i;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", parts[i].name);
  }
  return wrong(
      said, said.part.empty() ? "metric" : "part",
      said.part.empty()
          ? fmt::format("{} has several numbers: write part, one of: {}", said.metric, names)
          : fmt::format("{} has no part '{}'; there are: {}", said.metric, printable(said.part), names));
}

Result<bool> check_aim(const PlanIndicator& said, const Metric& metric, const std::string& unit) {
  if (!said.unit.empty() && said.unit != unit)
    return wrong(said, "unit",
                 fmt::format("{} is counted in {}, not in {}", said.metric, unit, printable(said.unit)));
  PLENARY_TRY(check_number(said, "target", said.target, unit));
  if (said.baseline) PLENARY_TRY(check_number(said, "baseline", *said.baseline, unit));
  const auto& direction = said.direction.empty() ? metric.direction : said.direction;
  const bool settled = direction == "more" || direction == "less";
  if (!said.baseline || *said.baseline == said.target) {
    if (settled) return direction == "more";
    return wrong(said, "metric",
                 fmt::format("of {} neither more nor less is better as such: write direction = \"more\" or "
                             "\"less\"",
                             said.metric));
  }
  const bool rises = said.target > *said.baseline;
  if (settled && rises != (direction == "more"))
    return wrong(said, said.direction.empty() ? "target" : "direction",
                 fmt::format("from {} to {} it {}, but of {} {} is better: mend target or baseline, or write "
                             "direction = \"{}\"",
                             *said.baseline, said.target, rises ? "rises" : "falls", said.metric, direction,
                             rises ? "more" : "less"));
  return rises;
}

}  // namespace plenary
