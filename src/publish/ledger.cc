#include "publish/ledger.h"

#include <fmt/core.h>

#include <charconv>
#include <filesystem>

#include "base/files.h"
#include "base/kept_lines.h"
#include "base/text.h"
#include "store/lock.h"

namespace plenary {
namespace {

constexpr std::string_view kFile = "privacy.ledger";
constexpr int64_t kMostLoss = 1'000'000'000;

template <class Number>
bool read(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

std::string thousandths(int64_t loss) { return fmt::format("{}.{:03}", loss / 1000, loss % 1000); }

}  // namespace

Result<std::vector<LedgerLine>> parse_ledger(std::string_view text) {
  PLENARY_LET(lines, kept_lines(text, kFile));
  std::vector<LedgerLine> out;
  for (const auto& kept : lines) {
    const auto parts = split(kept.text, '\t');
    LedgerLine line;
    if (parts.size() != 5) return damaged_line(kFile, kept.number, "five fields stand between tabs");
    if (!read(parts[1], line.year)) return damaged_line(kFile, kept.number, "the second field is a year");
    if (!read(parts[2], line.loss) || line.loss <= 0 || line.loss > kMostLoss)
      return damaged_line(kFile, kept.number, "the third field is a loss in thousandths, above zero");
    line.at = parts[0], line.question = parts[3], line.snapshot = parts[4];
    out.push_back(std::move(line));
  }
  return out;
}

int64_t spent(const std::vector<LedgerLine>& ledger, int year) {
  int64_t sum = 0;
  for (const auto& line : ledger)
    if (line.year == year) sum += line.loss;
  return sum;
}

Status spend(const Workspace& workspace, const LedgerLine& line, int64_t budget) {
  const auto path = fmt::format("{}/{}", workspace.folder, kFile);
  const auto lock = WriterLock::take(path + ".lock", "the ledger of privacy");
  if (!lock) return std::unexpected(lock.error());
  std::string text =
      "# What was told of access logs: time, year of the records, loss in thousandths, question, snapshot\n";
  if (std::filesystem::exists(path)) {
    PLENARY_LET(there, read_file(path));
    text = there;
  }
  PLENARY_LET(ledger, parse_ledger(text));
  const auto before = spent(ledger, line.year);
  if (line.loss > budget - before)
    return fail(
        ErrorKind::kUsage,
        fmt::format("the privacy budget of {} is spent: {} of {} are used, this would take {}; what was "
                    "told before stays true",
                    line.year, thousandths(before), thousandths(budget), thousandths(line.loss)));
  if (!text.ends_with('\n')) text += '\n';
  text += fmt::format("{}\t{}\t{}\t{}\t{}\n", line.at, line.year, line.loss, line.question, line.snapshot);
  return write_file(path, text);
}

}  // namespace plenary
