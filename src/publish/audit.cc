#include "publish/audit.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/text.h"
#include "publish/audit_sums.h"
#include "publish/gate.h"
#include "publish/public_names.h"
#include "stats/disclosure.h"

namespace plenary {
namespace {

using Names = std::unordered_set<std::string>;

Result<Names> names_of(duck::Connection& c, const char* table) {
  Names out;
  PLENARY_TRY(c.each_row(fmt::format("SELECT name FROM {} WHERE name IS NOT NULL", table), {},
                         [&](const auto&, const auto& row) {
                           out.insert(duck::to_text(row[0]));
                           return true;
                         }));
  return out;
}

Result<CountryGroups> country_groups(duck::Connection& c) {
  CountryGroups out;
  PLENARY_TRY(
      c.each_row("SELECT c.country, c.region, c.development, CASE WHEN count(g.country) > 0 THEN 'LDC' ELSE "
                 "'other' END FROM country c LEFT JOIN country_group g ON g.country = c.country AND "
                 "g.\"group\" = 'LDC' AND g.to_day = DATE '9999-12-31' GROUP BY ALL",
                 {}, [&](const auto&, const auto& row) {
                   auto& groups = out[duck::to_text(row[0])];
                   const char* const names[] = {"region", "development", "ldc"};
                   for (size_t i = 0; i < 3; ++i)
                     if (const auto text = duck::to_text(row[i + 1]); !text.empty()) groups[names[i]] = text;
                   return true;
                 }));
  return out;
}

class Audit {
 public:
  Audit(const Export& exported, const Policy& policy, Audience audience, PublicNames names)
      : exported_(exported), policy_(policy), rules_(policy.of(audience)), names_(std::move(names)) {}

  Result<std::vector<Finding>> run(duck::Connection& c) {
    for (const auto& file : exported_.unread) found_.push_back({file.path, 0, file.text});
    PLENARY_TRY(find_names(c));
    std::map<std::string, std::vector<const ExportTable*>> by_metric;
    for (const auto& table : exported_.tables) {
      if (!guards(rules_, table.metric) || !policy_.publishers(table.metric.name).empty()) continue;
      by_metric[table.metric.name].push_back(&table);
      for (const auto& row : table.rows) judge_row(table, row);
    }
    PLENARY_LET(groups, country_groups(c));
    for (const auto& [name, tables] : by_metric) {
      compare_tables(tables);
      PLENARY_TRY(attack_sums(tables, groups, least(tables.front()->metric), found_));
    }
    std::ranges::sort(found_);
    const auto same = std::ranges::unique(found_);
    found_.erase(same.begin(), same.end());
    return std::move(found_);
  }

 private:
  double least(const Metric& metric) const {
    return static_cast<double>(metric.privacy == "person" ? rules_.least_persons : rules_.least_holdings);
  }

  void add(const ExportTable& table, const ExportRow& row, std::string what) {
    found_.push_back({table.path, row.line, std::move(what)});
  }

  Status find_names(duck::Connection& c) {
    if (rules_.names != NamesShown::kAll) {
      PLENARY_LET(people, names_of(c, "person"));
      std::erase_if(people, [&](const std::string& name) { return names_.any() && names_.listed(name); });
      find_texts(people, "names a person");
    }
    if (!rules_.organizations) {
      PLENARY_LET(organizations, names_of(c, "organization"));
      find_texts(organizations, "names an organization");
    }
    return {};
  }

  void find_texts(const Names& names, const char* what) {
    for (const auto& text : exported_.texts)
      if (names.contains(text.text)) found_.push_back({text.path, text.line, what});
  }

  // What one row tells by itself.
  void judge_row(const ExportTable& table, const ExportRow& row) {
    const auto few = static_cast<int64_t>(least(table.metric));
    if (row.state == "suppressed") {
      if (row.value) add(table, row, "said to be withheld, but its value stands there");
      if (row.records.value_or(0) > 0) add(table, row, "withheld, but its records are counted");
      return;
    }
    const auto& subject = table.metric.subject;
    const bool counts =
        table.metric.kind == MeasureKind::kCountDistinct || table.metric.kind == MeasureKind::kStock;
    if (counts && (subject == "person_id" || subject == "organization_id") && row.value &&
        too_few(std::llround(*row.value), few))
      add(table, row, fmt::format("a count of {:g}: fewer than {}", *row.value, few));
    else if (row.records && too_few(std::llround(*row.records), few))
      add(table, row, fmt::format("rests on {:g} records, so on fewer than {}", *row.records, few));
    const bool lone = table.metric.kind == MeasureKind::kShare && table.metric.privacy == "person";
    if (lone && row.value && (*row.value == 0 || *row.value == 1) && row.records.value_or(0) > 0)
      add(table, row, "all of them alike: it tells of each");
  }

  // The same cell in two files: how it is asked for, whichever file it stands in.
  using Where =
      std::tuple<std::vector<std::pair<std::string, std::string>>, std::string, std::string, std::string>;
  static Where where_of(const ExportTable& table, const ExportRow& row) {
    std::vector<std::pair<std::string, std::string>> all;
    for (size_t i = 0; i < table.by.size(); ++i)
      all.emplace_back(table.by[i]->name, row.labels[i].value_or("unknown"));
    for (const auto& filter : table.where)
      for (const auto& value : filter.values)
        all.emplace_back(filter.slice, (filter.negate ? "!" : "") + value);
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return {all, table.from, table.to, table.as_of};
  }

  void compare_tables(const std::vector<const ExportTable*>& tables) {
    std::map<Where, std::vector<std::pair<const ExportTable*, const ExportRow*>>> cells;
    for (const auto* table : tables)
      for (const auto& row : table->rows) cells[where_of(*table, row)].emplace_back(table, &row);
    for (const auto& [where, places] : cells)
      for (const auto& [table, row] : places)
        for (const auto& [other, same] : places) compare(*table, *row, *other, *same);
  }

  void compare(const ExportTable& table, const ExportRow& row, const ExportTable& other,
               const ExportRow& same) {
    const bool is_json = table.is_json && other.is_json;  // of the others nobody knows what they ask
    if (&row == &same || !is_json) return;
    if (row.state == "suppressed" && same.state != "suppressed")
      add(table, row, fmt::format("withheld here, shown in {} row {}", other.path, same.line));
    if (table.snapshot >= other.snapshot || !row.value || !same.value) return;
    const double change = std::abs(*row.value - *same.value);
    if (table.metric.kind != MeasureKind::kShare &&
        too_few(std::llround(change), std::llround(least(table.metric))))
      add(table, row,
          fmt::format("differs by {:g} from {} row {} of another snapshot", change, other.path, same.line));
  }

  const Export& exported_;
  const Policy& policy_;
  const AudienceRules& rules_;
  const PublicNames names_;
  std::vector<Finding> found_;
};

}  // namespace

Result<std::vector<Finding>> audit(Reader& reader, const Export& exported, Audience audience) {
  PLENARY_LET(policy, policy_of(reader));
  PLENARY_LET(names, PublicNames::of(reader, audience));
  return Audit(exported, policy, audience, names).run(reader.connection());
}

}  // namespace plenary
