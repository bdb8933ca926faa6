// The columns of each noun in the store, derived from record/fields.h: staged with names of things as numbers
// of the texts that this import said, then kept in the schema `raw` with numbers of all texts ever said.
//
//   stage.<noun>   unit_id, seq, line, every field (text, DATE with precision, DOUBLE); but what refers to
//                  something is the number of a text: see store/references.h
//   raw.<noun>     the same, but: person+mail+key -> person_ref; organization+country+domain ->
//                  organization_ref; body -> body_ref; group -> group_ref; document, work, target -> *_id;
//                  event -> event_id
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

/// What a field of a noun is in the store: a value, or (a part of) a text that refers to something.
enum class Reference : uint8_t { kNone, kPerson, kOrganization, kBody, kGroup, kDocument, kEvent };
Reference reference_of(const Noun& noun, std::string_view field);

/// True for the fields that are kept within the reference before them: a person's mail and key, an
/// organization's country and domain. They have no column of their own.
bool within_reference(std::string_view field);

/// True for text fields that may say anything: no reference and no key of a body or a parent.
bool is_free_text(const Noun& noun, std::string_view field);

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

}  // namespace plenary
