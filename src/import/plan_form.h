// The form of an action plan, whatever the file: entries of a kind, each a list of named fields. A TOML file
// has an array of tables a kind, a workbook a sheet. One table says which fields there are.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::plan {

enum class Shape {
  kText,
  kList,    ///< texts; in a cell one a line
  kNumber,  ///< finite
  kDate,    ///< year, month or day
};

struct FieldForm {
  const char* name;     ///< in TOML: "baseline_on"
  const char* heading;  ///< of a column: "Baseline on"
  Shape shape = Shape::kText;
  bool needed = false;
  const char* words = "";  ///< of a text that is one of these, separated by commas
};

struct KindForm {
  const char* name;   ///< in TOML: "action"; empty: the head of the file
  const char* sheet;  ///< "Actions"
  const char* one;    ///< in messages: "an action"
  std::span<const FieldForm> fields;

  const FieldForm* find(std::string_view field) const;
};

/// All kinds in the order of the file; the first is the head.
std::span<const KindForm> kinds();

struct Field {
  const FieldForm* form;
  std::vector<std::string> values;  ///< one, but of a list
  std::string place;
};

struct Entry {
  const KindForm* kind;
  std::string place;
  std::vector<Field> fields;  ///< in the order of the form; those with a value

  const Field* find(std::string_view field) const;
};

/// Checks the words of a field by its shape and puts them into one form (dates as ISO 8601, the shortest
/// number that reads back the same), so that equal plans are equal whatever the file. An error says the place
/// and what to write.
Result<Field> make_field(const FieldForm& form, std::vector<std::string> said, std::string place);

/// Adds an entry; an error when a needed field is missing.
Status add_entry(Entry entry, std::vector<Entry>& entries);

/// Reads TOML of these kinds, by default those of a plan. An error says the line and what to write.
Result<std::vector<Entry>> read_toml(std::string_view path, std::string_view text,
                                     std::span<const KindForm> of = kinds());
/// Reads a workbook, or a text file of entries of the last kind, by the end of its name. An error says the
/// cell.
Result<std::vector<Entry>> read_sheets(std::string_view path, std::string_view bytes,
                                       std::span<const KindForm> of = kinds());

}  // namespace plenary::plan
