// `plenary overlap`: which texts of different bodies or groups cover the same subject.
#include <fmt/core.h>

#include <array>
#include <iostream>
#include <iterator>

#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/judgement_questions.h"

namespace plenary {
namespace {

constexpr size_t kDefaultLimit = 10;

constexpr std::array kOptions{
    Option{"--body", "A[,B]", "only pairs with a text of A; of several, pairs among these"},
    Option{"--group", "G", "only pairs with a text of this group or one below it: itu-t/sg15"},
    Option{"--document", "ID", "only pairs with this text"},
    Option{"--between", "B", "bodies (default), or groups"},
    Option{"--like", "TITLE", "the texts nearest to a title that is not on record"},
    Option{"--text", "FILE",
           "the same of a file, - is standard input: first line the title, the rest an abstract"},
    Option{"--limit", "N", "so many pairs of each sort (default 10)"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

struct AskedText {
  std::string title, abstract;
};

Result<AskedText> asked_text(const Arguments& arguments) {
  for (const char* other : {"--group", "--document", "--between"})
    if (arguments.has(other))
      return fail(ErrorKind::kUsage, fmt::format("{} says nothing of a text that is not on record", other));
  if (arguments.has("--like") && arguments.has("--text"))
    return fail(ErrorKind::kUsage, "--like and --text both say which text: give one");
  if (arguments.has("--like") && trim(arguments.get("--like")).empty())
    return fail(ErrorKind::kUsage, "--like: an empty title is like nothing");
  if (arguments.has("--like")) return AskedText{arguments.get("--like"), ""};
  const auto path = arguments.get("--text");
  std::string bytes;
  if (path == "-") {
    bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    PLENARY_LET(read, read_file(path));
    bytes = std::move(read);
  }
  const auto text = to_utf8(bytes);
  const auto body = trim(text);
  const auto end = std::min(body.find('\n'), body.size());
  if (body.empty()) return fail(ErrorKind::kInput, fmt::format("{}: no text in it", path));
  return AskedText{std::string(body.substr(0, end)), std::string(body.substr(end))};
}

Result<int> show_near(Reader& reader, const Arguments& arguments, OutputFormat format, size_t limit) {
  PLENARY_LET(asked, asked_text(arguments));
  PLENARY_LET(answer, waiting(reader, "overlap", [&] {
                return near_answer(reader, asked.title, asked.abstract, list_option(arguments, "--body"),
                                   limit);
              }));
  if (format == OutputFormat::kTable) {
    PLENARY_TRY(print(render_near_text(answer)));
  } else if (format == OutputFormat::kJson) {
    PLENARY_TRY(print(render_near_json(answer)));
  } else {
    PLENARY_TRY(print_rows(near_table(answer, false), format));
  }
  return 0;
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(limit, whole_option(arguments, "--limit", kDefaultLimit));
  PLENARY_LET(question, parse_overlap(parameters_of(arguments)));
  PLENARY_LET(reader, Reader::open(workspace));
  if (arguments.has("--like") || arguments.has("--text")) return show_near(reader, arguments, format, limit);
  PLENARY_LET(answer,
              waiting(reader, "overlap", [&] { return overlap_answer(reader, question, clock_day()); }));
  if (format == OutputFormat::kTable) {
    PLENARY_TRY(print(render_overlap_text(answer, limit)));
  } else if (format == OutputFormat::kJson) {
    PLENARY_TRY(print(render_overlap_json(answer, limit)));
  } else {
    PLENARY_TRY(print_rows(overlap_table(answer, limit), format));
    tell(fmt::format("Snapshot {} of {}\n", answer.snapshot.hash, answer.snapshot.made_at));
  }
  return 0;
}

}  // namespace

Command overlap_command() {
  return {"overlap",
          "texts of different bodies on the same subject, with evidence",
          {},
          kOptions,
          "plenary overlap --group itu-t/sg13 --limit 20",
          run};
}

}  // namespace plenary
