// Proposals to Ecma TC39, as the committee lists them in Markdown: one table a stage, a row a proposal, with
// authors, champions, reviewers and links to the notes of the meetings that spoke of it. The lists date
// nothing else, so the meetings are the dates: the first that is listed is where work began, the last is
// where a finished proposal came to stage 4, or where one that is inactive was last spoken of. Lists of
// stages 2 and above often name the last meeting alone: that is no beginning, and none is given there.
#include "import/tc39_proposals.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "import/attendance_date.h"
#include "import/attendance_lines.h"
#include "import/attendance_meeting.h"

namespace plenary {
namespace {

constexpr size_t kLargest = 8u << 20;  // the longest real list has 0.1 MB
constexpr size_t kMostMeetings = 500;

enum class Column { kOther, kProposal, kAuthor, kChampion, kReviewer, kMeetings, kRationale };

Column column_of(const std::string& title) {
  static constexpr std::array<std::pair<std::string_view, Column>, 6> kTitles{
      {{"proposal", Column::kProposal},
       {"author", Column::kAuthor},
       {"champion", Column::kChampion},
       {"stage 2.7 reviewer", Column::kReviewer},
       {"meeting notes", Column::kMeetings},
       {"rationale", Column::kRationale}}};
  const auto said = ascii_lower(title);
  for (const auto& [start, column] : kTitles)
    if (said.starts_with(start)) return column;
  return Column::kOther;
}

// "finished", "inactive", "stage 1": what a list holds by its name; empty for README.md, whose headings say
// it.
std::string stage_of_file(std::string_view path) {
  const auto name = ascii_lower(path.substr(path.rfind('/') + 1));
  for (const std::string_view stage : {"finished", "inactive", "stage-0", "stage-1", "stage-2", "stage-3"})
    if (name == std::string(stage).append("-proposals.md")) {
      std::string said(stage);
      std::ranges::replace(said, '-', ' ');
      return said;
    }
  return "";
}

// Names stand on lines of their own ("<br />") or between commas; what stands in parentheses is no name.
std::vector<std::string> names_of(std::string_view cell) {
  std::string lines(cell);
  for (size_t at = 0; (at = lines.find("<br", at)) != lines.npos;) {
    const auto end = lines.find('>', at);
    lines.replace(at, end == lines.npos ? lines.npos : end - at + 1, ",");
  }
  std::vector<std::string> out;
  for (const auto& piece : attendance::split_outside(lines, ",")) {
    auto name = attendance::plain(piece);
    name.resize(trim(std::string_view(name).substr(0, name.find('('))).size());
    if (!name.empty() && std::ranges::find(out, name) == out.end()) out.push_back(std::move(name));
  }
  return out;
}

class ProposalList {
 public:
  ProposalList(std::string_view path, std::string_view bytes, Batch& out)
      : lines_(attendance::lines_of(bytes)), stage_(stage_of_file(path)), out_(out) {
    group_ = path.contains("ecma402/") ? "tc39-tg2" : "tc39";
    for (const auto& line : lines_) define(line.raw);
  }

  void read() {
    const bool by_heading = stage_.empty();
    for (size_t i = 0; i < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (line.kind == attendance::LineKind::kHeading && by_heading)
        stage_ = ascii_lower(line.text).starts_with("stage ") ? ascii_lower(line.text) : "";
      const bool table = trim(line.raw).starts_with('|');
      if (table && i + 1 < lines_.size() && attendance::is_delimiter_row(lines_[i + 1].raw)) {
        begin_table(line);
        ++i;
      } else if (!table) {
        columns_.clear();
      } else if (!columns_.empty()) {
        read_row(line);
      }
    }
    if (!tables_)
      out_.reject(0, "no list of proposals: there is no table with a column Proposal under a stage");
  }

