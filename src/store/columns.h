// The columns of each noun in the store, derived from record/fields.h: staged as the source wrote them, then
// kept in the schema `raw` with names of things replaced by small numbers (references).
//
//   stage.<noun>   unit_id, seq, line, every field (text, DATE with precision, DOUBLE)
//   raw.<noun>     the same, but: person+mail+key -> person_ref; organization+country+domain ->
//   organization_ref;
//                  body -> body_ref; group -> group_ref; document, work, target -> *_id; event -> event_id
//
// The reference tables keep the raw text (raw.person_ref ...), so nothing that a source said is lost.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace plenary {

enum class FieldKind { kText, kDate, kNumber };

struct Field {
  std::string name;  ///< as in record/fields.h
  FieldKind kind;
};

struct Noun {
  std::string name;
  std::vector<Field> fields;
  bool has(std::string_view field) const;
};

/// All nouns in the order of each_noun.
const std::vector<Noun>& nouns();

/// Column of a field in raw tables: "date" is day, "from" is from_day.
std::string column_name(const Field& field);

/// CREATE TABLE for the staged form.
std::string stage_table(const Noun& noun);

/// One column of the kept form and where it comes from in the staged form `s`.
struct RawColumn {
  std::string name, type, from;
};
std::vector<RawColumn> raw_columns(const Noun& noun);

/// CREATE TABLE for the kept form; adds the columns that an older store does not have yet.
std::string raw_table(const Noun& noun);

/// SELECT of the staged rows in the kept form, references looked up.
std::string raw_select(const Noun& noun);

/// DELETEs of the references that no kept or staged row uses any more. What a source does not say any more
/// must not go on to join people or to name organizations. Runs when the raw tables are merged.
std::string unused_statements();

/// INSERTs that number every name, key and text which the staged rows use for the first time; `staged` says
/// how many rows of each noun there are, in the order of nouns().
std::string reference_statements(const std::vector<uint64_t>& staged);

}  // namespace plenary
