// The form of a proposal of new work: its fields in TOML, and the labels that the forms of bodies have for
// them (Recommendation ITU-T A.1, annex A; A.13 for texts that are not normative).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/plan_form.h"
#include "record/proposal.h"

namespace plenary::proposal {

/// The one kind of entry there is.
std::span<const plan::KindForm> form();

/// What a field is for, in a line of an empty proposal.
std::string_view meaning(std::string_view field);

/// A label at the front of a piece of a form, "Scope (defines the intent ...): this".
struct Label {
  const plan::FieldForm* field = nullptr;
  std::string_view rest;  ///< behind it: "this"
  bool open = false;      ///< its explanation in brackets does not end in this piece
  bool wrapped = false;   ///< a long label, of which the next piece may have the end
};

/// Reads the label at the front; nothing where there is none.
std::optional<Label> label_of(std::string_view piece);

/// Reads "2026-12", "December 2026", "12/2026", "Q4 2026" (its last month) as ISO 8601; else the text itself.
std::string date_text(std::string_view said);

/// Parts what stands in a list of a form: by lines, items or ";", else by commas where `commas` and no
/// bracket is open. "Ltd", "Inc" and the like belong to the name before.
std::vector<std::string> items_of(std::string_view said, bool commas);

/// Whether nothing is said: "<Name, membership>", "TBD", "-".
bool is_blank(std::string_view said);

/// Reads the lines of a form, text or what text_of_docx makes of a document (`docx`: places are table rows
/// and paragraphs).
Result<std::vector<plan::Entry>> read_form(std::string_view path, std::string_view text, bool docx);

}  // namespace plenary::proposal