 private:
  // "[label]: address", anywhere in the file.
  void define(std::string_view raw) {
    const auto text = trim(raw);
    const auto close = text.find("]:");
    if (!text.starts_with('[') || close == text.npos) return;
    addresses_.try_emplace(ascii_lower(text.substr(1, close - 1)), trim(text.substr(close + 2)));
  }

  void begin_table(const attendance::Line& head) {
    columns_.clear();
    for (const auto& title : attendance::cells_of(head.raw)) columns_.push_back(column_of(title));
    if (stage_.empty() || columns_.empty() || columns_[0] != Column::kProposal)
      columns_.clear();
    else
      tables_ = true;
  }

  void read_row(const attendance::Line& line) {
    const auto cells = attendance::raw_cells_of(line.raw);
    if (cells.size() != columns_.size())
      return out_.reject(line.number,
                         fmt::format("a row of {} cells under {} titles", cells.size(), columns_.size()),
                         line.raw);
    std::string link(cells[0]);
    if (const auto gap = link.find("] ["); gap != link.npos) link.erase(gap + 1, 1);
    const auto title = clean(attendance::plain(link), 500);
    const auto key = attendance::slug(std::string_view(title).substr(0, 120));
    if (key.empty()) return out_.reject(line.number, "a proposal without a name", line.raw);
    if (!seen_.insert(key).second)
      return out_.reject(line.number, "a proposal that the list has already", title);
    std::string_view rationale, meetings;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (columns_[i] == Column::kRationale) rationale = cells[i];
      if (columns_[i] == Column::kMeetings) meetings = cells[i];
    }
    auto& document = out_.documents.emplace_back();
    document.document = document.work = "ecma:proposal-" + key;
    document.name = "TC39 proposal " + title;
    document.title = title;
    document.body = "ecma";
    document.group = group_;
    document.type = "proposal";
    document.status = stage_;
    document.abstract = clean(attendance::plain(rationale), 2000);
    document.url = address_of(link);
    document.line = line.number;
    const auto days = days_of(meetings, line.number);
    add_stages(document, days);
    add_people(document, cells);
  }

  void add_stages(Document& document, const std::vector<Date>& days) {
    const auto step = [&](std::string_view stage, Date day) {
      out_.stages.push_back({document.document, std::string(stage), day, document.line});
    };
    if (days.empty()) return;
    // The last meeting alone, of a proposal that is further: when it began is not said.
    const bool begun = days.size() > 1 || stage_ == "stage 0" || stage_ == "stage 1" || stage_ == "inactive";
    if (begun) {
      document.date = days.front();
      step("presented", days.front());
    }
    if (stage_ == "finished") step("stage 4", days.back());
    if (stage_ == "inactive") step("inactive", days.back());
  }

  void add_people(const Document& document, const std::vector<std::string_view>& cells) {
    const auto role = [&](const std::string& name, std::string_view what) {
      out_.roles.push_back({{name, "", ""},
                            {},
                            document.body,
                            document.group,
                            std::string(what),
                            document.document,
                            document.date,
                            {},
                            document.line});
    };
    for (size_t i = 0; i < cells.size(); ++i) {
      if (columns_[i] == Column::kAuthor)
        for (const auto& name : names_of(cells[i])) act(document, name, "authored");
      if (columns_[i] == Column::kReviewer)
        for (const auto& name : names_of(cells[i])) act(document, name, "reviewed");
      if (columns_[i] == Column::kChampion)
        for (const auto& name : names_of(cells[i])) role(name, "champion");
    }
  }

  void act(const Document& document, const std::string& name, std::string_view kind) {
    auto& activity = out_.activities.emplace_back();
    activity.date = document.date;
    activity.kind = kind;
    activity.person.name = name;
    activity.body = document.body;
    activity.group = document.group;
    activity.document = document.document;
    activity.line = document.line;
  }

  // The address behind the last "[...][label]" or "[...]()" of a cell that is one link; else empty.
  std::string address_of(std::string_view cell) const {
    const auto labels = labels_of(cell);
    if (labels.size() != 1) return "";
    const auto found = addresses_.find(labels[0].second);
    return found == addresses_.end() ? "" : clean(found->second, 500);
  }

