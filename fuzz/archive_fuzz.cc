// Bytes as an archive of the kind that the first of them says: members come to an end, and none is larger
// than the bounds.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/archive.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  if (size == 0) return 0;
  constexpr std::array kNames{"x.tar", "x.tar.gz", "x.zip", "x.deb", "x.gz", "x.tar.xz", "x.zst", "x.bz2"};
  std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto read = [&](char* to, size_t most) {
    const auto part = bytes.substr(0, most);
    std::ranges::copy(part, to);
    bytes.remove_prefix(part.size());
    return static_cast<ssize_t>(part.size());
  };
  constexpr uint64_t kMost = 1 << 20;
  auto archive = Archive::open(read, kNames[data[0] % kNames.size()], {.total_bytes = kMost, .files = 100});
  if (!archive) return 0;
  std::array<char, 4096> part;
  uint64_t all = 0;
  for (Archive::Member member; (*archive)->next(member);) {
    if (member.path.empty() && member.fault.empty()) std::abort();
    if (!member.regular || !member.fault.empty()) continue;
    for (;;) {
      const auto got = (*archive)->read(part.data(), part.size());
      if (!got || *got == 0) break;
      if ((all += *got) > kMost + part.size()) std::abort();
    }
  }
  return 0;
}
