#include "import/table_run.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "import/table_values.h"

namespace plenary::table {

class Run::Runner {
 public:
  Runner(const Mapping& mapping, const ImportOptions& options, const Header& header, const Bound& bound,
         std::unordered_set<std::string>& seen, Batch& out)
      : mapping_(mapping),
        options_(options),
        header_(header),
        bound_(bound),
        noun_(*bound.records->noun),
        seen_(seen),
        out_(out),
        slots_(noun_.fields.size()),
        parts_(noun_.fields.size()),
        readers_(noun_.fields.size()),
        evidence_(noun_.fields.size()) {
    for (size_t i = 0; i < bound.rules.size(); ++i) {
      const auto& rule = bound.rules[i];
      if (!rule.columns.empty() || rule.rule->value)
        direct_.push_back(i);
      else if (rule.rule->made)
        made_.push_back(i);
      plain_ = plain_ && !(rule.rule->split && !rule.rule->split->empty());
      for (const auto ref : rule.columns)
        plain_ = plain_ && (ref.column < 0 ||
                            header_.names[static_cast<size_t>(ref.column)].find("[]") == std::string::npos);
      if (noun_.fields[i].name == "keywords") continue;  // joined, not stepped through
      for (const auto ref : rule.columns) note_array(ref);
      for (const auto& part : rule.parts) note_array(part.from);
    }
    body_ = noun_.name == "body" ? -1 : noun_.find("body");
    group_ = noun_.name == "group" ? -1 : noun_.find("group");
    keywords_ = noun_.find("keywords");
  }

  // The date columns whose form nobody declared.
  bool infers(size_t field) const {
    const auto& rule = bound_.rules[field];
    return rule.type == FieldType::kDate && rule.rule->dates.empty() && !rule.columns.empty();
  }

  bool looks_at(int column) const {
    for (size_t i = 0; i < bound_.rules.size(); ++i)
      if (infers(i) && std::ranges::any_of(bound_.rules[i].columns, [&](ColumnRef ref) {
            return ref.column == column || ref.column < 0;
          }))
        return true;
    return false;
  }

  void look(const Sheet& sheet, const std::vector<size_t>& rows) {
    for (size_t i = 0; i < bound_.rules.size(); ++i) {
      if (!infers(i)) continue;
      for (const size_t at : rows) {
        const Row& row = sheet.rows[at];
        cells_ = sheet.cells_of(row);
        const Cell text = first_of(bound_.rules[i]);
        if (text.kind == CellKind::kText && !parse_date(text.text) && wanted())
          evidence_[i].see(text.text, row.line);
      }
    }
  }

  bool settle(const Sheet& sheet) {
    for (size_t i = 0; i < bound_.rules.size(); ++i) {
      std::vector<DateForm> inferred;
      if (infers(i) && !infer(sheet, i, inferred)) return false;
      readers_[i] =
          ValueReader(noun_.fields[i].name, bound_.rules[i], mapping_.not_said, std::move(inferred));
    }
    return true;
  }

  void records(const Sheet& sheet, const std::vector<size_t>& rows) {
    sheet_ = &sheet;
    if (bound_.where.empty() && !bound_.records->distinct) noun_.reserve(out_, rows.size());
    for (const size_t at : rows) {
      const Row& row = sheet.rows[at];
      cells_ = sheet.cells_of(row);
      line_ = row.line;
      if (!wanted()) continue;
      if (bound_.each.empty()) record_or_more();
      for (const int column : bound_.each) {
        each_ = column;
        if (!trim(cell(column).text).empty()) record_or_more();
      }
    }
  }

 private:
  void reject(std::string_view reason) {
    std::string excerpt;
    for (const auto& c : cells_)
      if (c.kind != CellKind::kEmpty && excerpt.size() < 200)
        excerpt += fmt::format("{}{}", excerpt.empty() ? "" : " | ", c.text.substr(0, 200));
    out_.reject(line_, in_sheet(*sheet_, reason), excerpt);
  }

