#include "import/table_cells.h"

#include <fmt/core.h>

#include <array>
#include <cstring>

#include "base/text.h"

namespace plenary::table {
namespace {

constexpr size_t kBlock = 256 << 10;

constexpr std::array<std::string_view, 9> kEndings{".csv",    ".tsv",     ".txt",  ".json", ".jsonl",
                                                   ".ndjson", ".parquet", ".xlsx", ".ods"};

// The ending that names the format, or nothing.
std::string_view ending_of(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return {};
  for (const auto ending : kEndings)
    if (equals_ignoring_case(path.substr(dot), ending)) return ending;
  return {};
}

}  // namespace

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > kBlock / 4) return adopt(std::string(text));
  if (text.size() > left_) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
    at_ = blocks_.back().get();
    left_ = kBlock;
  }
  std::memcpy(at_, text.data(), text.size());
  const std::string_view kept(at_, text.size());
  at_ += text.size();
  left_ -= text.size();
  return kept;
}

std::string_view Arena::adopt(std::string text) {
  texts_.push_back(std::make_unique<std::string>(std::move(text)));
  return *texts_.back();
}

bool is_table_name(std::string_view path) { return !ending_of(path).empty(); }
bool is_parquet_name(std::string_view path) { return ending_of(path) == ".parquet"; }

Result<Table> read_table(std::string_view path, std::string_view bytes, const ReadOptions& options) {
  const std::string_view ending = ending_of(path);
  if (bytes.empty()) return fail(ErrorKind::kInput, "the file is empty");
  if (ending == ".json") return read_json(bytes, options, false);
  if (ending == ".jsonl" || ending == ".ndjson") return read_json(bytes, options, true);
  if (ending == ".parquet") return read_parquet(bytes);
  if (ending == ".xlsx") return read_xlsx(bytes);
  if (ending == ".ods") return read_ods(bytes);
  if (ending.empty())
    return fail(ErrorKind::kUsage,
                fmt::format("{}: tables end in .csv .tsv .txt .json .jsonl .ndjson .parquet "
                            ".xlsx or .ods",
                            path));
  ReadOptions text = options;
  if (ending == ".tsv" && text.separator == 0) text.separator = '\t';
  return read_csv(bytes, text);
}

}  // namespace plenary::table
