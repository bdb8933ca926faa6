#include "publish/audit_sums.h"

#include <fmt/core.h>

#include <algorithm>

#include "stats/feasible.h"

namespace plenary {
namespace {

using Row = ExportRow;

// What adds up over the rows of a table: the sum itself, of all else the records behind it.
double amount_of(const ExportTable& table, const Row& row) {
  return (table.metric.kind == MeasureKind::kSum ? row.value : row.records).value_or(0);
}

bool is_withheld(const Row& row) { return row.state == "suppressed"; }

std::optional<std::string> label_of(const ExportTable& table, const Row& row, std::string_view slice,
                                    const CountryGroups& groups, bool& known) {
  for (size_t i = 0; i < table.by.size(); ++i) {
    if (slice == table.by[i]->name) return row.labels[i];
    if (table.by[i]->name != std::string_view("country")) continue;
    if (slice != "region" && slice != "development" && slice != "ldc") continue;
    if (!row.labels[i]) return std::nullopt;
    const auto country = groups.find(*row.labels[i]);
    known = known && country != groups.end() && country->second.contains(std::string(slice));
    return known ? std::optional(country->second.at(std::string(slice))) : std::nullopt;
  }
  known = false;
  return std::nullopt;
}

bool in_window(const ExportTable& of, const std::optional<std::string>& year) {
  return year && (of.from.empty() || of.from.substr(0, 4) <= *year) &&
         (of.to.empty() || of.to.substr(0, 4) >= *year);
}

// Tables of one metric and snapshot; `fine` is attacked, each of its rows is an unknown.
class Attack {
 public:
  Attack(const ExportTable& fine, const CountryGroups& groups) : fine_(fine), groups_(groups) {}

  // Takes a row of another table as the sum of those rows of the fine one that lie in it. Rows of which that
  // cannot be told make it no sum.
  void learn(const ExportTable& other, const Row& total) {
    if (is_withheld(total)) return;
    KnownSum sum{{}, amount_of(other, total)};
    for (uint32_t i = 0; i < fine_.rows.size(); ++i) {
      bool known = true;
      if (lies_in(fine_.rows[i], other, total, known)) sum.cells.push_back(i);
      if (!known) return;
    }
    if (sum.cells.size() > 1 || &other != &fine_) sums_.push_back(std::move(sum));
  }

  Result<std::vector<Finding>> finds(double least) {
    std::vector<Finding> out;
    for (uint32_t i = 0; i < fine_.rows.size(); ++i)
      if (!is_withheld(fine_.rows[i])) sums_.push_back({{i}, amount_of(fine_, fine_.rows[i])});
    std::erase_if(sums_, [](const KnownSum& sum) { return sum.cells.empty(); });
    auto feasible = Feasible::make(fine_.rows.size(), sums_);
    if (!feasible) return out;  // they do not add up: what is in several rows, or other filters
    for (uint32_t i = 0; i < fine_.rows.size(); ++i) {
      if (!is_withheld(fine_.rows[i])) continue;
      PLENARY_LET(interval, feasible->of(std::vector<uint32_t>{i}));
      if (interval.high - interval.low < least - 1e-6)
        out.push_back(
            {fine_.path, fine_.rows[i].line,
             fmt::format("withheld, but other tables tell it: {:g} to {:g}", interval.low, interval.high)});
    }
    return out;
  }

 private:
  bool lies_in(const Row& row, const ExportTable& other, const Row& total, bool& known) const {
    bool in = true;
    for (size_t i = 0; i < other.by.size(); ++i)
      in = label_of(fine_, row, other.by[i]->name, groups_, known) == total.labels[i] && in;
    for (const auto& filter : other.where) {
      if (is_filter_of_fine(filter)) continue;
      const auto label = label_of(fine_, row, filter.slice, groups_, known).value_or("unknown");
      in = (std::ranges::find(filter.values, label) != filter.values.end()) != filter.negate && in;
    }
    if ((!other.from.empty() || !other.to.empty()) && (other.from != fine_.from || other.to != fine_.to))
      in = in_window(other, label_of(fine_, row, "year", groups_, known)) && in;
    return in;
  }

  bool is_filter_of_fine(const MeasureQuery::Filter& filter) const {
    return std::ranges::any_of(fine_.where, [&](const auto& own) {
      return own.slice == filter.slice && own.values == filter.values && own.negate == filter.negate;
    });
  }

  const ExportTable& fine_;
  const CountryGroups& groups_;
  std::vector<KnownSum> sums_;
};

// A sum tells of the rows of a table only if it is of no less than these are.
bool covers(const ExportTable& other, const ExportTable& fine) {
  const bool filters = std::ranges::all_of(fine.where, [&](const auto& own) {
    return std::ranges::any_of(other.where, [&](const auto& filter) {
      return own.slice == filter.slice && own.values == filter.values && own.negate == filter.negate;
    });
  });
  const bool windows =
      (fine.from.empty() && fine.to.empty()) || (fine.from == other.from && fine.to == other.to);
  return filters && windows && other.as_of == fine.as_of && other.snapshot == fine.snapshot;
}

bool overlaps(const ExportTable& table) {
  return std::ranges::any_of(table.by, [](const Slice* slice) { return slice->overlapping; });
}

}  // namespace

Status attack_sums(const std::vector<const ExportTable*>& tables, const CountryGroups& groups, double least,
                   std::vector<Finding>& found) {
  for (const auto* fine : tables) {
    if (overlaps(*fine) || std::ranges::none_of(fine->rows, is_withheld)) continue;
    Attack attack(*fine, groups);
    for (const auto* other : tables)
      if (other != fine && covers(*other, *fine) && !overlaps(*other))
        for (const auto& row : other->rows) attack.learn(*other, row);
    PLENARY_LET(finds, attack.finds(least));
    found.insert(found.end(), finds.begin(), finds.end());
  }
  return {};
}

}  // namespace plenary