  // True for a column that steps through a list.
  bool steps(ColumnRef ref) const {
    return ref.column >= 0 && ref.item < 0 &&
           header_.names[static_cast<size_t>(ref.column)].find("[]") != std::string::npos;
  }

  void note_array(ColumnRef ref) {
    array_ = array_ || steps(ref);
    plain_ = plain_ && !array_;
  }

  Cell cell(int column) const {
    if (column == kColumnName) return {header_.names[static_cast<size_t>(each_)], CellKind::kText};
    const auto at = static_cast<size_t>(column == kColumnCell ? each_ : column);
    return at < cells_.size() ? cells_[at] : Cell{};
  }

  Cell cell(ColumnRef ref) const {
    const Cell all = cell(ref.column);
    if (ref.item < 0 || all.kind == CellKind::kEmpty) return all;
    const auto text = nth(all, static_cast<size_t>(ref.item));
    return {text, text.empty() ? CellKind::kEmpty : CellKind::kText};
  }

  // The first of the columns that has a value.
  Cell first_of(const BoundRule& rule) const {
    Cell found;
    for (const auto ref : rule.columns) {
      found = cell(ref);
      if (found.kind != CellKind::kEmpty && !found.text.empty()) break;
    }
    return found;
  }

  bool wanted() const {
    return std::ranges::all_of(bound_.where, [this](const auto& where) {
      const std::string have = ascii_lower(clean(cell(where.first).text));
      return std::ranges::find(where.second->values, have) != where.second->values.end();
    });
  }

  // Decides from all texts of a date column that has no declared form.
  bool infer(const Sheet& sheet, size_t field, std::vector<DateForm>& forms) {
    const DateEvidence& seen = evidence_[field];
    const auto& rule = bound_.rules[field];
    const std::string_view name = noun_.fields[field].name;
    const std::string column =
        rule.columns[0].column < 0 ? "@cell" : header_.names[static_cast<size_t>(rule.columns[0].column)];
    const std::string day_form = fmt::format("dd{0}mm{0}yyyy", seen.mark),
                      month_form = fmt::format("mm{0}dd{0}yyyy", seen.mark);
    if (seen.day_first > 0 && seen.month_first > 0) {
      out_.reject(
          0,
          in_sheet(sheet,
                   fmt::format(
                       "column '{}' mixes forms of dates: '{}' (row {}) and '{}' (row {}); nothing was read: "
                       "correct it, or declare dates.{} = \"{}\" or \"{}\"",
                       column, seen.day_text, seen.day_line, seen.month_text, seen.month_line, name, day_form,
                       month_form)));
      return false;
    }
    if (seen.either > 0 && seen.day_first + seen.month_first == 0) {
      out_.reject(
          0, in_sheet(sheet,
                      fmt::format(
                          "column '{}': '{}' (row {}) may be day or month first; nothing was read: declare "
                          "dates.{} = \"{}\" or \"{}\"",
                          column, seen.either_text, seen.either_line, name, day_form, month_form)));
      return false;
    }
    const bool month_first = seen.month_first > 0;
    forms.push_back(*DateForm::parse(month_first ? month_form : day_form));
    if (seen.either > 0)
      out_.reject(month_first ? seen.month_line : seen.day_line,
                  in_sheet(sheet, fmt::format("note: column '{}' was read as {}, since '{}' allows no "
                                              "other reading; declare dates.{} to be sure",
                                              column, month_first ? month_form : day_form,
                                              month_first ? seen.month_text : seen.day_text, name)));
    return true;
  }