  // "[2018&#8209;03][x-notes]" as ("2018&#8209;03", "x-notes"); "[x][]" means "[x][x]".
  static std::vector<std::pair<std::string_view, std::string>> labels_of(std::string_view cell) {
    std::vector<std::pair<std::string_view, std::string>> out;
    for (size_t at = 0; (at = cell.find("][", at)) != cell.npos && out.size() < kMostMeetings;) {
      const auto open = cell.rfind('[', at);
      const auto close = cell.find(']', at + 2);
      if (open == cell.npos || close == cell.npos) break;
      const auto shown = cell.substr(open + 1, at - open - 1);
      const auto label = cell.substr(at + 2, close - at - 2);
      out.emplace_back(shown, ascii_lower(label.empty() ? shown : label));
      at = close;
    }
    return out;
  }

  // The days of the meetings that a cell links, oldest first; a month where the address names no day.
  std::vector<Date> days_of(std::string_view cell, uint32_t line) {
    std::vector<Date> out;
    std::set<std::string_view> linked;
    for (const auto& [shown, label] : labels_of(cell)) {
      const auto found = addresses_.find(label);
      const auto day = found == addresses_.end() ? std::nullopt : day_of(found->second);
      if (day) out.push_back(*day);
      if (day) linked.insert(shown);
    }
    add_unlinked(cell, linked, out);
    if (out.empty() && !ascii_lower(cell).contains("never presented") && cell.contains("20"))
      out_.reject(line, "meetings without a date", cell);
    std::ranges::sort(out);
    return out;
  }

  // Months that stand there without a link that leads to notes: "-2026&#8209;03".
  static void add_unlinked(std::string_view cell, const std::set<std::string_view>& linked,
                           std::vector<Date>& out) {
    static constexpr std::string_view kHyphen = "&#8209;";
    for (size_t at = 0; (at = cell.find(kHyphen, at)) != cell.npos; at += kHyphen.size()) {
      if (at < 4 || out.size() >= kMostMeetings) continue;
      const auto written = cell.substr(at - 4, 4 + kHyphen.size() + 2);
      if (linked.contains(written)) continue;
      const auto date =
          parse_date(fmt::format("{}-{}", written.substr(0, 4), written.substr(written.size() - 2)));
      if (date) out.push_back(*date);
    }
  }

  // ".../meetings/2018-03/mar-22.md#...", with or without a day.
  static std::optional<Date> day_of(std::string_view address) {
    const auto parts = attendance::date_in_path(address.substr(0, address.find('#')));
    if (parts.year == 0 || parts.month == 0) return std::nullopt;
    if (parts.day != 0 && valid_date(parts.year, parts.month, parts.day))
      return Date{make_day(parts.year, parts.month, parts.day), Precision::kDay};
    return parse_date(fmt::format("{}-{:02}", parts.year, parts.month));
  }

  std::vector<attendance::Line> lines_;
  std::map<std::string, std::string, std::less<>> addresses_;
  std::vector<Column> columns_;
  std::set<std::string> seen_;
  std::string stage_, group_;
  bool tables_ = false;
  Batch& out_;
};

class Tc39ProposalsReader : public FormatReader {
 public:
  bool accepts(std::string_view path) const override {
    const auto name = ascii_lower(path.substr(path.rfind('/') + 1));
    return name == "readme.md" || !stage_of_file(path).empty();
  }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    if (file.bytes.size() > kLargest)
      return out.reject(0, fmt::format("larger than {} bytes: no list of proposals", kLargest));
    if (file.bytes.contains('\0')) return out.reject(0, "binary, no list of proposals");
    ProposalList(file.path, file.bytes, out).read();
  }
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_tc39_proposals(const ImportOptions&) {
  return std::make_unique<Tc39ProposalsReader>();
}

}  // namespace plenary
