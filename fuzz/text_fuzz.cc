// The text tools take any bytes: what they give back is valid UTF-8, in bounds, and stable when done twice.
#include <cstdlib>
#include <string_view>

#include "base/day.h"
#include "base/hash.h"
#include "base/text.h"

namespace {
void require(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = to_utf8(bytes);
  require(valid_utf8(text));
  require(to_utf8(text) == text);
  const std::string line = clean(bytes, 100);
  require(valid_utf8(line) && line.size() <= 100 && line.find('\n') == line.npos);
  require(clean(line, 100) == line);
  require(valid_utf8(fold(bytes)));
  require(valid_utf8(printable(bytes)));
  display_width(bytes);
  trim(bytes);
  if (const auto date = parse_date(bytes)) require(date->day <= date->last());
  require(digest_from_hex(to_hex(digest(bytes))) == digest(bytes));
  digest_from_hex(bytes);
  month_number(bytes);
  return 0;
}
