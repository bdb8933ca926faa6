// Writes a first mapping from what a file shows: its header, some rows, and the words that registers use for
// things. Whatever is only likely is said so in a comment; the person decides.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "import/table.h"
#include "import/table_dates.h"
#include "import/table_header.h"
#include "import/table_nouns.h"
#include "import/table_numbers.h"
#include "import/table_rows.h"
#include "import/table_words.h"

namespace plenary {
namespace {

using namespace table;

constexpr size_t kSampled = 200;
constexpr size_t kHeaderRows = 15;

struct ColumnView {
  std::string name;
  Guess guess;
  std::vector<std::string> samples;  // distinct, in order
  size_t filled = 0, numbers = 0, dates = 0, mails = 0, agreements = 0, longest = 0;
  bool several = false;  // a cell that looks like several values
  DateEvidence evidence;
};

bool says_agreement(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kScale{"strongly agree",    "agree",
                                                           "neutral",           "disagree",
                                                           "strongly disagree", "tout a fait d accord",
                                                           "d accord",          "pas d accord",
                                                           "de acuerdo",        "en desacuerdo",
                                                           "very satisfied",    "satisfied",
                                                           "dissatisfied",      "neither agree nor disagree"};
  return std::ranges::find(kScale, fold(text)) != kScale.end();
}

ColumnView view_column(const Sheet& sheet, const Header& header, size_t column,
                       std::span<const size_t> rows) {
  ColumnView view;
  view.name = header.names[column];
  view.guess = guess_field(view.name);
  for (const size_t at : rows.first(std::min(rows.size(), kSampled))) {
    const auto cells = sheet.cells_of(sheet.rows[at]);
    if (column >= cells.size() || cells[column].kind == CellKind::kEmpty) continue;
    const Cell& cell = cells[column];
    const std::string text = clean(cell.text, 200);
    if (text.empty()) continue;
    ++view.filled;
    view.longest = std::max(view.longest, text.size());
    view.numbers += cell.kind == CellKind::kNumber || read_number(text, {}) ? 1 : 0;
    view.dates += cell.kind == CellKind::kDate || (text.size() > 4 && read_plain_date(text)) ? 1 : 0;
    view.mails += text.find('@') != std::string::npos ? 1 : 0;
    view.agreements += says_agreement(text) ? 1 : 0;
    view.several = view.several || text.find(';') != std::string::npos;
    view.evidence.see(text, sheet.rows[at].line);
    if (view.samples.size() < 3 && std::ranges::find(view.samples, text) == view.samples.end())
      view.samples.push_back(clean(text, 40));
  }
  const size_t local = view.evidence.either + view.evidence.day_first + view.evidence.month_first;
  if (view.guess.field.empty() && view.mails * 2 > view.filled) view.guess = {"person_mail", false};
  if (view.guess.field.empty() && (view.dates + local) * 2 > view.filled && view.filled > 0)
    view.guess = {"date", false};
  return view;
}

// The row that most looks like a header: as wide as the widest, words only, no number among them.
uint32_t guess_header(const Sheet& sheet) {
  uint32_t best = sheet.rows.empty() ? 0 : sheet.rows[0].line;
  size_t best_score = 0;
  for (size_t i = 0; i < std::min(sheet.rows.size(), kHeaderRows); ++i) {
    size_t words = 0, known = 0, others = 0;
    for (const auto& cell : sheet.cells_of(sheet.rows[i])) {
      if (cell.kind == CellKind::kEmpty) continue;
      const bool word = cell.kind == CellKind::kText && cell.text.size() < 80 &&
                        !read_number(cell.text, {}) && !read_plain_date(cell.text);
      words += word ? 1 : 0;
      others += word ? 0 : 1;
      known += word && guess_field(cell.text).exact ? 1 : 0;
    }
    const size_t score = words > others ? words - others + 3 * known : 0;
    if (score > best_score) best = sheet.rows[i].line, best_score = score;
  }
  return best;
}

// The noun whose fields take the most columns; nouns whose own fields are there come first.
const Noun& guess_noun(const std::vector<ColumnView>& columns) {
  struct Mark {
    std::string_view noun, field;
    size_t weight;
  };
  static constexpr std::array<Mark, 14> kMarks{{{"usage", "count", 8},
                                                {"membership", "category", 4},
                                                {"membership", "contributory_class", 4},
                                                {"role", "role", 4},
                                                {"action", "action", 8},
                                                {"document", "title", 4},
                                                {"activity", "person", 2},
                                                {"activity", "mode", 3},
                                                {"activity", "kind", 3},
                                                {"membership", "organization", 1},
                                                {"membership", "from", 1},
                                                {"outreach", "campaign", 8},
                                                {"organization", "size_class", 4},
                                                {"event", "place", 3}}};
  const Noun* best = *find_noun("organization");
  size_t best_score = 0;
  for (const auto name : {"activity", "membership", "role", "document", "usage", "organization", "event",
                          "group", "action", "outreach", "affiliation"}) {
    const Noun* noun = *find_noun(name);
    size_t score = 0;
    const auto has = [&columns](std::string_view field) {
      return std::ranges::any_of(columns, [field](const ColumnView& c) { return c.guess.field == field; });
    };
    for (const auto& field : noun->fields) score += has(field.name) ? 2 : 0;
    for (const auto& mark : kMarks) score += mark.noun == noun->name && has(mark.field) ? mark.weight : 0;
    if (score > best_score) best = noun, best_score = score;
  }
  return *best;
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out + "\"";
}

std::string samples_of(const ColumnView& column) {
  std::string out;
  for (const auto& sample : column.samples) out += fmt::format("{}{}", out.empty() ? "" : " | ", sample);
  return out.empty() ? "no values" : out;
}

class Suggestion {
 public:
  Suggestion(const Sheet& sheet, const Header& header, std::vector<ColumnView> columns)
      : sheet_(sheet), header_(header), columns_(std::move(columns)), noun_(guess_noun(columns_)) {
    // A header that is a field of the noun by its very name needs no guess.
    for (auto& c : columns_)
      if (noun_.find(c.guess.field) < 0 && noun_.find(ascii_lower(c.name)) >= 0)
        c.guess = {noun_.fields[static_cast<size_t>(noun_.find(ascii_lower(c.name)))].name, true};
    // "Name" is a person's in most lists, but the organization's in a register that has no other name of one.
    const auto has = [this](std::string_view f) {
      return std::ranges::any_of(columns_, [f](const auto& c) { return c.guess.field == f; });
    };
    if (noun_.find("person") < 0 && noun_.find("organization") >= 0 && !has("organization"))
      for (auto& c : columns_)
        if (c.guess.field == "person") c.guess = {"organization", false};
  }

