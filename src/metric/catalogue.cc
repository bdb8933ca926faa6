#include "metric/catalogue.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "base/embedded.h"
#include "base/text.h"
#include "metric/slice.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

using Member = std::string Metric::*;
constexpr std::array<std::pair<std::string_view, Member>, 9> kFields{{{"question", &Metric::question},
                                                                      {"objective", &Metric::objective},
                                                                      {"measure", &Metric::measure},
                                                                      {"unit", &Metric::unit},
                                                                      {"direction", &Metric::direction},
                                                                      {"grain", &Metric::grain},
                                                                      {"needs", &Metric::needs},
                                                                      {"privacy", &Metric::privacy},
                                                                      {"limits", &Metric::limits}}};

// The forms a measure can have: what stands before and behind its subject.
struct Form {
  MeasureKind kind;
  std::string_view before, behind;
};
constexpr std::array<Form, 13> kForms{{{MeasureKind::kCountDistinct, "count(distinct ", ")"},
                                       {MeasureKind::kStock, "stock(count distinct ", ")"},
                                       {MeasureKind::kShare, "share(", ")"},
                                       {MeasureKind::kMean, "mean(", ")"},
                                       {MeasureKind::kCohort, "cohort(", ")"},
                                       {MeasureKind::kConcentration, "concentration(", ")"},
                                       {MeasureKind::kMedian, "median(", ")"},
                                       {MeasureKind::kSurvival, "survival(", ")"},
                                       {MeasureKind::kLinks, "links(", ")"},
                                       {MeasureKind::kMixing, "mixing(", ")"},
                                       {MeasureKind::kBrokers, "brokers(", ")"},
                                       {MeasureKind::kCommunities, "communities(", ")"},
                                       {MeasureKind::kSum, "sum(weight", ")"}}};

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

// "days, censored" or "days, censored, competing", where the unit says in what days are told.
bool parse_survival(Metric& metric, std::string_view text) {
  const auto names = split(text, ',');
  if (names.size() < 2 || names.size() > 3) return false;
  for (const auto name : names)
    if (!is_name(trim(name))) return false;
  metric.subject = trim(names[0]), metric.censored = trim(names[1]);
  if (names.size() == 3) metric.competing = trim(names[2]);
  return metric.unit == "days" || metric.unit == "months" || metric.unit == "years";
}

// "thing, unit", and of what looks at borders "thing, unit, border": a column and one or two slices.
bool parse_network(Metric& metric, std::string_view text) {
  const bool borders = metric.kind == MeasureKind::kMixing || metric.kind == MeasureKind::kBrokers;
  const auto names = split(text, ',');
  if (names.size() != (borders ? 3 : 2) || !is_name(trim(names[0]))) return false;
  metric.subject = trim(names[0]), metric.unit_slice = trim(names[1]);
  if (borders) metric.border_slice = trim(names[2]);
  return find_slice(metric.unit_slice) && (!borders || find_slice(metric.border_slice));
}

bool parse_subject(Metric& metric, std::string_view text) {
  metric.subject = text;
  return metric.kind == MeasureKind::kSum ? text.empty() : is_name(text);
}

Status parse_measure(Metric& metric, std::string_view path) {
  for (const auto& form : kForms) {
    std::string_view text = metric.measure;
    if (!text.starts_with(form.before) || !text.ends_with(form.behind)) continue;
    text = text.substr(form.before.size(), text.size() - form.before.size() - form.behind.size());
    metric.kind = form.kind;
    if (form.kind == MeasureKind::kSurvival ? parse_survival(metric, text)
        : is_network(form.kind)             ? parse_network(metric, text)
                                            : parse_subject(metric, text))
      return {};
  }
  return fail(ErrorKind::kInput, fmt::format("{}: measure '{}' is of no known form", path, metric.measure));
}

// A value that nothing compares with would be passed over in silence: a misspelt privacy would tell all to
// everybody.
Status check_words(const Metric& metric, std::string_view path) {
  constexpr std::array<std::string_view, 3> kPrivacy{"public", "organization", "person"};
  constexpr std::array<std::string_view, 3> kDirection{"more", "less", "neither"};
  if (std::ranges::find(kPrivacy, metric.privacy) == kPrivacy.end())
    return fail(ErrorKind::kInput, fmt::format("{}: privacy '{}' is none of: public, organization, person",
                                               path, metric.privacy));
  if (std::ranges::find(kDirection, metric.direction) == kDirection.end())
    return fail(ErrorKind::kInput,
                fmt::format("{}: direction '{}' is none of: more, less, neither", path, metric.direction));
  return {};
}

}  // namespace

Result<Metric> parse_metric(std::string_view path, std::string_view page, std::string_view sql) {
  Metric metric;
  metric.name = fs::path(path).stem().string();
  metric.theme = fs::path(path).parent_path().filename().string();
  metric.sql = trim(sql);
  const auto end = page.find("\n---\n", 4);
  if (!page.starts_with("---\n") || end == std::string_view::npos)
    return fail(ErrorKind::kInput,
                fmt::format("{}: must begin with a front matter between lines of ---", path));
  for (const auto line : split(page.substr(4, end - 4), '\n')) {
    const auto colon = line.find(": ");
    const auto key = line.substr(0, colon);
    bool known = false;
    for (const auto& [name, member] : kFields) {
      if (name != key || colon == std::string_view::npos) continue;
      if (!(metric.*member).empty())
        return fail(ErrorKind::kInput, fmt::format("{}: '{}' is given twice", path, key));
      metric.*member = trim(line.substr(colon + 2));
      known = true;
    }
    if (!known)
      return fail(ErrorKind::kInput, fmt::format("{}: '{}' is no field of the front matter", path, key));
  }
  for (const auto& [name, member] : kFields)
    if ((metric.*member).empty())
      return fail(ErrorKind::kInput, fmt::format("{}: '{}' is missing", path, name));
  metric.prose = trim(page.substr(end + 5));
  if (metric.sql.empty())
    return fail(ErrorKind::kInput, fmt::format("{}: there is no .sql of the same name", path));
  PLENARY_TRY(check_words(metric, path));
  PLENARY_TRY(parse_measure(metric, path));
  return metric;
}

namespace {

Result<std::vector<Metric>> read_catalogue() {
  std::vector<Metric> all;
  for (const auto& file : embedded_below("sql/metrics/")) {
    if (!file.path.ends_with(".md")) continue;
    const auto sql = embedded(fmt::format("{}.sql", file.path.substr(0, file.path.size() - 3)));
    PLENARY_LET(metric, parse_metric(file.path, file.bytes, sql.value_or("")));
    all.push_back(std::move(metric));
  }
  return all;
}

// It is built into the program: read once.
const Result<std::vector<Metric>>& known_catalogue() {
  static const auto known = read_catalogue();
  return known;
}

}  // namespace

Result<std::vector<Metric>> catalogue() { return known_catalogue(); }

Result<Metric> find_metric(std::string_view name) {
  const auto& known = known_catalogue();
  if (!known) return std::unexpected(known.error());
  std::string alike;
  for (const auto& metric : *known) {
    if (metric.name == name) return metric;
    if (metric.name.find(name) != std::string::npos || name.find(metric.name) != std::string_view::npos)
      alike += fmt::format("{}{}", alike.empty() ? "" : ", ", metric.name);
  }
  return fail(ErrorKind::kUsage,
              alike.empty() ? fmt::format("there is no metric '{}'; `plenary metrics` lists them", name)
                            : fmt::format("there is no metric '{}'; did you mean: {}?", name, alike));
}

}  // namespace plenary
