#include "load/import.h"

#include <fmt/core.h>

#include <array>

#include "base/files.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/decisions.h"
#include "import/table.h"
#include "load/trial.h"
#include "publish/render.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"FORMAT", "source format: see `plenary formats`", 1, 1},
                                  Positional{"LOCATOR", "files, folders, archives or git checkouts", 1, -1}};
constexpr std::array kOptions{
    Option{"--mapping", "FILE",
           "what the source's words mean: TOML for table and git, index.json of web-specs for bcd and "
           "web-features"},
    Option{"--suggest", "",
           "for tables: read header and samples and print a first mapping instead of importing"},
    Option{"--try", "",
           "read everything and store nothing: how many records, the first ones, what is left out"},
    Option{"--format", "F", "of --try: table (default) or json"},
    Option{"--body", "BODY", "standards body of the records where the files do not say"},
    Option{"--group", "GROUP", "group of the records where the files do not say"},
};

constexpr size_t kReasonsShown = 8;
constexpr uint64_t kLargestMapping = 16u << 20;  // a list of specifications has one megabyte

// What a file made us say, safe for a terminal and short; the whole of it is in the table reject.
std::string one_line(const std::string& text) { return printable(clean(text, 300)); }

void tell_report(const std::string& locator, const ImportReport& r) {
  if (!r.wrote) {
    tell(fmt::format("{}: {} files, nothing changed, nothing written ({:.2f} s)\n", locator, r.files,
                     r.read_seconds));
    return;
  }
  tell(fmt::format(
      "{}: {} files ({} unchanged, {} gone), {} records, {} rejects; read {:.2f} s, stored {:.2f} s\n",
      locator, r.files, r.unchanged, r.removed, r.records, r.rejects, r.read_seconds, r.store_seconds));
  if (r.without_person > 0)
    tell(fmt::format("  records that came without their person, who was erased: {}\n", r.without_person));
  for (size_t i = 0; i < r.reasons.size() && i < kReasonsShown; ++i)
    tell(fmt::format("  rejected {} x: {} ({})\n", r.reasons[i].count, one_line(r.reasons[i].reason),
                     one_line(r.reasons[i].example)));
  if (r.reasons.size() > kReasonsShown)
    tell(fmt::format("  and {} more reasons: plenary sql \"SELECT * FROM reject\"\n",
                     r.reasons.size() - kReasonsShown));
}

// Needs no workspace: the mapping comes before the first import.
Result<int> suggest(const Arguments& arguments) {
  if (arguments.first("FORMAT") != "table")
    return fail(ErrorKind::kUsage, "--suggest is for the format table");
  for (const auto& locator : arguments.all("LOCATOR")) {
    PLENARY_LET(mapping, suggest_mapping(locator));
    PLENARY_TRY(print(mapping));
  }
  return 0;
}

Result<ImportOptions> import_options(const Arguments& arguments) {
  ImportOptions options;
  options.body = arguments.get("--body");
  options.group = arguments.get("--group");
  if (arguments.has("--mapping")) {
    PLENARY_LET(mapping, read_file(arguments.get("--mapping"), kLargestMapping));
    options.mapping = std::move(mapping);
  }
  return options;
}

std::string trial_text(const Trial& trial) {
  std::string out;
  for (const auto& of : trial.nouns)
    out +=
        fmt::format("{}: {} records, the first of them\n{}\n", of.noun, of.records, render_table(of.sample));
  if (trial.rejects > 0)
    out += fmt::format("left out: {}\n{}\n", trial.rejects, render_table(trial.left_out));
  return out + fmt::format("{} files, {} records, {} left out; nothing was stored\n", trial.files,
                           trial.records, trial.rejects);
}

std::string trial_json(const Trial& trial) {
  std::string nouns;
  for (const auto& of : trial.nouns)
    nouns += fmt::format("{}{{\"noun\": {}, \"records\": {}, \"sample\": {}}}", nouns.empty() ? "" : ", ",
                         json_string(of.noun), of.records, render_json_rows(of.sample));
  return fmt::format(
      "{{\"files\": {}, \"records\": {}, \"rejects\": {}, \"nouns\": [{}], \"left_out\": {}}}\n", trial.files,
      trial.records, trial.rejects, nouns, render_json_rows(trial.left_out));
}

// Needs no workspace either.
Result<int> try_out(const Arguments& arguments) {
  PLENARY_LET(format, find_format(arguments.first("FORMAT")));
  PLENARY_LET(options, import_options(arguments));
  PLENARY_LET(output, parse_output_format(arguments.get("--format", "table")));
  if (output != OutputFormat::kTable && output != OutputFormat::kJson)
    return fail(ErrorKind::kUsage, "--try prints a table or json");
  bool usable = false;
  for (const auto& locator : arguments.all("LOCATOR")) {
    options.locator = locator;
    PLENARY_LET(trial, try_source(*format, options));
    PLENARY_TRY(print(output == OutputFormat::kJson ? trial_json(trial) : trial_text(trial)));
    usable |= trial.records > 0;
  }
  return usable ? 0 : 1;
}

Result<int> run(const Arguments& arguments) {
  if (arguments.has("--suggest")) return suggest(arguments);
  if (arguments.has("--try")) return try_out(arguments);
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, find_format(arguments.first("FORMAT")));
  PLENARY_LET(options, import_options(arguments));
  PLENARY_TRY(add_waiting(arguments));
  bool usable = false;
  for (const auto& locator : arguments.all("LOCATOR")) {
    options.locator = locator;
    PLENARY_LET(report, import_source(workspace, *format, options));
    tell_report(locator, report);
    usable |= report.records > 0 || report.unchanged > 0 || (report.files > 0 && report.rejects == 0);
  }
  return usable ? 0 : 1;
}

}  // namespace

Command import_command() {
  return {"import",
          "read records from a source; only what changed costs",
          kPositionals,
          kOptions,
          "plenary import relaton relaton-data-itu",
          run};
}

}  // namespace plenary
