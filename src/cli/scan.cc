// `plenary scan`: which standards files cite, and where.
#include "scan/scan.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <thread>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/each_line.h"
#include "cli/output.h"
#include "cli/query.h"
#include "record/doubt.h"
#include "scan/inventory.h"
#include "scan/language.h"
#include "scan/memory.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{
    "PATH",
    "folders, archives (tar, packed or not; zip; deb), files, packed or not, git repositories, - for "
    "standard input",
    0, -1}};
constexpr std::array kOptions{
    Option{"--commit", "REV", "of git repositories the files of that commit, not those of the work tree"},
    Option{"--history", "",
           "of git repositories all that their files ever were, with the day of the first commit"},
    Option{"--resume", "FILE",
           "keeps what was found in folders in FILE: what did not change since is not read again, and a scan "
           "that was stopped goes on"},
    Option{"--shard", "I/N", "only the I-th of N parts; the parts together are the whole"},
    Option{"--each-line", "", "reads lines from standard input and answers each with one JSON object"},
    Option{"--top", "N", "how many standards the table shows (default 20)"},
    Option{"--format", "F",
           "table (default: the most cited), or every file and standard as csv, json, parquet, markdown"},
};

using duck::Type;

duck::Value day_cell(std::optional<Day> day) { return day ? duck::Value(*day) : duck::Value(); }

// Why there can be no such number; no value where nothing speaks against it.
duck::Value doubt_of(const DocumentId& id) {
  const auto doubt = catalogue_doubt(id);
  return doubt.empty() ? duck::Value() : duck::Value(doubt);
}

std::vector<duck::Column> row_columns() {
  std::vector<duck::Column> columns;
  for (const char* name : {"source", "package", "version", "ecosystem"})
    columns.push_back({name, Type::kText, ""});
  columns.push_back({"released", Type::kDate, ""});
  for (const char* name : {"path", "language", "copy", "standard", "edition", "kind"})
    columns.push_back({name, Type::kText, ""});
  for (const char* name : {"line", "count"}) columns.push_back({name, Type::kInteger, ""});
  columns.push_back({"since", Type::kDate, ""});
  columns.push_back({"doubt", Type::kText, ""});
  return columns;
}

duck::Value text_cell(std::string_view text) {
  return text.empty() ? duck::Value() : duck::Value(std::string(text));
}

void add_rows(const std::string& locator, const CitingPackage& in, duck::Table& table) {
  const auto& package = in.package;
  const auto released = package.released ? std::optional(package.released->day) : std::nullopt;
  for (const auto& file : in.files)
    for (const auto& cited : file.standards)
      table.rows.push_back({locator, text_cell(package.name), text_cell(package.version),
                            text_cell(package.ecosystem), day_cell(released), file.path,
                            text_cell(language_of(file.path)), text_cell(file.copy ? "yes" : ""),
                            cited.id.work(), text_cell(cited.id.edition), std::string(to_string(cited.kind)),
                            static_cast<int64_t>(cited.line), static_cast<int64_t>(cited.count),
                            day_cell(cited.since), doubt_of(cited.id)});
}

// All citations of one standard, whatever the edition.
struct Tally {
  int64_t files = 0, count = 0;
  std::set<EvidenceKind> kinds;
  std::string first;
  const ScannedFile* last = nullptr;  ///< in which it was counted
};

void tally(const ScanReport& report, std::map<std::string, Tally>& all) {
  for (const auto& file : report.files)
    for (const auto& cited : file.standards) {
      auto& one = all[cited.id.work()];
      if (std::exchange(one.last, &file) != &file) ++one.files;
      one.count += static_cast<int64_t>(cited.count);
      one.kinds.insert(cited.kind);
      if (one.first.empty()) one.first = fmt::format("{}:{}", printable(file.path), cited.line);
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
}

Result<ScanOptions> scan_options(const Arguments& arguments) {
  ScanOptions options{.threads = std::max(1u, std::thread::hardware_concurrency()),
                      .commit = arguments.get("--commit", ""),
                      .history = arguments.has("--history")};
  if (options.history && !options.commit.empty())
    return fail(ErrorKind::kUsage, "give --commit or --history, not both");
  if (arguments.has("--resume") && (options.history || !options.commit.empty()))
    return fail(ErrorKind::kUsage, "--resume is of folders: git itself keeps what a repository was");
  if (const auto text = arguments.get("--shard", ""); !text.empty()) {
    char end = 0;
    auto& [number, of] = options.shard;
    if (std::sscanf(text.c_str(), "%u/%u%c", &number, &of, &end) != 2 || number < 1 || number > of)
      return fail(ErrorKind::kUsage, fmt::format("--shard is I/N, such as 1/4, not '{}'", text));
  }
  return options;
}

Result<Whole> scan_all(const std::vector<std::string>& paths, const ScanOptions& options, bool rows) {
  Whole whole;
  whole.rows.columns = row_columns();
  for (const auto& path : paths) {
    PLENARY_LET(report, scan_source(path, options));
    tell_faults(report);
    whole.seen += report.seen, whole.bytes += report.bytes, whole.binary += report.binary;
    whole.faults += report.faults.size();
    tally(report, whole.standards);
    if (!rows) continue;
    const auto name = std::filesystem::weakly_canonical(path).filename().string();
    for (const auto& package : packages_of(report, name)) add_rows(path, package, whole.rows);
  }
  return whole;
}

Result<int> scan_paths(const Arguments& arguments, const std::vector<std::string>& paths) {
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(top, whole_option(arguments, "--top", 20));
  PLENARY_LET(options, scan_options(arguments));
  options.inventory = format != OutputFormat::kTable;
  std::unique_ptr<ScanMemory> memory;
  if (arguments.has("--resume")) {
    PLENARY_LET(opened, ScanMemory::open(arguments.get("--resume", "")));
    memory = std::move(opened);
    options.memory = memory.get();
  }
  PLENARY_LET(whole, scan_all(paths, options, format != OutputFormat::kTable));
  if (memory) PLENARY_TRY(memory->close());
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_table(most_cited(whole.standards, top))));
  else
    PLENARY_TRY(print_rows(whole.rows, format));
  tell_doubts(whole.standards);
  tell(fmt::format("{} standards in {} files, {:.1f} MB; {} binary, {} could not be read\n",
                   whole.standards.size(), whole.seen, static_cast<double>(whole.bytes) / 1e6, whole.binary,
                   whole.faults));
  return whole.seen == 0 && whole.faults > 0 ? 1 : 0;
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
