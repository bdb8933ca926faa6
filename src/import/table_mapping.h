// The mapping file: which columns of a table become which fields of which nouns. docs/import-table.md
// explains it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "import/table_cells.h"
#include "import/table_dates.h"
#include "import/table_nouns.h"
#include "import/table_numbers.h"

namespace plenary::table {

/// A text with places for other values: "{body}:{shortname|lower}".
struct Template {
  struct Part {
    std::string text;  ///< literal, or the name of a field or column
    bool place = false;
    bool lower = false;
  };
  std::vector<Part> parts;
};

/// How one field is made.
struct Rule {
  uint32_t line = 0;  ///< in the mapping file
  std::vector<std::string>
      columns;  ///< headers to try in order; "@column" and "@cell" where the entry has `each`
  std::optional<std::string> value;  ///< constant
  std::optional<Template> made;
  std::optional<std::string> split;  ///< between several values in a cell; "" declares that there is one
  std::vector<DateForm> dates;
  NumberForm number;
  std::unordered_map<std::string, std::string> translate;  ///< keys in lower case

  bool used() const { return !columns.empty() || value || made; }
};

/// Only rows whose cell in the column is one of the values (compared in lower case).
struct Condition {
  std::string column;
  std::vector<std::string> values;
  uint32_t line = 0;
};

/// One list of records to make from the rows.
struct Records {
  const Noun* noun = nullptr;
  uint32_t line = 0;
  std::string file;                 ///< pattern of file names (* and ?); empty: all
  std::vector<std::string> sheets;  ///< names; "*" is all; empty: the only one
  uint32_t header_row = 0;          ///< 0: the first row with values
  bool same = false;                ///< the columns are named as the fields
  bool distinct = false;            ///< equal records are one
  std::vector<std::string> each;    ///< one record per row and column of these ("Q1*" is a pattern)
  std::vector<Rule> rules;          ///< one a field of the noun
  std::vector<Condition> where;
};

struct Mapping {
  ReadOptions read;
  std::vector<std::string> not_said{"-", "–", "—", "n/a"};  ///< cells that mean nothing, in lower case
  std::vector<Records> records;
};

/// Parses a mapping file. Errors name the line and what there is to choose from.
Result<Mapping> parse_mapping(std::string_view text);

/// True when `name` fits a pattern of plain characters, '*' and '?'.
bool matches(std::string_view pattern, std::string_view name);

}  // namespace plenary::table
