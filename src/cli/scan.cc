// `plenary scan`: which standards files cite, and where.
#include "scan/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include "base/json.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/each_line.h"
#include "cli/output.h"
#include "cli/query.h"
#include "record/doubt.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"PATH", "folders, archives (tar, tar.gz, tar.xz, tar.zst, tar.bz2, zip) or files", 0, -1}};
constexpr std::array kOptions{
    Option{"--each-line", "", "reads lines from standard input and answers each with one JSON object"},
    Option{"--top", "N", "how many standards the table shows (default 20)"},
    Option{"--format", "F",
           "table (default: the most cited), or every file and standard as csv, json, parquet"},
};

using duck::Type;

// Why there can be no such number; no value where nothing speaks against it.
duck::Value doubt_of(const DocumentId& id) {
  const auto doubt = catalogue_doubt(id);
  return doubt.empty() ? duck::Value() : duck::Value(doubt);
}

duck::Table rows_of(const std::string& locator, const ScanReport& report) {
  duck::Table table;
  for (const char* name : {"source", "path", "standard", "edition", "kind"})
    table.columns.push_back({name, Type::kText, ""});
  for (const char* name : {"line", "count"}) table.columns.push_back({name, Type::kInteger, ""});
  table.columns.push_back({"doubt", Type::kText, ""});
  for (const auto& file : report.files)
    for (const auto& cited : file.standards)
      table.rows.push_back({locator, file.path, cited.id.work(), cited.id.edition,
                            std::string(to_string(cited.kind)), static_cast<int64_t>(cited.line),
                            static_cast<int64_t>(cited.count), doubt_of(cited.id)});
  return table;
}

// All citations of one standard, whatever the edition.
struct Tally {
  int64_t files = 0, count = 0;
  std::set<EvidenceKind> kinds;
  std::string first;
};

void tally(const ScanReport& report, std::map<std::string, Tally>& all) {
  for (const auto& file : report.files) {
    std::set<std::string> seen;
    for (const auto& cited : file.standards) {
      auto& one = all[cited.id.work()];
      if (seen.insert(cited.id.work()).second) ++one.files;
      one.count += static_cast<int64_t>(cited.count);
      one.kinds.insert(cited.kind);
      if (one.first.empty()) one.first = fmt::format("{}:{}", printable(file.path), cited.line);
    }
  }
}

duck::Table most_cited(const std::map<std::string, Tally>& all, size_t top) {
  std::vector<const std::pair<const std::string, Tally>*> order;
  for (const auto& one : all) order.push_back(&one);
  std::ranges::stable_sort(order, std::greater(), [](const auto* one) { return one->second.files; });
  duck::Table table;
  table.columns = {{"Standard", Type::kText, ""},
                   {"Files", Type::kInteger, ""},
                   {"Citations", Type::kInteger, ""},
                   {"As", Type::kText, ""},
                   {"First place", Type::kText, ""}};
  for (const auto* one : order) {
    if (table.rows.size() == top) break;
    std::string kinds;
    for (const auto kind : one->second.kinds)
      kinds += fmt::format("{}{}", kinds.empty() ? "" : ", ", to_string(kind));
    table.rows.push_back({one->first, one->second.files, one->second.count, kinds, one->second.first});
  }
  return table;
}

// Numbers that cannot be are told, not left out: a slip of the pen is a citation too.
void tell_doubts(const std::map<std::string, Tally>& all) {
  constexpr size_t kShown = 5;
  size_t count = 0;
  for (const auto& [work, tally] : all) {
    const auto id = parse_key(work);
    const auto doubt = id ? catalogue_doubt(*id) : "";
    if (doubt.empty() || count++ >= kShown) continue;
    tell(fmt::format("no such number? {} at {}: {}\n", work, tally.first, doubt));
  }
  if (count > kShown) tell(fmt::format("and {} more numbers that are too high\n", count - kShown));
}

struct Whole {
  std::map<std::string, Tally> standards;
  duck::Table rows;
  uint64_t seen = 0, bytes = 0, binary = 0, faults = 0;
};

void tell_faults(const ScanReport& report) {
  constexpr size_t kShown = 5;
  for (size_t i = 0; i < report.faults.size() && i < kShown; ++i)
    tell(fmt::format("not read: {}: {}\n", printable(report.faults[i].path),
                     printable(report.faults[i].reason)));
  if (report.faults.size() > kShown)
    tell(fmt::format("and {} more files not read\n", report.faults.size() - kShown));
  if (!report.complete) tell("a part of the source could not be listed\n");
}

Result<Whole> scan_all(const std::vector<std::string>& paths, bool rows) {
  Whole whole;
  for (const auto& path : paths) {
    PLENARY_LET(report, scan(path, std::max(1u, std::thread::hardware_concurrency())));
    tell_faults(report);
    whole.seen += report.seen, whole.bytes += report.bytes, whole.binary += report.binary;
    whole.faults += report.faults.size();
    tally(report, whole.standards);
    if (!rows) continue;
    auto table = rows_of(path, report);
    whole.rows.columns = table.columns;
    std::ranges::move(table.rows, std::back_inserter(whole.rows.rows));
  }
  return whole;
}

Result<int> scan_paths(const Arguments& arguments, const std::vector<std::string>& paths) {
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(top, whole_option(arguments, "--top", 20));
  PLENARY_LET(whole, scan_all(paths, format != OutputFormat::kTable));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_table(most_cited(whole.standards, top))));
  else
    PLENARY_TRY(print_rows(whole.rows, format));
  tell_doubts(whole.standards);
  tell(fmt::format("{} standards in {} files, {:.1f} MB; {} binary, {} not read\n", whole.standards.size(),
                   whole.seen, static_cast<double>(whole.bytes) / 1e6, whole.binary, whole.faults));
  return whole.seen > 0 && whole.seen == whole.faults ? 1 : 0;
}

Result<int> run(const Arguments& arguments) {
  const auto paths = arguments.all("PATH");
  if (!arguments.has("--each-line")) {
    if (paths.empty())
      return fail(ErrorKind::kUsage, "name folders, archives or files, or give lines with --each-line");
    return scan_paths(arguments, paths);
  }
  if (!paths.empty()) return fail(ErrorKind::kUsage, "--each-line reads standard input, no files");
  std::string line;
  for (uint64_t number = 1; std::getline(std::cin, line); ++number)
    PLENARY_TRY(print(each_line_answer(number, line)));
  return 0;
}

}  // namespace

Command scan_command() {
  return {"scan",
          "which standards source trees and archives cite, and where",
          kPositionals,
          kOptions,
          "plenary scan /usr/include /usr/share/doc",
          run};
}

}  // namespace plenary