  // Cuts a cell into its values; a plain cell is one.
  void cut(size_t field, Cell c) {
    auto& parts = parts_[field];
    parts.clear();
    const auto& separator = bound_.rules[field].rule->split;
    const bool list = c.kind == CellKind::kList;
    if (!list && (!separator || separator->empty())) {
      parts.push_back({c.text, c.kind});
      return;
    }
    const std::string_view mark = list ? std::string_view(&kListSeparator, 1) : std::string_view(*separator);
    for (size_t from = 0; from <= c.text.size();) {
      const size_t end = std::min(c.text.find(mark, from), c.text.size());
      const std::string_view part = trim(c.text.substr(from, end - from));
      if (list || !part.empty()) parts.push_back({part, CellKind::kText});
      from = end + mark.size();
    }
  }

  void join_keywords() {
    auto& parts = parts_[static_cast<size_t>(keywords_)];
    joined_.clear();
    for (const auto& part : parts)
      if (!part.text.empty()) joined_ += fmt::format("{}{}", joined_.empty() ? "" : "\n", clean(part.text));
    parts.assign(1, Raw{});
  }

  // How many records the row makes: the length of its lists. One value holds for all records.
  bool count_records(size_t& count) {
    count = 1;
    for (const size_t field : direct_) {
      const size_t n = parts_[field].size();
      if (n <= 1) continue;
      if (count > 1 && count != n) {
        reject(
            fmt::format("{} has {} values where another field has {}", noun_.fields[field].name, n, count));
        return false;
      }
      count = n;
    }
    return true;
  }

  size_t longest_array() const {
    size_t longest = 0;
    const auto see = [&](ColumnRef ref) {
      const Cell c = steps(ref) ? cell(ref) : Cell{};
      if (c.kind == CellKind::kList)
        longest = std::max(longest, 1 + static_cast<size_t>(std::ranges::count(c.text, kListSeparator)));
    };
    for (size_t i = 0; i < bound_.rules.size(); ++i) {
      if (static_cast<int>(i) == keywords_) continue;
      for (const auto ref : bound_.rules[i].columns) see(ref);
      for (const auto& part : bound_.rules[i].parts) see(part.from);
    }
    return longest;
  }

  // Most entries take each field from one cell as it stands: no lists to cut, so no lists are made.
  void record_of_plain_cells() {
    for (const size_t field : direct_) {
      const auto& rule = bound_.rules[field];
      const Cell c = rule.rule->value ? Cell{*rule.rule->value, CellKind::kText} : first_of(rule);
      const std::string fault = readers_[field].read({c.text, c.kind}, slots_[field]);
      if (!fault.empty()) return reject(fault);
    }
    finish_record(0);
  }

  void record_or_more() {
    if (plain_) return record_of_plain_cells();
    for (const size_t field : direct_) {
      const auto& rule = bound_.rules[field];
      if (rule.rule->value)
        parts_[field].assign(1, Raw{*rule.rule->value, CellKind::kText});
      else
        cut(field, first_of(rule));
    }
    joined_.clear();
    if (keywords_ >= 0 && parts_[static_cast<size_t>(keywords_)].size() > 1) join_keywords();
    size_t count = 1;
    if (!count_records(count)) return;
    if (array_) {
      const size_t longest = longest_array();
      if (longest == 0) return;
      count = std::max(count, longest);
    }
    for (size_t i = 0; i < count; ++i) record(i);
  }

  void record(size_t copy) {
    for (const size_t field : direct_) {
      const auto& parts = parts_[field];
      const Raw raw = parts.empty() ? Raw{} : parts[parts.size() == 1 ? 0 : copy];
      const std::string fault = readers_[field].read(raw, slots_[field]);
      if (!fault.empty()) return reject(fault);
    }
    if (!joined_.empty()) slots_[static_cast<size_t>(keywords_)].text = joined_;
    finish_record(copy);
  }

  // Defaults, templates and checks, then the record itself.
  void finish_record(size_t copy) {
    default_to(body_, options_.body);
    default_to(group_, options_.group);
    for (const size_t field : made_) {
      const std::string fault = make(field, copy);
      if (!fault.empty()) return reject(fault);
    }
    if (const std::string fault = missing(); !fault.empty()) return reject(fault);
    if (const std::string fault = noun_.backwards(slots_); !fault.empty()) return reject(fault);
    if (bound_.records->distinct && !seen_.insert(serialized()).second) return;
    noun_.append(out_, slots_, line_);
  }

