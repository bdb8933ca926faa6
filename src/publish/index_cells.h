// Cells and columns of the tables of the index.
#pragma once
#include <fmt/core.h>

#include <optional>
#include <string>

#include "duck/duck.h"
#include "stats/missing.h"

namespace plenary::index_cells {

inline duck::Column text(std::string name) { return {std::move(name), duck::Type::kText, "VARCHAR"}; }
inline duck::Column whole(std::string name) { return {std::move(name), duck::Type::kInteger, "BIGINT"}; }
inline duck::Column real(std::string name) { return {std::move(name), duck::Type::kReal, "DOUBLE"}; }

/// A number with one digit for a terminal, whole otherwise; nothing when it is missing. Inlined, GCC 12 takes
/// the arms of the variant that are not set for used.
[[gnu::noinline]] inline duck::Value number(double x, bool terminal, int digits = 1) {
  if (composite::missing(x)) return terminal ? duck::Value(std::string("-")) : duck::Value();
  if (terminal) return fmt::format("{:.{}f}", x == 0 ? 0.0 : x, digits);
  return x;
}

/// A number, or nothing. Not inlined for the same reason.
[[gnu::noinline]] inline duck::Value maybe(std::optional<double> x) {
  return x ? duck::Value(*x) : duck::Value();
}

/// A text, or nothing when it is empty.
inline duck::Value said(const std::string& text) { return text.empty() ? duck::Value() : duck::Value(text); }

inline duck::Value count(size_t n) { return static_cast<int64_t>(n); }

}  // namespace plenary::index_cells
