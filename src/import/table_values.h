// One cell to one value of a field: cleaned, translated, read as text, date or number, or refused with a
// reason.
#pragma once
#include <string>
#include <string_view>

#include "import/table_bind.h"
#include "import/table_mapping.h"

namespace plenary::table {

/// A cell, or one part of a cell that holds several values.
struct Raw {
  std::string_view text;
  CellKind kind = CellKind::kEmpty;
};

/// Reads values for one field of one sheet.
class ValueReader {
 public:
  ValueReader() = default;
  /// `inferred` are the date forms that the column's own texts leave no choice about.
  ValueReader(std::string_view field, const BoundRule& rule, const std::vector<std::string>& not_said,
              std::vector<DateForm> inferred);

  /// Fills the slot and returns an empty text, or says why the value cannot be used.
  std::string read(Raw raw, Slot& slot);

 private:
  std::string read_anew(Raw raw, Slot& slot) const;
  std::string read_date(Raw raw, Slot& slot) const;
  std::string read_text(Raw raw, Slot& slot) const;
  bool means_nothing(std::string_view text) const;

  std::string_view field_;
  const Rule* rule_ = nullptr;
  FieldType type_ = FieldType::kText;
  const std::vector<std::string>* not_said_ = nullptr;
  std::vector<DateForm> forms_;
  size_t longest_nothing_ = 0;
  bool long_text_ = false, names_ = false, people_ = false;
  // The value before: rows of one meeting, body or organization come one after another.
  std::string last_text_;
  CellKind last_kind_ = CellKind::kEmpty;
  bool remembers_ = false;
  Slot last_slot_;
};

}  // namespace plenary::table