  void default_to(int field, const std::string& value) {
    if (field < 0 || value.empty()) return;
    auto& text = slots_[static_cast<size_t>(field)].text;
    if (text.empty() || std::ranges::find(direct_, static_cast<size_t>(field)) == direct_.end()) text = value;
  }

  // A template with a place that has no value gives no value: "w3c:" would be a false key.
  std::string make(size_t field, size_t copy) {
    std::string text;
    for (const auto& part : bound_.rules[field].parts) {
      std::string piece = part.text;
      if (part.field >= 0)
        piece = text_of(static_cast<size_t>(part.field));
      else if (part.from.column != kNoColumn)
        piece = clean(nth(cell(part.from), copy));
      if (piece.empty()) {
        text.clear();
        break;
      }
      text += part.lower ? ascii_lower(piece) : piece;
    }
    return readers_[field].read({text, CellKind::kText}, slots_[field]);
  }

  static std::string_view nth(Cell c, size_t copy) {
    if (c.kind != CellKind::kList) return c.text;
    const auto parts = split(c.text, kListSeparator);
    return copy < parts.size() ? parts[copy] : std::string_view();
  }

  std::string text_of(size_t field) const {
    const Slot& slot = slots_[field];
    if (slot.date) return to_string(*slot.date);
    return slot.number == slot.number ? fmt::format("{}", slot.number) : slot.text;
  }

  bool said(size_t field) const {
    const Slot& slot = slots_[field];
    return !slot.text.empty() || slot.date || slot.number == slot.number;
  }

  std::string missing() const {
    for (const auto& group : noun_.required) {
      if (std::ranges::any_of(group, [this](size_t field) { return said(field); })) continue;
      std::string names;
      for (const size_t field : group)
        names += fmt::format("{}{}", names.empty() ? "" : " or ", noun_.fields[field].name);
      return fmt::format("a record of noun '{}' needs {}", noun_.name, names);
    }
    return fault_of_record(noun_, slots_);
  }

  std::string serialized() const {
    std::string key;
    for (size_t i = 0; i < slots_.size(); ++i) key += text_of(i) + '\x1f';
    return key;
  }

  const Mapping& mapping_;
  const ImportOptions& options_;
  const Header& header_;
  const Bound& bound_;
  const Noun& noun_;
  std::unordered_set<std::string>& seen_;
  Batch& out_;
  std::vector<Slot> slots_;
  std::vector<std::vector<Raw>> parts_;
  std::vector<ValueReader> readers_;
  std::vector<DateEvidence> evidence_;
  const Sheet* sheet_ = nullptr;       // the part at hand
  std::vector<size_t> direct_, made_;  // fields from columns and constants; fields from templates
  std::span<const Cell> cells_;
  std::string joined_;
  uint32_t line_ = 0;
  int each_ = 0, body_ = -1, group_ = -1, keywords_ = -1;
  bool array_ = false;  // some column steps through a list
  bool plain_ = true;   // no column holds or makes a list
};

Run::Run(const Mapping& mapping, const ImportOptions& options, const Header& header, const Bound& bound,
         std::unordered_set<std::string>& seen, Batch& out)
    : runner_(std::make_unique<Runner>(mapping, options, header, bound, seen, out)) {}
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;
Run::~Run() = default;

bool Run::looks_at(int column) const { return runner_->looks_at(column); }
void Run::look(const Sheet& sheet, const std::vector<size_t>& rows) { runner_->look(sheet, rows); }
bool Run::settle(const Sheet& sheet) { return runner_->settle(sheet); }
void Run::records(const Sheet& sheet, const std::vector<size_t>& rows) { runner_->records(sheet, rows); }

}  // namespace plenary::table
