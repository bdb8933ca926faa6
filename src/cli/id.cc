// `plenary id`: the canonical key of a standard's name.
#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "cli/commands.h"
#include "record/identifier.h"
#include "scan/citation.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"TEXT", "a standard as people write it, in one text or in words", 1, -1}};

Result<int> run(const Arguments& arguments) {
  const auto text = fmt::format("{}", fmt::join(arguments.all("TEXT"), " "));
  if (const auto id = parse_identifier(text)) {
    PLENARY_TRY(print(id->key() + "\n"));
    return 0;
  }
  const auto found = find_citations(text);
  for (const auto& citation : found) PLENARY_TRY(print(citation.id.key() + "\n"));
  if (found.empty())
    tell(fmt::format("'{}' names no standard that is known (docs/identifiers.md)\n", printable(text)));
  return found.empty() ? 1 : 0;
}

}  // namespace

Command id_command() {
  return {"id", "the canonical key of a standard's name",           kPositionals,
          {},   "plenary id \"ITU-T Rec. G.709/Y.1331 (06/2020)\"", run};
}

}  // namespace plenary
