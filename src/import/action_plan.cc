#include "import/action_plan.h"

#include <fmt/core.h>

#include <filesystem>

#include "base/files.h"
#include "base/text.h"

namespace plenary {
namespace {

constexpr uint64_t kMostBytes = 16u << 20;

bool is_workbook(std::string_view path) { return ascii_lower(path).ends_with(".xlsx"); }

Status known_end(std::string_view path) {
  if (is_workbook(path) || ascii_lower(path).ends_with(".toml")) return {};
  return fail(ErrorKind::kUsage, fmt::format("{}: a plan is a file .toml or .xlsx", printable(path)));
}

}  // namespace

Result<PlanFile> parse_plan(std::string_view path, std::string_view bytes) {
  PLENARY_TRY(known_end(path));
  PLENARY_LET(entries, is_workbook(path) ? plan::read_sheets(path, bytes) : plan::read_toml(path, bytes));
  PLENARY_LET(made, plan::build(entries));
  PLENARY_TRY(plan::check(made));
  return PlanFile{std::move(entries), std::move(made)};
}

Result<PlanFile> read_plan(const std::string& path) {
  PLENARY_TRY(known_end(path));
  PLENARY_LET(bytes, read_file(path, kMostBytes));
  return parse_plan(std::filesystem::path(path).filename().string(), bytes);
}

Status write_plan(const std::string& path, const PlanFile& file) {
  PLENARY_TRY(known_end(path));
  if (std::filesystem::exists(path))
    return fail(ErrorKind::kUsage, fmt::format("{} is there already: name another file", path));
  if (is_workbook(path)) return plan::write_sheets(path, file.entries);
  return write_file(path, plan::to_toml(file.entries));
}

}  // namespace plenary
