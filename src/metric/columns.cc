#include "metric/columns.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace plenary {

bool looks_at(const Slice& slice, std::string_view column) {
  if (slice.needs == column) return true;
  const auto word = fmt::format("f.{}", column);
  for (const std::string_view text : {slice.joins, slice.expression})
    for (size_t at = 0; (at = text.find(word, at)) != text.npos; at += word.size()) {
      const auto end = at + word.size();
      if (end == text.size() || (text[end] != '_' && std::isalnum(text[end]) == 0)) return true;
    }
  return false;
}

bool is_dated(const Slice& slice, std::optional<Day> as_of) {
  return !as_of && std::string_view(slice.joins).contains("{day}");
}

std::vector<const Slice*> slices_of(const Plan& plan) {
  auto all = plan.by;
  for (const auto& f : plan.where) all.push_back(f.slice);
  return all;
}

std::vector<std::string> columns_of(const Plan& plan) {
  std::vector<std::string> columns;
  const auto slices = slices_of(plan);
  const bool network = is_network(plan.metric.kind);
  for (const auto& column : plan.columns) {
    const bool counted = column == plan.metric.subject || column == plan.metric.censored ||
                         column == plan.metric.competing || (network && column == "side") ||
                         (plan.query->disclosure && (column == "person_id" || column == "organization_id"));
    if (column != "day" &&
        (counted || std::ranges::any_of(slices, [&](const Slice* s) { return looks_at(*s, column); })))
      columns.push_back(column);
  }
  return columns;
}

}  // namespace plenary
