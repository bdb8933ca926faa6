#include "import/minutes_tables.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plenary::minutes {
namespace {

struct Head {
  std::string_view written;
  Column column;
};
constexpr auto kHeads = std::to_array<Head>({{"name", Column::kPerson},
                                             {"names", Column::kPerson},
                                             {"participant", Column::kPerson},
                                             {"participants", Column::kPerson},
                                             {"attendee", Column::kPerson},
                                             {"delegate", Column::kPerson},
                                             {"full name", Column::kPerson},
                                             {"speaker", Column::kSpeaker},
                                             {"speakers", Column::kSpeaker},
                                             {"presenter", Column::kSpeaker},
                                             {"presenters", Column::kSpeaker},
                                             {"speaker s", Column::kSpeaker},
                                             {"presented by", Column::kSpeaker},
                                             {"moderator", Column::kModerator},
                                             {"moderators", Column::kModerator},
                                             {"chair", Column::kModerator},
                                             {"organization", Column::kOrganization},
                                             {"organisation", Column::kOrganization},
                                             {"affiliation", Column::kOrganization},
                                             {"company", Column::kOrganization},
                                             {"entity", Column::kOrganization},
                                             {"represented entity", Column::kOrganization},
                                             {"country", Column::kCountry},
                                             {"role", Column::kOffice},
                                             {"function", Column::kOffice},
                                             {"position", Column::kOffice},
                                             {"job title", Column::kOffice},
                                             {"mode", Column::kMode},
                                             {"participation", Column::kMode},
                                             {"attendance", Column::kMode},
                                             {"document", Column::kDocument},
                                             {"doc", Column::kDocument},
                                             {"document number", Column::kDocument},
                                             {"contribution", Column::kDocument},
                                             {"td", Column::kDocument},
                                             {"reference", Column::kDocument},
                                             {"doc no", Column::kDocument},
                                             {"source", Column::kSource},
                                             {"sources", Column::kSource},
                                             {"submitter", Column::kSource},
                                             {"submitted by", Column::kSource},
                                             {"title", Column::kTitle},
                                             {"topic", Column::kTitle},
                                             {"action", Column::kAction},
                                             {"action item", Column::kAction},
                                             {"description", Column::kAction},
                                             {"owner", Column::kOwner},
                                             {"responsible", Column::kOwner},
                                             {"lead", Column::kOwner},
                                             {"assigned to", Column::kOwner},
                                             {"due", Column::kDue},
                                             {"deadline", Column::kDue},
                                             {"due date", Column::kDue},
                                             {"status", Column::kStatus},
                                             {"time", Column::kTime}});

Column column_of(std::string_view cell) {
  const std::string folded = fold(cell.substr(0, 60));
  for (const auto& head : kHeads)
    if (folded == head.written) return head.column;
  static constexpr auto kNumbers = std::to_array<std::string_view>(
      {"no", "number", "nr", "item", "ref", "id", "ap", "action no", "ap no"});
  return std::ranges::find(kNumbers, folded) != kNumbers.end() ? Column::kNumber : Column::kOther;
}

}  // namespace

bool Table::has(Column column) const { return std::ranges::find(columns, column) != columns.end(); }

std::string_view Table::cell(const Report& report, size_t row, Column column) const {
  const auto found = std::ranges::find(columns, column);
  const auto index = static_cast<size_t>(found - columns.begin());
  const auto& cells = report.lines[row].cells;
  return index < columns.size() && index < cells.size() ? std::string_view(cells[index]) : std::string_view();
}

std::vector<Table> tables_of(const Report& report) {
  std::vector<Table> out;
  for (size_t s = 0; s < report.sections.size(); ++s) {
    Table table;
    const auto finish = [&] {
      if (!table.rows.empty()) out.push_back(table);
      table = {};
    };
    const auto& section = report.sections[s];
    for (size_t i = section.first; i < section.last; ++i) {
      const auto& line = report.lines[i];
      if (line.kind == Kind::kBlank) continue;
      if (line.kind != Kind::kRow) {
        finish();
        continue;
      }
      std::vector<Column> columns;
      for (const auto& cell : line.cells) columns.push_back(column_of(cell));
      if (columns.size() - static_cast<size_t>(std::ranges::count(columns, Column::kOther)) >= 2) {
        finish();
        table.columns = std::move(columns);
        table.section = s;
      } else if (!table.columns.empty()) {
        table.rows.push_back(i);
      }
    }
    finish();
  }
  return out;
}

}  // namespace plenary::minutes
