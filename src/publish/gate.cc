#include "publish/gate.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plenary {
namespace {

bool names_organizations(const MeasureQuery& query, const MeasureResult& result) {
  const auto names = [](const Slice* s) { return names_organizations(*s); };
  return std::ranges::any_of(result.by, names) || (result.named != nullptr && names(result.named)) ||
         std::ranges::any_of(query.where, [](const auto& filter) {
           const auto slice = find_slice(filter.slice);
           return slice && names_organizations(**slice);
         });
}

class Gate {
 public:
  Gate(Reader& reader, const Policy& policy, Audience audience, const MeasureQuery& query,
       MeasureResult& result)
      : reader_(reader),
        rules_(policy.of(audience)),
        publishers_(policy.publishers(result.metric.name)),
        query_(query),
        result_(result) {}

  Result<Withholdings> run() {
    const auto kind = result_.metric.kind;
    if (is_network(kind)) {
      judge_links(kind != MeasureKind::kMixing);
    } else if (!rules_.organizations && names_organizations(query_, result_)) {
      PLENARY_TRY(withhold_named());
    } else {
      PLENARY_TRY(withhold_cells());
      withhold_small_parts();
    }
    if (std::ranges::all_of(result_.rows, [](const auto& row) { return !row.withheld.empty(); }) &&
        !out_.rows.empty())
      result_.coverage.clear(), result_.notes.clear();
    return out_;
  }

 private:
  void hide(MeasureRow& row, Reason reason) {
    if (!row.withheld.empty()) return;
    row.withheld = reason_word(reason);
    ++out_.rows[reason];
    for (auto& cell : row.values) cell = {CellState::kSuppressed, 0, std::nullopt};
    out_.cells += static_cast<int64_t>(row.values.size());
    row.records = row.known = row.hits = 0;
    for (auto& word : row.words) word.clear();
  }

  // That a unit is linked at all is what must not be told.
  void judge_links(bool unseen) {
    const bool named = !rules_.organizations && names_organizations(query_, result_);
    for (auto& row : result_.rows) {
      const Behind behind{0, {}, {row.organizations, 0, 0, 0}, row.persons};
      const auto reason = named ? Reason::kNames : judge(result_.metric, without_dominance(), behind);
      if (reason != Reason::kShown) hide(row, reason);
    }
    if (unseen || named) drop_hidden();
  }

  AudienceRules without_dominance() const {
    auto rules = rules_;
    rules.dominance = 0;
    return rules;
  }

  void drop_hidden() {
    std::erase_if(result_.rows, [](const auto& row) { return !row.withheld.empty(); });
  }

  // Rows about one organization are shown where its body publishes all of it.
  Status withhold_named() {
    auto query = query_;
    query.by.clear();
    for (const auto* slice : result_.by) query.by.emplace_back(slice->name);
    if (!publishers_.empty()) query.where.push_back({"body", publishers_, true});
    Cut all(query.by.size());
    std::iota(all.begin(), all.end(), size_t{0});
    PLENARY_LET(secret, who_is_behind(reader_.connection(), query, result_.first_day, std::span(&all, 1)));
    for (auto& row : result_.rows)
      if (std::ranges::find(secret, row.labels, &Behind::labels) != secret.end()) hide(row, Reason::kNames);
    if (std::ranges::any_of(result_.by, [](const Slice* s) { return plenary::names_organizations(*s); }))
      drop_hidden();
    return {};
  }

  Status withhold_cells() {
    PLENARY_LET(tables, GateTables::make(reader_.connection(), query_, result_, {rules_, publishers_}));
    std::vector<size_t> all(result_.by.size());
    std::iota(all.begin(), all.end(), size_t{0});
    const auto withheld = tables.rows(all);
    for (auto& row : result_.rows)
      if (const auto found = withheld.find(row.labels); found != withheld.end()) hide(row, found->second);
    if (rules_.roll_up && !query_.trend && query_.against.empty()) return roll_up(tables);
    return {};
  }

  // A part of so few tells of each of them, whoever stands behind the row.
  void withhold_small_parts() {
    const auto& metric = result_.metric;
    const auto least = metric.privacy == "person" ? rules_.least_persons : rules_.least_holdings;
    const auto small = [least](double count) { return too_few(std::llround(count), least); };
    for (auto& row : result_.rows) {
      if (!row.withheld.empty()) continue;
      bool few = metric.kind == MeasureKind::kShare &&
                 (small(static_cast<double>(row.hits)) || small(static_cast<double>(row.known - row.hits)));
      for (size_t i = 0; i < row.values.size(); ++i) {
        const bool counts = result_.parts[i].unit != "share" && result_.parts[i].name != "median";
        const bool split = metric.kind == MeasureKind::kCohort || metric.kind == MeasureKind::kSurvival;
        few |= split && counts && row.values[i].state == CellState::kValue && small(row.values[i].value);
      }
      if (few) hide(row, Reason::kFew);
    }
  }

  // By which slice rows are put together: the last that is no period, and in no filter.
  std::optional<size_t> rolled_slice(const GateTables& tables) const {
    for (size_t i = result_.by.size(); i-- > 0;)
      if (!result_.by[i]->time && !result_.by[i]->overlapping && !tables.entangled(i)) return i;
    return std::nullopt;
  }

