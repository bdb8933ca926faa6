#include "scan/tally.h"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "scan/cursor.h"

namespace plenary {
namespace {

constexpr size_t kBuffer = 256 << 10;  // as much as stays in a near cache
// What rules may look at on either side of a place: find_citations' longest line.
constexpr size_t kContext = 4 << 10;
constexpr size_t kLargestMetadata = 16u << 20;
constexpr uint64_t kMost = 8ull << 30;  // of one file: a text of that size is a hole or has no end

// Eight bytes at a time: a byte of `bits` is zero where the text has a newline, and the carry of an addition
// tells which are. Counts in a word hold as long as it is fewer than 255 steps.
uint32_t newlines(std::string_view text) {
  constexpr uint64_t kNewlines = 0x0a0a0a0a0a0a0a0a, kLow = 0x7f7f7f7f7f7f7f7f, kOnes = 0x0101010101010101;
  uint32_t count = 0;
  while (text.size() >= 8) {
    uint64_t sums = 0;
    const size_t steps = std::min<size_t>(text.size() / 8, 255);
    for (size_t step = 0; step < steps; ++step) {
      uint64_t bits = 0;
      std::memcpy(&bits, text.data() + 8 * step, sizeof bits);
      bits ^= kNewlines;
      sums += ~((((bits & kLow) + kLow) | bits) >> 7) & kOnes;
    }
    for (; sums != 0; sums >>= 8) count += static_cast<uint32_t>(sums & 0xff);
    text.remove_prefix(8 * steps);
  }
  return count + static_cast<uint32_t>(std::ranges::count(text, '\n'));
}

}  // namespace

Cited& Tally::entry(const DocumentId& id) {
  if (last_ < cited_.size() && cited_[last_].id == id) return cited_[last_];
  const auto [at, fresh] = index_.try_emplace(id.key(), cited_.size());
  if (fresh) cited_.push_back({.id = id});
  return cited_[last_ = at->second];
}

uint32_t Tally::line_at(std::string_view text, size_t at) {
  if (at > counted_) {
    line_ += newlines(text.substr(counted_, at - counted_));
    counted_ = at;
  }
  return line_;
}

void Tally::take(std::string_view text, size_t from, size_t to) {
  found_.clear();
  find_citations(text, from, to, found_);
  if (!kind_ && !found_.empty()) kind_.emplace(path_);
  for (const auto& found : found_) {
    auto& cited = entry(found.id);
    if (cited.count++ == 0)
      cited.line = line_at(text, found.at), cited.kind = kind_->always().value_or(EvidenceKind::kLicence);
    // Nothing is stronger than a name of code, and lines do not always have a say.
    if (cited.kind == EvidenceKind::kIdentifier || kind_->always()) continue;
    const auto line = scan::line_around(text, found.at, kContext);
    cited.kind =
        std::min(cited.kind, kind_->at(text.substr(line.from, line.to - line.from), found.at - line.from));
  }
}

void Tally::forget(std::string_view text, size_t bytes) {
  line_at(text, bytes);
  counted_ = counted_ > bytes ? counted_ - bytes : 0;
}

std::vector<Cited> Tally::done() && {
  std::vector<std::pair<std::string, size_t>> order(index_.begin(), index_.end());
  std::ranges::sort(order);
  std::vector<Cited> out;
  out.reserve(order.size());
  for (const auto& [unused, at] : order) out.push_back(std::move(cited_[at]));
  return out;
}

FileScan::FileScan() : buffer_(std::make_unique_for_overwrite<char[]>(kBuffer)) {}

bool FileScan::load(const Reader& read) {
  while (!ended_ && have_ < kBuffer) {
    const auto got = read(buffer_.get() + have_, kBuffer - have_);
    ended_ = got <= 0;
    if (got < 0) fault_ = fmt::format("cannot read: {}", std::strerror(errno));
    if (bytes_ > kMost) ended_ = true, fault_ = fmt::format("larger than {} bytes", kMost);
    if (got > 0) have_ += static_cast<size_t>(got), bytes_ += static_cast<uint64_t>(got);
  }
  return ended_;
}

std::string FileScan::take_loaded() {
  std::string bytes(buffer_.get(), have_);
  have_ = 0, bytes_ = 0, ended_ = false;
  return bytes;
}

FileScan::Outcome FileScan::finish(std::string_view path, const Reader& read, bool inventory) {
  load(read);
  Outcome out{.binary = is_binary({buffer_.get(), have_})};
  const bool metadata = inventory && is_package_file(path);
  Tally tally(path);
  for (size_t from = 0, known = 0; !out.binary;) {
    const std::string_view text(buffer_.get(), have_);
    const auto part = text.substr(known);
    if (metadata && out.whole.size() < kLargestMetadata) out.whole += part;
    if (ended_) {
      tally.take(text, from, text.size());
      out.cited = std::move(tally).done();
      if (inventory && !out.cited.empty()) hash_.add(part), out.content = hash_.value();
      break;
    }
    if (inventory) hash_.add(part);
    const size_t to = have_ - kContext, keep = to - kContext;
    tally.take(text, from, to);
    tally.forget(text, keep);
    std::memmove(buffer_.get(), buffer_.get() + keep, have_ - keep);
    have_ -= keep, from = to - keep, known = have_;
    load(read);
  }
  if (inventory) hash_.restart();
  out.bytes = bytes_;
  out.fault = std::exchange(fault_, {});
  have_ = 0, bytes_ = 0, ended_ = false;
  return out;
}

}  // namespace plenary
