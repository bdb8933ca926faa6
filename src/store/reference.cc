#include "store/reference.h"

#include <fmt/core.h>

#include <filesystem>

#include "base/embedded.h"
#include "base/files.h"
#include "base/hash.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

bool is_table(const Embedded& file) { return file.path.ends_with(".csv"); }

// The tables of the linkage model decide on names, and no question asks them: they are no tables of the
// store.
bool is_asked(const Embedded& file) { return is_table(file) && !file.path.starts_with("data/linkage_"); }

}  // namespace

std::string reference_hash() {
  Digest sum;
  for (const auto& file : embedded_below("data/"))
    if (is_table(file)) sum += digest(fmt::format("{}\n{}", file.path, file.bytes));
  for (const auto& file : embedded_below("sql/load/"))
    sum += digest(fmt::format("{}\n{}", file.path, file.bytes));
  return to_hex(sum);
}

Result<std::string> read_decisions(const Workspace& workspace) {
  if (!fs::exists(workspace.decisions())) return std::string();
  return read_file(workspace.decisions());
}

std::string decisions_hash(std::string_view decisions) {
  return decisions.empty() ? "" : to_hex(digest(decisions));
}

Status load_reference(duck::Connection& connection, const std::string& spill) {
  std::error_code error;
  fs::create_directories(spill, error);
  const auto passing = spill + "/reference.csv";
  for (const auto& file : embedded_below("data/")) {
    if (!is_asked(file)) continue;
    PLENARY_TRY(write_file(passing, file.bytes));
    const auto table = fs::path(file.path).stem().string();
    PLENARY_TRY(connection.run(fmt::format(
        "CREATE OR REPLACE TABLE ref.{} AS SELECT * FROM read_csv({}, header = true, all_varchar = true, "
        "delim = ',', quote = '\"', escape = '\"', skip = 0)",
        duck::quote_name(table), duck::quote(passing))));
  }
  fs::remove(passing, error);
  return {};
}

}  // namespace plenary
