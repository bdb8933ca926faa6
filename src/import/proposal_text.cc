// A justification in the form of Recommendation ITU-T A.1, as text or as what a Word file becomes. The form
// is a table, or was one before somebody copied it into a mail: so a line is parted at cells, tabs and wide
// gaps, and what begins with a label begins a field, in any order. All behind it, up to the next label, is
// the field's.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "import/proposal_form.h"

namespace plenary::proposal {
namespace {

constexpr size_t kLongestField = 1u << 16;

// What stands in one field of the form.
struct Said {
  const plan::FieldForm* field = nullptr;
  std::string text, place;
};

class Form {
 public:
  Form(std::string_view path, bool docx) : path_(path), docx_(docx) {}

  std::vector<Said> read(std::string_view text) {
    size_t number = 0;
    for (const auto line : split(text, '\n')) {
      ++number;
      read_line(line, number);
    }
    return std::move(out_);
  }

 private:
  void read_line(std::string_view line, size_t number) {
    const bool row = trim(line).starts_with('|');
    if (trim(line).empty()) return end_paragraph();
    (row ? row_ : paragraph_)++;
    size_t cell = 0;
    for (const auto& piece : pieces_of(line, row)) {
      ++cell;
      if (trim(piece).empty() || piece.find_first_not_of("-:= |") == piece.npos) continue;
      read_piece(piece, place(row, number, cell));
    }
    if (row) end_paragraph();
  }

  std::string place(bool row, size_t number, size_t cell) const {
    if (!docx_) return fmt::format("{} line {}", path_, number);
    return row ? fmt::format("{} table row {}, cell {}", path_, row_, cell)
               : fmt::format("{} paragraph {}", path_, paragraph_);
  }

  // Cells of a row; else what tabs or wide gaps part, and two labels that share a line with another.
  static std::vector<std::string> pieces_of(std::string_view line, bool row) {
    std::string marked;
    for (size_t i = 0; i < line.size(); ++i) {
      const bool bar = row && line[i] == '|' && (i == 0 || line[i - 1] != '\\');
      const bool gap = !row && !marked.empty() && line.substr(i).starts_with("   ");
      const bool label = !row && i > 0 && line[i - 1] == ' ' && starts_label(line.substr(i));
      if (bar || line[i] == '\t' || gap || label) marked += '\x1f';
      if (!bar && line[i] != '\t') marked += line[i];
    }
    std::vector<std::string> out;
    for (const auto piece : split(marked, '\x1f')) out.emplace_back(trim(piece));
    if (row && !out.empty()) out.erase(out.begin());  // before the first bar
    return out;
  }

  static bool starts_label(std::string_view text) {
    constexpr std::array<std::string_view, 2> kSharing{"Timing:", "Approval process:"};
    return std::ranges::any_of(kSharing, [&](auto label) { return text.starts_with(label); });
  }

  void read_piece(std::string_view piece, std::string place) {
    if (explaining_) {
      const auto close = piece.find(')');
      if (close == piece.npos) return;
      explaining_ = false;
      piece = trim(piece.substr(close + 1));
      while (piece.starts_with(':')) piece = trim(piece.substr(1));
    } else if (const auto label = label_of(piece)) {
      out_.push_back({label->field, {}, std::move(place)});
      explaining_ = label->open, wrapped_ = label->wrapped;
      piece = label->rest;
    } else if (std::exchange(wrapped_, false)) {
      piece = behind_label(piece);
    }
    if (out_.empty() || piece.empty()) return;
    auto& text = out_.back().text;
    if (text.size() + piece.size() > kLongestField) return;
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    for (size_t i = 0; i < piece.size(); ++i)
      if (!piece.substr(i).starts_with("\\|")) text += piece[i];
  }

  // "item: Acme Ltd" is the end of a label that was wrapped; "Acme Ltd: ..." is none.
  static std::string_view behind_label(std::string_view piece) {
    const auto colon = piece.find(':');
    const bool word = !piece.empty() && piece[0] >= 'a' && piece[0] <= 'z';
    return word && colon < piece.find_first_of(",;") ? trim(piece.substr(colon + 1)) : piece;
  }

  void end_paragraph() {
    wrapped_ = false;
    if (!out_.empty() && !explaining_ && !out_.back().text.empty() && !out_.back().text.ends_with("\n\n"))
      out_.back().text += "\n\n";
  }

  std::string_view path_;
  bool docx_;
  bool explaining_ = false;  // inside of a label's explanation in brackets
  bool wrapped_ = false;     // the label before may end in this line
  size_t row_ = 0, paragraph_ = 0;
  std::vector<Said> out_;
};

// Lines of a paragraph as one, paragraphs apart.
std::string prose(std::string_view said) {
  std::string out;
  bool apart = false;
  for (const auto line : split(said, '\n')) {
    const auto words = clean(line, kLongestField);
    if (words.empty()) {
      apart = !out.empty();
      continue;
    }
    if (!out.empty()) out += apart ? "\n" : " ";
    out += words, apart = false;
  }
  return out;
}

std::vector<std::string> values_of(const Said& said) {
  const std::string_view name = said.field->name;
  if (said.field->shape == plan::Shape::kList) {
    const bool commas = name != "editors" && name != "customers" && name != "implementers";
    return items_of(trim(said.text), commas);
  }
  auto text = prose(said.text);
  if (is_blank(text)) return {};
  if (said.field->shape == plan::Shape::kDate) return {date_text(text)};
  if (name == "title")  // Draft new Recommendation ITU-T Y.xyz "Title"
    for (const auto& [open, close] : {std::pair("\"", "\""), {"“", "”"}}) {
      const auto first = text.find(open), last = text.rfind(close);
      if (first != text.npos && last > first)
        text =
            text.substr(first + std::string_view(open).size(), last - first - std::string_view(open).size());
    }
  return {text};
}

}  // namespace

Result<std::vector<plan::Entry>> read_form(std::string_view path, std::string_view text, bool docx) {
  plan::Entry entry{form().data(), std::string(path), {}};
  for (const auto& said : Form(path, docx).read(text)) {
    auto values = values_of(said);
    if (values.empty()) continue;
    if (const auto* before = entry.find(said.field->name))
      return fail(ErrorKind::kInput, fmt::format("{}: {} is there already ({}): keep one of them", said.place,
                                                 said.field->heading, before->place));
    PLENARY_LET(field, plan::make_field(*said.field, std::move(values), said.place));
    entry.fields.push_back(std::move(field));
  }
  if (entry.fields.empty())
    return fail(
        ErrorKind::kInput,
        fmt::format("{}: no field of a justification is in it (Recommendation ITU-T A.1, annex A: Question, "
                    "Base text, Timing, Editor(s), Scope, Summary ...); or write it as TOML: plenary "
                    "assess --template",
                    path));
  std::vector<plan::Entry> out;
  PLENARY_TRY(plan::add_entry(std::move(entry), out));
  return out;
}

}  // namespace plenary::proposal