  // Puts withheld rows together where their sum is shown anyway and is of enough.
  Status roll_up(const GateTables& tables) {
    const auto slice = rolled_slice(tables);
    if (!slice) return {};
    std::vector<size_t> rest;
    for (size_t i = 0; i < result_.by.size(); ++i)
      if (i != *slice) rest.push_back(i);
    const auto withheld_sums = tables.rows(rest);
    std::map<Labels, std::vector<Labels>> groups;
    for (const auto& row : result_.rows) {
      auto key = row.labels;
      key.erase(key.begin() + static_cast<std::ptrdiff_t>(*slice));
      if (!row.withheld.empty() && !withheld_sums.contains(key)) groups[key].push_back(row.labels);
    }
    auto query = query_;
    query.by.clear();
    for (const auto* s : result_.by) query.by.emplace_back(s->name);
    query.merged = MeasureQuery::Merged{*slice, {}};
    for (const auto& [key, rows] : groups)
      if (rows.size() > 1) query.merged->rows.insert(query.merged->rows.end(), rows.begin(), rows.end());
    return query.merged->rows.empty() ? Status{} : merge(query);
  }

  Status merge(const MeasureQuery& query) {
    PLENARY_LET(merged, measure(reader_.connection(), query));
    Cut all(result_.by.size());
    std::iota(all.begin(), all.end(), size_t{0});
    PLENARY_LET(behind, who_is_behind(reader_.connection(), query, result_.first_day, std::span(&all, 1)));
    const size_t slice = query.merged->slice;
    for (auto& row : merged.rows) {
      const auto who = std::ranges::find(behind, row.labels, &Behind::labels);
      if (who == behind.end() || judge(result_.metric, rules_, *who) != Reason::kShown) continue;
      const auto before = result_.rows.size();
      std::erase_if(result_.rows, [&](const MeasureRow& old) {
        auto labels = old.labels;
        labels[slice] = kMerged;
        return !old.withheld.empty() && labels == row.labels;
      });
      out_.merged += static_cast<int64_t>(before - result_.rows.size());
      result_.rows.push_back(std::move(row));
    }
    return {};
  }

  Reader& reader_;
  const AudienceRules rules_;
  const std::vector<std::string> publishers_;
  const MeasureQuery& query_;
  MeasureResult& result_;
  Withholdings out_;
};

std::string least_text(const AudienceRules& rules, const Metric& metric) {
  std::string text;
  if (rules.least_holdings > 0) text = fmt::format("{} holdings", rules.least_holdings);
  if (metric.privacy == "person" && rules.least_persons > 0)
    text += fmt::format("{}{} persons", text.empty() ? "" : " or ", rules.least_persons);
  return text;
}

bool is_year_end(Day day) {
  const auto date = civil(day);
  return date.month == 12 && date.day == 31;
}

}  // namespace

bool guards(const AudienceRules& rules, const Metric& metric) {
  if (metric.privacy == "public") return false;
  const bool persons = metric.privacy == "person" && rules.least_persons > 0;
  return persons || rules.least_holdings > 0 || rules.dominance > 0 || !rules.organizations;
}

Status check_grain(const AudienceRules& rules, const MeasureQuery& query) {
  if (!rules.whole_years) return {};
  for (const auto& name : query.by)
    if (const auto slice = find_slice(name); slice && (*slice)->time && months_of(**slice) < 12)
      return fail(ErrorKind::kUsage,
                  fmt::format("this audience sees whole calendar years: cut by year instead of {}", name));
  const auto whole = [](bool ok, const char* option) {
    return ok ? Status{}
              : fail(ErrorKind::kUsage,
                     fmt::format("this audience sees whole calendar years: {} must be one", option));
  };
  if (query.from) PLENARY_TRY(whole(is_year_end(Day{query.from->day.days - 1}), "--from"));
  if (query.to) PLENARY_TRY(whole(is_year_end(query.to->last()), "--to"));
  if (query.as_of) PLENARY_TRY(whole(is_year_end(*query.as_of), "--as-of"));
  return {};
}

Result<Withholdings> withhold(Reader& reader, const Policy& policy, Audience audience,
                              const MeasureQuery& query, MeasureResult& result) {
  if (!guards(policy.of(audience), result.metric)) return Withholdings{};
  return Gate(reader, policy, audience, query, result).run();
}

std::string reason_text(Reason reason, const AudienceRules& rules, const Metric& metric) {
  switch (reason) {
    case Reason::kShown:
      return "shown";
    case Reason::kFew:
      return fmt::format("on fewer than {}", least_text(rules, metric));
    case Reason::kDominated:
      return "almost wholly on one or two holdings";
    case Reason::kProtects:
      return "withheld because another could be computed from it";
    case Reason::kWithin:
      return "part of what is withheld, or computed from it";
    case Reason::kNames:
      return "about an organization by name";
  }
  return "";
}

const char* reason_word(Reason reason) {
  static constexpr const char* kWords[]{"", "few", "dominated", "protects", "within", "names"};
  return kWords[static_cast<size_t>(reason)];
}

}  // namespace plenary
