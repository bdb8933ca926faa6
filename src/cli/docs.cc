// The reference pages, made from the tables that the program runs on; tools/gen_docs writes them into
// docs/reference.
#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "import/format.h"
#include "metric/catalogue.h"
#include "metric/slice.h"
#include "serve/openapi.h"
#include "store/columns.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"PAGE", "api, commands, formats, metrics or schema", 1, 1}};

// A cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c == '\n' ? ' ' : c);
  return out;
}

std::string commands_page() {
  std::string out = "# Commands\n\nEvery command takes `-C DIR` (the workspace folder) and `--help`.\n";
  for (const auto& c : commands()) {
    out += fmt::format("\n## plenary {}\n\n{}.\n", c.name, c.summary);
    if (!c.positionals.empty() || !c.options.empty()) out += "\n| argument | meaning |\n|---|---|\n";
    for (const auto& p : c.positionals)
      out += fmt::format("| `{}`{} | {} |\n", p.name, p.most < 0 ? " ..." : "", cell(p.help));
    for (const auto& o : c.options)
      out += fmt::format("| `{}{}{}` | {} |\n", o.name, *o.value ? " " : "", o.value, cell(o.help));
    if (*c.example) out += fmt::format("\n```\n{}\n```\n", c.example);
  }
  return out;
}

std::string formats_page() {
  std::string out = "# Source formats\n\n| format | reads | from | a place is a |\n|---|---|---|---|\n";
  for (const auto& f : formats())
    out += fmt::format("| `{}` | {} | {} | {} |\n", f.name, cell(f.summary), cell(f.locators), f.place);
  return out;
}

Result<std::string> metrics_page() {
  PLENARY_LET(all, catalogue());
  std::string out = "# Metrics\n";
  for (const auto& m : all) {
    out += fmt::format(
        "\n## {}\n\n**{}**\n\n| | |\n|---|---|\n| theme | {} |\n| objective | {} |\n| measure | `{}` |\n| "
        "unit | {} |\n| better | {} |\n"
        "| grain | {} |\n| needs | {} |\n| privacy | {} |\n| limits | {} |\n\n{}\n\n```sql\n{}\n```\n",
        m.name, m.question, m.theme, m.objective, m.measure, m.unit, m.direction, cell(m.grain),
        cell(m.needs), m.privacy, cell(m.limits), m.prose, m.sql);
  }
  out += "\n# Slices\n\n| slice | meaning | adds up |\n|---|---|---|\n";
  for (const auto& s : slices())
    out += fmt::format("| `{}` | {} | {} |\n", s.name, cell(s.meaning), s.overlapping ? "no" : "yes");
  return out;
}

std::string schema_page() {
  std::string out =
      "# Nouns\n\nThe records that importers make and mappings name (src/record/fields.h), and where the "
      "store keeps them.\n";
  for (const auto& noun : nouns()) {
    out += fmt::format("\n## {}\n\n| field | kind |\n|---|---|\n", noun.name);
    for (const auto& f : noun.fields)
      out += fmt::format("| `{}` | {} |\n", f.name,
                         f.kind == FieldKind::kDate     ? "date"
                         : f.kind == FieldKind::kNumber ? "number"
                                                        : "text");
    if (noun.name == "activity") continue;
    out += fmt::format("\nKept as `raw.{}`:", noun.name);
    for (const auto& c : raw_columns(noun)) out += fmt::format(" `{}`", c.name);
    out += "\n";
  }
  return out;
}

Result<int> run(const Arguments& arguments) {
  const auto page = arguments.first("PAGE");
  Result<std::string> text = fail(ErrorKind::kUsage, fmt::format("there is no page '{}'", page));
  if (page == "api") text = serve::api_page();
  if (page == "commands") text = commands_page();
  if (page == "formats") text = formats_page();
  if (page == "metrics") text = metrics_page();
  if (page == "schema") text = schema_page();
  PLENARY_TRY(text);
  PLENARY_TRY(print("<!-- Made by tools/gen_docs; edit the tables in the source instead. -->\n" + *text));
  return 0;
}

}  // namespace

Command docs_command() {
  return {"docs", "print a page of the reference", kPositionals, {}, "plenary docs metrics", run};
}

}  // namespace plenary
