// A mapping entry bound to one sheet: names of columns become positions, once, before any row is read.
#pragma once
#include <string>
#include <vector>

#include "import/table_header.h"
#include "import/table_mapping.h"

namespace plenary::table {

/// Positions that stand for the column of `each` itself.
inline constexpr int kColumnName = -1;
inline constexpr int kColumnCell = -2;
inline constexpr int kNoColumn = -3;

/// A column, or one fixed element of its list ("groups[0].name" of "groups[].name").
struct ColumnRef {
  int column = kNoColumn;
  int item = -1;
};

struct BoundPart {
  std::string text;  ///< literal when there is neither field nor column
  int field = -1;
  ColumnRef from;
  bool lower = false;
};

struct BoundRule {
  const Rule* rule = nullptr;
  FieldType type = FieldType::kText;
  std::vector<ColumnRef> columns;
  std::vector<BoundPart> parts;  ///< of a template
};

struct Bound {
  const Records* records = nullptr;
  std::vector<BoundRule> rules;  ///< one a field of the noun
  std::vector<std::pair<int, const Condition*>> where;
  std::vector<int> each;  ///< columns to go through; empty: one record a row
};

/// Binds an entry to the header of a sheet. Errors name the line of the mapping, what is missing and what
/// there is.
Result<Bound> bind(const Records& records, const Header& header);

}  // namespace plenary::table
