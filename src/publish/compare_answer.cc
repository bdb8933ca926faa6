#include "publish/compare_answer.h"

#include <fmt/core.h>

#include <algorithm>

#include "duck/rows.h"
#include "metric/catalogue.h"
#include "metric/rates.h"

namespace plenary {
namespace {

// Themes whose metrics are populations to be set beside others: the same for everybody.
constexpr std::string_view kPopulations = "population";

bool names_organizations(const Side& side) { return side.slice == "organization" || side.slice == "holding"; }

Result<std::vector<Metric>> metrics_of(const CompareQuestion& question) {
  if (question.metrics.empty()) {
    PLENARY_LET(all, catalogue());
    std::erase_if(all, [](const Metric& m) { return m.theme == kPopulations || is_network(m.kind); });
    return std::move(all);
  }
  std::vector<Metric> out;
  for (const auto& name : question.metrics) {
    PLENARY_LET(metric, find_metric(name));
    if (is_network(metric.kind))
      return fail(ErrorKind::kUsage,
                  fmt::format("{} is of links, which two sides have in common: ask `plenary measure {}`",
                              name, name));
    out.push_back(std::move(metric));
  }
  return out;
}

MeasureQuery both(const CompareAnswer& a, const Metric& metric) {
  auto query = a.window;
  query.metric = metric.name;
  query.by = {a.a.slice};
  query.where.push_back({a.a.slice, {a.a.label, a.b.label}, false});
  return query;
}

bool has_row(const MeasureResult& result, const std::string& label) {
  return std::ranges::any_of(result.rows, [&](const MeasureRow& row) { return row.labels.at(0) == label; });
}

// A unit without a row: none, or nobody knows? The same question without slices says it.
Status settle_absent(Reader& reader, const CompareAnswer& a, const Metric& metric, MeasureResult& result) {
  for (const auto* side : {&a.a, &a.b}) {
    if (has_row(result, side->label)) continue;
    auto query = both(a, metric);
    query.by.clear();
    query.where.back().values = {side->label};
    PLENARY_LET(alone, answer(reader, query, a.audience));
    auto row = alone.result.rows.at(0);
    row.labels = {side->label};
    result.rows.push_back(std::move(row));
  }
  return {};
}

std::string with_article(const std::string& slice) {
  return fmt::format("{} {}", slice == "organization" ? "an" : "a", slice);
}

// How many organizations an organization is: known without asking.
Result<bool> counts_itself(const CompareAnswer& a, const Metric& metric) {
  PLENARY_LET(slice, find_slice(a.a.slice));
  return metric.subject == slice->needs;
}

// An error of usage is that of a metric whose records cannot be cut so: it knows of neither.
bool cannot_be_cut(const Error& error) { return error.kind == ErrorKind::kUsage; }

Status compare_metric(Reader& reader, CompareAnswer& out, const Metric& metric, bool asked_for) {
  PLENARY_LET(trivial, counts_itself(out, metric));
  if (trivial && !asked_for) return {};
  const auto query = both(out, metric);
  auto total = answer(reader, query, out.audience);
  if (!total && (asked_for || !cannot_be_cut(total.error()))) return std::unexpected(total.error());
  if (!total || (total->result.rows.empty() && !asked_for)) {
    out.neither.push_back(metric.name);
    return {};
  }
  PLENARY_TRY(settle_absent(reader, out, metric, total->result));
  std::optional<MeasureResult> years;
  if (counts_events(total->result)) {
    auto by_year = query;
    by_year.by.emplace_back("year");
    PLENARY_LET(answered, answer(reader, by_year, out.audience));
    years = std::move(answered.result);
  }
  out.rows.push_back(compare(total->result, years ? &*years : nullptr, out.a.label, out.b.label));
  return {};
}

// What a register says of an organization; of others nothing is kept beside the records.
constexpr const char* kFacts =
    "WITH o AS (SELECT * FROM organization WHERE name = $1) "
    "SELECT 'kind', kind FROM o UNION ALL SELECT 'seat', seat FROM o UNION ALL SELECT 'segment', segment "
    "FROM o UNION "
    "ALL SELECT 'size class', size_class FROM o UNION ALL "
    "SELECT concat('category in ', b.body), max_by(m.category, m.from_day) FROM o JOIN membership m ON "
    "m.organization_id = o.organization_id JOIN body b ON b.body_id = m.body_id WHERE m.category IS NOT NULL "
    "GROUP BY "
    "b.body ORDER BY 1";

Status read_facts(duck::Connection& c, CompareAnswer& out) {
  for (auto side : {&CompareAnswer::a, &CompareAnswer::b}) {
    PLENARY_LET(found, c.query(kFacts, {(out.*side).label}));
    for (const auto& row : found.rows) {
      const auto what = duck::to_text(row[0]);
      auto fact = std::ranges::find(out.facts, what, &ComparedFact::what);
      if (fact == out.facts.end()) fact = out.facts.insert(fact, {what, "", ""});
      (side == &CompareAnswer::a ? fact->a : fact->b) = duck::to_text(row[1]);
    }
  }
  std::erase_if(out.facts, [](const ComparedFact& fact) { return fact.a.empty() && fact.b.empty(); });
  for (const auto& fact : out.facts)
    if (fact.what.starts_with("category") && fact.a != fact.b)
      out.notes.push_back(
          fmt::format("Members of different categories ({}): their rights differ, so do what they can "
                      "be counted for",
                      fact.what));
  return {};
}

}  // namespace

Result<CompareAnswer> compare_answer(Reader& reader, const CompareQuestion& question, Audience audience) {
  auto& c = reader.connection();
  PLENARY_LET(a, find_side(c, question.a, question.slice));
  PLENARY_LET(b, find_side(c, question.b, question.slice));
  if (a.slice != b.slice)
    return fail(ErrorKind::kUsage, fmt::format("{} is {}, {} {}: compare like with like", a.label,
                                               with_article(a.slice), b.label, with_article(b.slice)));
  if (a.label == b.label)
    return fail(ErrorKind::kUsage, fmt::format("both names mean {}: there is nothing to compare", a.label));
  if (names_organizations(a)) PLENARY_TRY(may_see_organizations(reader, audience));
  CompareAnswer out{a, b, question.window, {}, {}, {}, {}, {}, reader.snapshot(), audience};
  PLENARY_LET(metrics, metrics_of(question));
  if (names_organizations(a)) PLENARY_TRY(read_facts(c, out));
  for (const auto& metric : metrics)
    PLENARY_TRY(compare_metric(reader, out, metric, !question.metrics.empty()));
  if (a.slice == "body") {
    PLENARY_LET(links, body_links(reader, out.a.label, out.b.label, out.window, audience));
    out.links = std::move(links);
  }
  if (out.rows.empty())
    return fail(ErrorKind::kUsage,
                fmt::format("no metric knows of {} or {} there", out.a.label, out.b.label));
  judge(out.rows, out.a.label, out.b.label);
  return out;
}

}  // namespace plenary
