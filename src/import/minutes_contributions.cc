// The documents that a report names, and contributions with their submitters: "TSAG-C014 (jointly submitted
// by Canada, Netherlands)", "C014 (China Mobile, CICT)", "C12, submitted by NTT,", rows of a list of
// documents.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "import/minutes_documents.h"
#include "import/minutes_report.h"
#include "import/minutes_tables.h"

namespace plenary::minutes {
namespace {

constexpr size_t kMostDocuments = 20000;

// What follows "submitted by", "source:" ...; empty when a text begins otherwise.
std::string_view behind_words(std::string_view text) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"jointly submitted by ", "submitted jointly by ", "submitted by ", "co-signed by ",
       "source: ", "Source: ", "proposed by ", "from ", "contributed by ", "by ", "sources: "});
  for (const auto word : kWords)
    if (text.starts_with(word)) return text.substr(word.size());
  return {};
}

// "(jointly submitted by Canada, Netherlands)"; "(China Mobile, CICT)" behind a contribution, but not "(Rev.
// 2)" nor
// "(see TD12)".
std::string_view in_brackets(std::string_view behind, bool contribution) {
  const char open = behind[0], close = open == '(' ? ')' : ']';
  int depth = 0;
  size_t end = 0;
  for (; end < behind.size(); ++end) {
    if (behind[end] == open) ++depth;
    if (behind[end] == close && --depth == 0) break;
  }
  if (end >= behind.size()) return {};
  const auto inside = behind.substr(1, end - 1);
  if (const auto told = behind_words(inside); !told.empty()) return told;
  static constexpr auto kNo =
      std::to_array<std::string_view>({"rev", "revision", "annex", "proposal", "section", "plen", "gen",
                                       "item", "attachment", "pp", "page", "clause"});
  const bool capital = !inside.empty() && ((inside[0] >= 'A' && inside[0] <= 'Z') || (inside[0] & 0x80) != 0);
  const bool list = capital && contribution && !has_any(padded(inside), kNo);
  return list && references_of(inside, "itu-t", "").empty() ? inside : std::string_view();
}

// The list of submitters behind the number of a document.
std::string_view submitters_behind(std::string_view behind, bool contribution) {
  behind = trim(behind);
  if (behind.starts_with('(') || behind.starts_with('[')) return in_brackets(behind, contribution);
  if (behind.starts_with(',')) behind = trim(behind.substr(1));
  if (behind.starts_with("by ") || (behind.starts_with("from ") && !contribution)) return {};
  const auto told = behind_words(behind);
  size_t end = told.size();
  for (const std::string_view stop :
       {". ",          ", which",    " which ",    ", on ",        " on ",        " proposing ",
        ", proposing", " proposes ", " proposed ", " was ",        " were ",      " contains ",
        " discusses ", " suggests ", " requests ", " introduces ", " describes ", " to ",
        " that ",      ";",          " with ",     " regarding ",  ": "})
    end = std::min(end, told.find(stop));
  auto list = told.substr(0, end);
  while (list.ends_with('.') || list.ends_with(',')) list.remove_suffix(1);
  return list;
}

class Submissions {
 public:
  Submissions(const Report& report, Activities& acts) : report_(report), acts_(acts) {}

  void read() {
    for (const auto& section : report_.sections)
      for (size_t i = section.first; i < section.last; ++i) {
        const Line& line = report_.lines[i];
        if (line.kind != Kind::kText && line.kind != Kind::kItem) continue;
        const auto found = references_of(line.text, report_.header.body, report_.header.place_group);
        for (const auto& reference : found) {
          if (reference.type != "contribution" && reference.type != "temporary-document") continue;
          const bool contribution = reference.type == "contribution";
          submit(reference.key,
                 submitters_behind(std::string_view(line.text).substr(reference.end), contribution),
                 section.event, line.number);
        }
      }
    for (const auto& table : tables_of(report_)) read_table(table);
  }

 private:
  void submit(const std::string& document, std::string_view list, size_t event, uint32_t line) {
    for (const auto& organization : organizations_of(list)) {
      Person nobody;
      nobody.organization = organization.name, nobody.country = organization.country;
      Activity activity = activity_of(report_, nobody, "contributed", event, line);
      activity.mode.clear();
      activity.document = document;
      acts_.add(std::move(activity));
    }
  }

  // A row of "Document | Source | Title", or of "No. | Source | Title" when the number is a document's.
  void read_table(const Table& table) {
    if (!table.has(Column::kSource)) return;
    const Column where = table.has(Column::kDocument) ? Column::kDocument : Column::kNumber;
    for (const size_t row : table.rows) {
      const auto found =
          references_of(table.cell(report_, row, where), report_.header.body, report_.header.place_group);
      if (found.size() == 1 && found[0].type == "contribution")
        submit(found[0].key, table.cell(report_, row, Column::kSource), 0, report_.lines[row].number);
    }
  }

  const Report& report_;
  Activities& acts_;
};

}  // namespace

void read_contributions(const Report& report, Activities& acts) { Submissions(report, acts).read(); }

void read_documents(const Report& report, Batch& out) {
  std::unordered_set<std::string> seen{report.document};
  std::unordered_map<size_t, std::string_view> titles;
  for (const auto& table : tables_of(report))
    if (table.has(Column::kDocument) || table.has(Column::kSource))
      for (const size_t row : table.rows) titles[row] = table.cell(report, row, Column::kTitle);
  for (size_t i = 0; i < report.lines.size() && seen.size() < kMostDocuments; ++i) {
    const Line& line = report.lines[i];
    for (auto& reference : references_of(line.text, report.header.body, report.header.place_group)) {
      if (!seen.insert(reference.key).second) continue;
      Document document;
      document.document = reference.key, document.work = reference.work;
      document.name = reference.name;
      document.body = reference.body;
      document.type = reference.type;
      if (const auto title = titles.find(i); title != titles.end())
        document.title = clean(title->second, 500);
      document.line = line.number;
      out.relations.push_back({report.document, "refersTo", reference.key, line.number});
      out.documents.push_back(std::move(document));
    }
  }
}

}  // namespace plenary::minutes