  std::string text(const Table& table) {
    head(table);
    if (std::ranges::count_if(columns_, likert) >= 2)
      survey();
    else
      records();
    return out_;
  }

 private:
  static bool likert(const ColumnView& c) { return c.filled > 0 && c.agreements * 2 > c.filled; }

  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_ += fmt::format(format, std::forward<Args>(args)...) + "\n";
  }

  void head(const Table& table) {
    line(
        "# A first mapping, made from the header and the first rows. Check every line; lines with '?' are "
        "guesses.");
    for (const auto& note : table.notes) line("# row {}: {}", note.line, note.reason);
    if (table.sheets.size() > 1) {
      line("# Sheets of the file:");
      for (const auto& sheet : table.sheets)
        line("#   {} ({} rows)", printable(sheet.name), sheet.rows.size());
    }
    if (table.sheets.size() > 1) line("sheet = {}", toml_text(sheet_.name));
    if (header_.line > 0) line("header_row = {}", header_.line);
    line("");
  }

  // The header's own name, or "Name#2" where several columns share it.
  std::string key(size_t column) const {
    size_t same = 0, number = 0;
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].name != columns_[column].name) continue;
      ++same;
      if (i == column) number = same;
    }
    return toml_text(same > 1 ? fmt::format("{}#{}", columns_[column].name, number) : columns_[column].name);
  }

  void records() {
    line("[[records]]");
    line(
        "noun = {:<24} # ? others: membership, activity, role, document, usage, organization ... (plenary "
        "formats)",
        toml_text(noun_.name));
    line("");
    line("[records.columns]");
    std::map<std::string_view, size_t> taken;
    std::vector<size_t> unused;
    for (const bool exact : {true, false})
      for (size_t i = 0; i < columns_.size(); ++i) {
        const auto& c = columns_[i];
        if (c.guess.exact != exact || c.guess.field.empty() || noun_.find(c.guess.field) < 0) continue;
        if (taken.try_emplace(c.guess.field, i).second)
          line("{} = {}  # {}{}", c.guess.field, key(i), exact ? "" : "? ", samples_of(c));
      }
    for (size_t i = 0; i < columns_.size(); ++i) {
      const auto at = taken.find(columns_[i].guess.field);
      if (!columns_[i].name.empty() && (at == taken.end() || at->second != i)) unused.push_back(i);
    }
    for (const size_t i : unused) line("# not used: {}  # {}", key(i), samples_of(columns_[i]));
    values(taken);
    details(taken);
  }

  // What the noun needs and no column gives.
  void values(const std::map<std::string_view, size_t>& taken) {
    std::string lines;
    for (const auto& group : noun_.required) {
      if (std::ranges::any_of(group, [&](size_t f) { return taken.contains(noun_.fields[f].name); }))
        continue;
      const auto field = noun_.fields[group[0]].name;
      lines += fmt::format("{} = {}  # ? needed: say what holds for all rows, or name a column above\n",
                           field, noun_.name == "activity" && field == "kind" ? "\"attended\"" : "\"\"");
    }
    if (noun_.find("body") >= 0 && !taken.contains("body"))
      lines += "# body = \"itu-t\"  # ? the standards body of all rows\n";
    if (lines.empty()) return;
    line("\n[records.values]");
    out_ += lines;
  }

  void details(const std::map<std::string_view, size_t>& taken) {
    std::string dates, numbers, splits;
    for (const auto& [field, at] : taken) {
      const auto& c = columns_[at];
      const FieldType type = noun_.fields[static_cast<size_t>(noun_.find(field))].type;
      if (type == FieldType::kDate) dates += date_line(field, c.evidence);
      if (type == FieldType::kNumber && c.numbers < c.filled)
        numbers += fmt::format("# {} = \"1,234.5\"  # ? how numbers are written: {}\n", field, samples_of(c));
      if ((field == "person" || field == "organization") && c.several)
        splits += fmt::format("{} = \";\"  # ? some cells hold several: {}\n", field, samples_of(c));
    }
    if (!dates.empty()) out_ += "\n[records.dates]\n" + dates;
    if (!numbers.empty()) out_ += "\n[records.numbers]\n" + numbers;
    if (!splits.empty()) out_ += "\n[records.split]\n" + splits;
  }

  static std::string date_line(std::string_view field, const DateEvidence& seen) {
    const std::string day = fmt::format("dd{0}mm{0}yyyy", seen.mark),
                      month = fmt::format("mm{0}dd{0}yyyy", seen.mark);
    if (seen.day_first > 0 && seen.month_first > 0)
      return fmt::format("# {} = [\"{}\"]  # ? mixed: '{}' (row {}) and '{}' (row {}): correct the file\n",
                         field, day, seen.day_text, seen.day_line, seen.month_text, seen.month_line);
    if (seen.day_first > 0)
      return fmt::format("{} = \"{}\"  # since '{}' (row {})\n", field, day, seen.day_text, seen.day_line);
    if (seen.month_first > 0)
      return fmt::format("{} = \"{}\"  # since '{}' (row {})\n", field, month, seen.month_text,
                         seen.month_line);
    if (seen.either == 0) return {};
    return fmt::format("# {} = \"{}\"  # ? or \"{}\": '{}' (row {}) may be both; choose one\n", field, day,
                       month, seen.either_text, seen.either_line);
  }

  // Columns of agreement become ratings, long free text statements.
  void survey() {
    std::string ratings, texts;
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (likert(columns_[i]))
        ratings += fmt::format("  {},  # {}\n", key(i), samples_of(columns_[i]));
      else if (columns_[i].longest > 60)
        texts += fmt::format("  {},  # {}\n", key(i), samples_of(columns_[i]));
    }
    out_ +=
        "# A survey: each question with a scale makes one rating a row.\n[[records]]\nnoun = "
        "\"rating\"\neach = [\n" +
        ratings + "]\n\n";
    out_ +=
        "[records.columns]\nindicator = \"@column\"\nscore = \"@cell\"\n\n[records.values]\nscale = "
        "\"1-5\"\n\n";
    out_ +=
        "[records.translate.score]  # ? the scale of the questionnaire\n\"Strongly agree\" = 5\n\"Agree\" = "
        "4\n\"Neutral\" = 3\n\"Disagree\" = 2\n\"Strongly disagree\" = 1\n";
    if (!texts.empty())
      out_ += "\n# Free text makes one statement a row.\n[[records]]\nnoun = \"statement\"\neach = [\n" +
              texts + "]\n\n[records.columns]\nquestion = \"@column\"\ntext = \"@cell\"\n";
  }

  const Sheet& sheet_;
  const Header& header_;
  std::vector<ColumnView> columns_;
  const Noun& noun_;
  std::string out_;
};

}  // namespace

Result<std::string> suggest_mapping(const std::string& path) {
  PLENARY_LET(bytes, read_file(path));
  PLENARY_LET(table, read_table(path, bytes, {}));
  if (table.sheets.empty())
    return fail(ErrorKind::kInput,
                fmt::format("{}: {}", path, table.notes.empty() ? "no values" : table.notes[0].reason));
  const auto sheet =
      std::ranges::max_element(table.sheets, {}, [](const Sheet& s) { return s.cells.size(); });
  PLENARY_LET(header, read_header(*sheet, guess_header(*sheet)));
  Batch told;
  const auto rows = data_rows(*sheet, header, told);
  std::vector<ColumnView> columns;
  for (size_t i = 0; i < header.names.size(); ++i) columns.push_back(view_column(*sheet, header, i, rows));
  return Suggestion(*sheet, header, std::move(columns)).text(table);
}

}  // namespace plenary
