#include "scan/anchors.h"

namespace plenary::scan {
namespace {

using ByteSet = std::bitset<256>;

char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

ByteSet set_of(std::string_view bytes) {
  ByteSet set;
  for (const char c : bytes) set.set(static_cast<unsigned char>(c));
  return set;
}

ByteSet where(bool (*holds)(char)) {
  ByteSet set;
  for (size_t byte = 0; byte < 256; ++byte) set[byte] = holds(static_cast<char>(byte));
  return set;
}

ByteSet behind_set(Behind behind) {
  switch (behind) {
    case Behind::kDigits:
      return where(is_digit);
    case Behind::kGap:
      return where(is_digit) | set_of(" \t-_#:./,");
    case Behind::kNoLetter:
      return ~where(is_letter);
    case Behind::kNoDigit:
      return ~where(is_digit);
    case Behind::kAny:
      break;
  }
  return ByteSet().set();
}

Shape shape_of(const Anchor& anchor) {
  Shape shape;
  for (size_t at = 0; at < shape.size(); ++at) {
    if (at < anchor.literal.size()) {
      const char c = anchor.literal[at];
      shape[at] =
          at == 0 && anchor.capital ? set_of(std::string(1, upper(c))) : set_of(std::string{c, upper(c)});
    } else {
      const bool first = at == anchor.literal.size();
      const bool once = anchor.behind == Behind::kNoLetter || anchor.behind == Behind::kNoDigit;
      shape[at] = behind_set(first || !once ? anchor.behind : Behind::kAny);
    }
  }
  return shape;
}

}  // namespace

Anchors::Anchors() {
  for (const auto list : {internet_anchors(), itu_anchors(), mobile_anchors(), iso_anchors(), ieee_anchors(),
                          national_anchors(), industry_anchors(), web_anchors()})
    for (const auto& anchor : list) add(anchor);
}

void Anchors::add(const Anchor& anchor) {
  auto& list = list_of_[pair(anchor.literal[0], anchor.literal[1])];
  if (list == 0) {
    lists_.emplace_back();
    list = static_cast<uint8_t>(lists_.size());
  }
  lists_[list - 1].push_back(&anchor);
  for (const char a : {anchor.literal[0], upper(anchor.literal[0])})
    for (const char b : {anchor.literal[1], upper(anchor.literal[1])}) list_of_[pair(a, b)] = list;
}

std::vector<Shape> Anchors::shapes() const {
  std::vector<Shape> shapes;
  for (const auto& list : lists_)
    for (const auto* anchor : list) shapes.push_back(shape_of(*anchor));
  return shapes;
}

}  // namespace plenary::scan
