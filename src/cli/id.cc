// `plenary id`: the canonical key of a standard's name, and all its other names.
#include <fmt/format.h>

#include <array>
#include <iostream>

#include "base/json.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/named_standards.h"
#include "cli/output.h"
#include "publish/notice.h"
#include "publish/standard_names.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"TEXT", "a standard as people write it, or its key, in one text or in words", 0, -1}};
constexpr std::array kOptions{
    Option{"--forms", "",
           "also the printed name, the URN, the page, what is the same text, and doubts; from a workspace "
           "title, editions, successors"},
    Option{"--each-line", "", "reads lines from standard input and answers each with one JSON object"},
    Option{"--format", "F", "of --forms: table (default: lines to read), csv, json, parquet, markdown"},
};

std::string answer_to_line(uint64_t number, const std::string& line, bool forms) {
  std::string list;
  for (const auto& id : named_standards(line)) {
    if (!list.empty()) list += ',';
    list += forms ? render_names_json(names_of(id)) : json_string(id.key());
  }
  return fmt::format("{{\"line\":{},\"standards\":[{}]}}\n", number, list);
}

Result<int> answer_lines(bool forms) {
  std::string line;
  for (uint64_t number = 1; std::getline(std::cin, line); ++number)
    PLENARY_TRY(print(answer_to_line(number, line, forms)));
  return 0;
}

Result<int> print_forms(const Arguments& arguments, std::vector<StandardNames> all) {
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  Snapshot snapshot;
  // The workspace adds to the answer and is not needed for it: only one that was named must be there.
  if (const auto workspace = open_workspace(arguments.folder)) {
    PLENARY_LET(reader, Reader::open(*workspace));
    snapshot = reader.snapshot();
    for (auto& names : all) PLENARY_TRY(add_family(reader, names));
  } else if (arguments.folder != ".") {
    return std::unexpected(workspace.error());
  }
  if (format == OutputFormat::kTable) {
    PLENARY_TRY(print(notice(snapshot) + render_names_text(all)));
  } else {
    auto table = names_table(all);
    mark(table, snapshot);
    PLENARY_TRY(print_rows(table, format));
  }
  return 0;
}

Result<int> run(const Arguments& arguments) {
  const auto words = arguments.all("TEXT");
  const bool forms = arguments.has("--forms");
  if (!forms && arguments.has("--format")) return fail(ErrorKind::kUsage, "--format is of --forms");
  if (arguments.has("--each-line"))
    return words.empty() ? answer_lines(forms)
                         : fail(ErrorKind::kUsage, "--each-line reads standard input, no names");
  if (words.empty()) return fail(ErrorKind::kUsage, "name a standard, or give lines with --each-line");
  const auto text = fmt::format("{}", fmt::join(words, " "));
  const auto found = named_standards(text);
  if (found.empty()) {
    tell(fmt::format("'{}' names no standard that is known (docs/identifiers.md)\n", printable(text)));
    return 1;
  }
  std::vector<StandardNames> all;
  for (const auto& id : found) all.push_back(names_of(id));
  if (forms) return print_forms(arguments, std::move(all));
  for (const auto& names : all) {
    PLENARY_TRY(print(names.id.key() + "\n"));
    if (!names.doubt.empty()) tell(fmt::format("{}: {}\n", names.id.key(), names.doubt));
  }
  return 0;
}

}  // namespace

Command id_command() {
  return {"id",
          "the canonical key of a standard's name, and its other names",
          kPositionals,
          kOptions,
          "plenary id \"ITU-T Rec. G.709/Y.1331 (06/2020)\"",
          run};
}

}  // namespace plenary
