// The nouns as the mapping sees them: their fields by name, with types, and how a row of values becomes a
// record.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/batch.h"

namespace plenary::table {

enum class FieldType : uint8_t { kText, kDate, kNumber };

struct Field {
  std::string_view name;
  FieldType type;
};

/// The value of one field of one record: the member of its type is used.
struct Slot {
  std::string text;
  MaybeDate date;
  double number = kNotSaid;
};

struct Noun {
  std::string_view name;
  std::vector<Field> fields;
  /// Groups of positions in `fields`: of each group at least one field must be said, else the record says
  /// nothing.
  std::vector<std::vector<size_t>> required;
  /// Makes a record of one slot a field and appends it to its list.
  /// The slots' texts are moved into the record.
  void (*append)(Batch& out, std::span<Slot> slots, uint32_t line);
  /// Makes room for that many more records.
  void (*reserve)(Batch& out, size_t more);

  int from = -1, to = -1;  ///< positions of the fields of that name

  /// Returns the field's position, or -1.
  int find(std::string_view field) const;
  /// Says how a record ends before it begins (such was never so; which of the days is wrong only the source
  /// can say), empty when it does not.
  std::string backwards(std::span<const Slot> slots) const;
};

/// All nouns, in the order of record/batch.h.
std::span<const Noun> nouns();

/// Returns the noun of that name, or an error that lists the names.
Result<const Noun*> find_noun(std::string_view name);

/// Lists the fields of a noun: "organization, body, from".
std::string list_fields(const Noun& noun);

/// Says what is wrong with a record whose needed fields are there, or nothing: words that are none of a list,
/// a response before what it answers.
std::string fault_of_record(const Noun& noun, std::span<const Slot> slots);

}  // namespace plenary::table
