// A roll-up as bytes: a mark, a hash of what follows, the columns with their values, the rows as they lie in
// memory. Numbers are those of the machine: the file never leaves it.
#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>

#include "base/hash.h"
#include "metric/rollup_file.h"

namespace plenary {
namespace {

constexpr std::string_view kMark = "rollup 1";  // with the number of the form
constexpr int32_t kNoDay = std::numeric_limits<int32_t>::max();
constexpr size_t kHead = kMark.size() + sizeof(Digest);

Digest hash_of(std::string_view bytes) {
  QuickHash hash;
  hash.add(bytes);
  return hash.value();
}

class Out {
 public:
  explicit Out(std::string& bytes) : bytes_(bytes) {}

  template <class T>
  void number(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  template <class T>
  void list(const std::vector<T>& all) {
    number(all.size());
    bytes_.append(reinterpret_cast<const char*>(all.data()), all.size() * sizeof(T));
  }
  void value(const duck::Value& value) {
    number(static_cast<uint8_t>(value.index()));
    if (const auto* whole = std::get_if<int64_t>(&value)) number(*whole);
    if (const auto* real = std::get_if<double>(&value)) number(*real);
    if (const auto* words = std::get_if<std::string>(&value)) text(*words);
  }

 private:
  std::string& bytes_;
};

// Reads what Out writes; what is beyond the end is nothing, and told by good().
class In {
 public:
  explicit In(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    T value{};
    const auto bytes = take(sizeof value);
    if (good_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  std::string text() { return std::string(take(number<size_t>())); }
  template <class T>
  void list(std::vector<T>& all) {
    const auto count = number<size_t>();
    if (count > rest_.size() / sizeof(T)) good_ = false;
    if (!good_) return;
    const auto bytes = take(count * sizeof(T));
    all.resize(count);
    if (count > 0) std::memcpy(all.data(), bytes.data(), bytes.size());
  }
  /// Steps over a list and returns how long it is.
  template <class T>
  size_t skip() {
    const auto count = number<size_t>();
    if (count > rest_.size() / sizeof(T)) good_ = false;
    if (good_) take(count * sizeof(T));
    return count;
  }
  duck::Value value() {
    switch (number<uint8_t>()) {
      case 2:
        return number<int64_t>();
      case 3:
        return number<double>();
      case 4:
        return text();
      default:
        return {};
    }
  }
  bool good() const { return good_; }
  bool at_end() const { return good_ && rest_.empty(); }

 private:
  std::string_view take(size_t size) {
    if (size > rest_.size()) good_ = false;
    if (!good_) return {};
    const auto out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }

  std::string_view rest_;
  bool good_ = true;
};

void write(const CodedColumn& column, Out& out) {
  out.text(column.name);
  out.number(static_cast<uint8_t>(column.dense));
  out.number(column.codes), out.number(column.shift), out.number(column.mask);
  out.number(column.values.size());
  for (const auto& value : column.values) out.value(value);
}

CodedColumn read_column(In& in) {
  CodedColumn column;
  column.name = in.text();
  column.dense = in.number<uint8_t>() != 0;
  column.codes = in.number<uint64_t>(), column.shift = in.number<int>(), column.mask = in.number<uint64_t>();
  for (auto left = in.number<size_t>(); in.good() && left > 0; --left) column.values.push_back(in.value());
  return column;
}

void write(const RollupRows& rows, Out& out) {
  out.list(rows.keys), out.list(rows.records), out.list(rows.weights);
  out.list(rows.first), out.list(rows.last);
  out.number(rows.segments.size());
  for (const auto& segment : rows.segments) {
    out.number(segment.period ? segment.period->days : kNoDay);
    out.number(segment.begin), out.number(segment.end);
    out.number(static_cast<uint8_t>(segment.dated));
  }
}

Segment read_segment(In& in) {
  Segment segment;
  if (const auto day = in.number<int32_t>(); day != kNoDay) segment.period = Day{day};
  segment.begin = in.number<size_t>(), segment.end = in.number<size_t>();
  segment.dated = in.number<uint8_t>() != 0;
  return segment;
}

RollupRows read_rows(In in) {
  RollupRows rows;
  in.list(rows.keys), in.list(rows.records), in.list(rows.weights);
  in.list(rows.first), in.list(rows.last);
  for (auto left = in.number<size_t>(); in.good() && left > 0; --left)
    rows.segments.push_back(read_segment(in));
  return rows;
}

struct RowsAhead {
  size_t count = 0;
  bool undated = false;
};

// What rows there are; nothing where the lists do not go together. Steps over them.
std::optional<RowsAhead> pass_rows(In& in) {
  const size_t size = in.skip<uint64_t>();
  const auto fits = [size](size_t other, bool may_lack) { return other == size || (may_lack && other == 0); };
  bool whole = fits(in.skip<uint32_t>(), false) && fits(in.skip<double>(), true);
  const size_t first = in.skip<int32_t>(), last = in.skip<int32_t>();
  whole = whole && fits(first, true) && last == first;
  bool undated = false;
  for (auto left = in.number<size_t>(); in.good() && whole && left > 0; --left) {
    const auto segment = read_segment(in);
    whole = segment.begin <= segment.end && segment.end <= size;
    undated = !segment.dated;
  }
  return in.good() && whole ? std::optional(RowsAhead{size, undated}) : std::nullopt;
}

}  // namespace

class RollupCode {
 public:
  static void write(const Rollup& rollup, Out& out) {
    out.number(rollup.columns_.size());
    for (const auto& column : rollup.columns_) plenary::write(column, out);
    for (const auto* part : {&rollup.days_, &rollup.months_, &rollup.years_})
      plenary::write(part->rows(), out);
  }

  static std::shared_ptr<const Rollup> read(In& in, const std::shared_ptr<const void>& owner) {
    auto rollup = std::make_shared<Rollup>();
    for (auto left = in.number<size_t>(); in.good() && left > 0; --left)
      rollup->columns_.push_back(read_column(in));
    for (auto* part : {&rollup->days_, &rollup->months_, &rollup->years_}) {
      const In here = in;
      const auto ahead = in.good() ? pass_rows(in) : std::nullopt;
      if (!ahead) return nullptr;
      *part = LateRows(ahead->count, ahead->undated, [here, owner] { return read_rows(here); });
    }
    return in.at_end() ? rollup : nullptr;
  }
};

std::string encode_rollup(const Rollup& rollup) {
  std::string bytes(kHead, '\0');
  bytes.reserve(rollup.bytes() + rollup.bytes() / 64 + 4096);
  Out out(bytes);
  RollupCode::write(rollup, out);
  const auto hash = hash_of(std::string_view(bytes).substr(kHead));
  std::ranges::copy(kMark, bytes.begin());
  std::memcpy(bytes.data() + kMark.size(), hash.words.data(), sizeof hash.words);
  return bytes;
}

std::shared_ptr<const Rollup> decode_rollup(std::string_view bytes,
                                            const std::shared_ptr<const void>& owner) {
  if (bytes.size() < kHead || !bytes.starts_with(kMark)) return nullptr;
  Digest said;
  std::memcpy(said.words.data(), bytes.data() + kMark.size(), sizeof said.words);
  if (hash_of(bytes.substr(kHead)) != said) return nullptr;
  In in(bytes.substr(kHead));
  return RollupCode::read(in, owner);
}

}  // namespace plenary
