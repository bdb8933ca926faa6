// `plenary standard`: everything known of one standard; the standards of a body with their indicators; the
// sheet on which experts rate standards.
#include <fmt/format.h>

#include <array>
#include <ctime>
#include <filesystem>
#include <functional>

#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/named_standards.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/judgement_questions.h"
#include "publish/ratings_sheet.h"
#include "publish/standard_answer.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"ID", "a standard as people write it; of several with --ratings-sheet each in quotes", 0, -1}};
constexpr std::array kOptions{
    Option{"--body", "BODY", "the standards of a body, side by side"},
    Option{"--by", "INDICATOR",
           "with --body: the greatest first: practicality, originality, ubiquity, singularity (default: "
           "adopters)"},
    Option{"--top", "N", "so many rows of each list (default 10; with --body 20)"},
    Option{"--records", "", "also the places where it is used"},
    Option{"--ratings-sheet", "FOLDER",
           "write a table, a web form and a mapping with which experts rate these standards"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

// The key of a text, as `plenary id` tells it; a key that nothing recognizes may still be on record.
std::string key_of(const std::string& asked) {
  const auto found = named_standards(asked);
  return found.empty() ? ascii_lower(trim(asked)) : found.front().key();
}

template <class Answer>
Status print_answer(const Answer& answer, OutputFormat format, std::string (*as_text)(const Answer&),
                    std::string (*as_json)(const Answer&), const std::function<duck::Table()>& as_table) {
  if (format == OutputFormat::kTable) return print(as_text(answer));
  if (format == OutputFormat::kJson) return print(as_json(answer));
  PLENARY_TRY(print_rows(as_table(), format));
  tell(fmt::format("Snapshot {} of {}\n", answer.snapshot.hash, answer.snapshot.made_at));
  return {};
}

Status show_list(Reader& reader, const Arguments& arguments, OutputFormat format, Audience audience,
                 Day today) {
  if (arguments.has("--records"))
    return fail(ErrorKind::kUsage, "--records is about one standard: plenary standard ID --records");
  PLENARY_LET(question, parse_standard_list(parameters_of(arguments)));
  PLENARY_LET(list,
              waiting(reader, "standard", [&] { return standard_list(reader, question, audience, today); }));
  return print_answer<StandardList>(list, format, render_standard_list_text, render_standard_list_json,
                                    [&] { return standard_list_table(list, false); });
}

Status show_one(Reader& reader, const Arguments& arguments, OutputFormat format, Audience audience,
                Day today) {
  constexpr uint64_t kTop = 10;
  if (arguments.has("--by"))
    return fail(ErrorKind::kUsage, "--by is of a list: plenary standard --body BODY --by ...");
  PLENARY_LET(top, whole_option(arguments, "--top", kTop));
  const StandardQuestion question{key_of(fmt::format("{}", fmt::join(arguments.all("ID"), " "))), top,
                                  arguments.has("--records")};
  PLENARY_LET(answer, waiting(reader, "standard",
                              [&] { return standard_answer(reader, question, audience, today); }));
  return print_answer<StandardAnswer>(answer, format, render_standard_text, render_standard_json,
                                      [&] { return standard_table(answer); });
}

Result<std::vector<RatedStandard>> to_be_rated(Reader& reader, const Arguments& arguments) {
  PLENARY_LET(list, read_works(reader.connection()));
  std::vector<RatedStandard> out;
  for (const auto& asked : arguments.all("ID")) {
    const auto key = key_of(asked);
    const auto work = list.find(key);
    if (!work)
      return fail(ErrorKind::kNotFound, fmt::format("no standard '{}' on record; beside it there are: {}",
                                                    key, near_keys(list, key)));
    out.push_back({list.works[*work].key, list.works[*work].name, list.works[*work].title});
  }
  return out;
}

Status write_sheet(Reader& reader, const Arguments& arguments) {
  const auto folder = arguments.get("--ratings-sheet");
  PLENARY_LET(standards, to_be_rated(reader, arguments));
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: {}", folder, error.message()));
  const std::pair<const char*, std::string> files[] = {
      {"ratings.csv", ratings_csv(standards, reader.snapshot())},
      {"ratings.html", ratings_form(standards, reader.snapshot())},
      {"ratings.mapping.toml", ratings_mapping()}};
  for (const auto& [name, bytes] : files)
    if (std::filesystem::exists(folder + "/" + name))
      return fail(
          ErrorKind::kUsage,
          fmt::format("{}/{} is there already, perhaps filled in: name another folder", folder, name));
  for (const auto& [name, bytes] : files) {
    PLENARY_TRY(write_file(folder + "/" + name, bytes));
    PLENARY_TRY(print(fmt::format("{}/{}\n", folder, name)));
  }
  tell(
      fmt::format("{} standards, scale {}; filled in, they come back by: plenary import table {} --mapping "
                  "{}/ratings.mapping.toml\n",
                  standards.size(), kRatingScale, folder, folder));
  return {};
}

Result<int> run(const Arguments& arguments) {
  const bool listed = arguments.has("--body");
  if (listed == !arguments.all("ID").empty())
    return fail(ErrorKind::kUsage, "name a standard, or a body with --body");
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(reader, Reader::open(workspace));
  const Day today{static_cast<int32_t>(std::time(nullptr) / 86400)};
  if (listed)
    PLENARY_TRY(show_list(reader, arguments, format, audience, today));
  else if (arguments.has("--ratings-sheet"))
    PLENARY_TRY(write_sheet(reader, arguments));
  else
    PLENARY_TRY(show_one(reader, arguments, format, audience, today));
  return 0;
}

}  // namespace

Command standard_command() {
  return {"standard",
          "everything known of a standard: who wrote it, who uses it where, how it fares",
          kPositionals,
          kOptions,
          "plenary standard RFC 9110",
          run};
}

}  // namespace plenary
