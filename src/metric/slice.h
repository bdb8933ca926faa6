// Slices: the ways in which any metric can be cut. A slice needs a column of the metric's view (a country
// slice needs `country`), may join tables, and gives an expression; dated attributes are taken on the day of
// the act, or on the day given by --as-of.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary {

struct Slice {
  const char* name;   ///< as typed: --by region
  const char* title;  ///< heading of its column
  const char* needs;  ///< column of the metric's view
  const char* joins;  ///< SQL behind the view's alias f; {day} stands for the day on which attributes hold
  const char* expression;    ///< the slice's value; null is unknown
  bool time = false;         ///< a period: rows lie in its order, gaps are gaps
  bool overlapping = false;  ///< one record can be in several: values do not add up
  const char* meaning;       ///< one line for help and documentation
  bool as_of = false;        ///< tells how things stand on a day: --as-of must say which
  const char* changes = "";  ///< of dated attributes that seldom change: SQL of the days on which any does
};

std::span<const Slice> slices();
Result<const Slice*> find_slice(std::string_view name);

/// Months of a period: 12, 6, 3 or 1.
int months_of(const Slice& time);

/// The slice as the records themselves say it, where they do: a membership has its category, whatever its
/// body.
const Slice* as_said(const Slice* slice, std::span<const std::string> columns);

}  // namespace plenary
