#include "stats/random.h"

namespace plenary {
namespace {

struct Halves {
  uint32_t high, low;
};

Halves multiply(uint32_t a, uint32_t b) {
  const uint64_t product = uint64_t{a} * b;
  return {static_cast<uint32_t>(product >> 32), static_cast<uint32_t>(product)};
}

uint64_t join(uint32_t high, uint32_t low) { return uint64_t{high} << 32 | low; }

}  // namespace

PhiloxWords philox(PhiloxWords counter, uint32_t key_0, uint32_t key_1) {
  for (int round = 0; round < 10; ++round) {
    const auto [w0, w1, w2, w3] = counter.w;
    const Halves a = multiply(0xD2511F53, w0), b = multiply(0xCD9E8D57, w2);
    counter = {{b.high ^ w1 ^ key_0, b.low, a.high ^ w3 ^ key_1, a.low}};
    key_0 += 0x9E3779B9;
    key_1 += 0xBB67AE85;
  }
  return counter;
}

uint64_t CounterRandom::next() {
  has_spare_ = !has_spare_;
  if (!has_spare_) return spare_;
  const PhiloxWords counter{{static_cast<uint32_t>(block_), static_cast<uint32_t>(block_ >> 32),
                             static_cast<uint32_t>(stream_), static_cast<uint32_t>(stream_ >> 32)}};
  const auto [w0, w1, w2, w3] =
      philox(counter, static_cast<uint32_t>(seed_), static_cast<uint32_t>(seed_ >> 32)).w;
  ++block_;
  spare_ = join(w2, w3);
  return join(w0, w1);
}

// What lies beyond the largest multiple of `limit` is drawn again, so that no rest is likelier.
uint64_t CounterRandom::below(uint64_t limit) {
  const uint64_t unfair = (0 - limit) % limit;  // 2^64 modulo limit
  uint64_t value = next();
  while (value < unfair) value = next();
  return value % limit;
}

}  // namespace plenary
