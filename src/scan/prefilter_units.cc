// The three ways: a table look each byte; AVX2, which looks up halves of bytes (some pass that should not,
// and are looked up again); AVX-512 VBMI, which looks up whole ones.
#include "scan/prefilter_units.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace plenary::scan {
namespace {

using Tables = Prefilter::Tables;

bool stands(const Tables& tables, const unsigned char* at) {
  const auto& groups = tables.groups;
  return (groups[0][at[0] & 127] & groups[1][at[1] & 127] & groups[2][at[2] & 127] &
          groups[3][at[3] & 127]) != 0;
}

uint32_t* portable(const Tables& tables, const char* text, size_t from, size_t to, uint32_t* out) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text);
  for (size_t at = from; at < to; ++at) {
    *out = static_cast<uint32_t>(at);
    out += stands(tables, bytes + at);
  }
  return out;
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) __m256i both_lanes(const uint8_t* table) {
  return _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(table)));
}

// The places in 32 bytes, a bit each, and some more.
__attribute__((target("avx2"))) uint32_t loose_places(const Tables& tables, const char* bytes) {
  const __m256i mask = _mm256_set1_epi8(15);
  __m256i common[Prefilter::kEights];
  for (auto& eight : common) eight = _mm256_set1_epi8(-1);
#pragma GCC unroll 4
  for (size_t at = 0; at < 4; ++at) {
    const auto here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + at));
    const auto low = _mm256_and_si256(here, mask);
    const auto high = _mm256_and_si256(_mm256_srli_epi16(here, 4), mask);
#pragma GCC unroll 3
    for (size_t eight = 0; eight < Prefilter::kEights; ++eight)
      common[eight] = _mm256_and_si256(
          common[eight], _mm256_and_si256(_mm256_shuffle_epi8(both_lanes(tables.low[eight][at]), low),
                                          _mm256_shuffle_epi8(both_lanes(tables.high[eight][at]), high)));
  }
  const auto any = _mm256_or_si256(_mm256_or_si256(common[0], common[1]), common[2]);
  const auto none = _mm256_cmpeq_epi8(any, _mm256_setzero_si256());
  return ~static_cast<uint32_t>(_mm256_movemask_epi8(none));
}

// Nearly every block has a loose place or two, so nothing branches on them: eight are written whether they
// are there or not, and in the end those that do not stand are dropped.
__attribute__((target("avx2,bmi,popcnt"))) uint32_t* avx2(const Tables& tables, const char* text, size_t from,
                                                          size_t to, uint32_t* out) {
  auto* end = out;
  for (size_t block = from; block < to; block += 64) {
    uint64_t places = loose_places(tables, text + block) |
                      static_cast<uint64_t>(loose_places(tables, text + block + 32)) << 32;
    auto* const next = end + __builtin_popcountll(places);
    do {
#pragma GCC unroll 8
      for (size_t i = 0; i < 8; ++i) {
        end[i] = static_cast<uint32_t>(block + _tzcnt_u64(places));
        places &= places - 1;
      }
      end += 8;
    } while (places != 0);
    end = next;
  }
  const auto* bytes = reinterpret_cast<const unsigned char*>(text);
  auto* kept = out;
  for (const auto* place = out; place != end; ++place) {
    *kept = *place;
    kept += stands(tables, bytes + *kept);
  }
  return kept;
}

__attribute__((target("avx512f,avx512bw,avx512vbmi"))) __m512i look_up(const uint8_t* table, __m512i bytes) {
  return _mm512_permutex2var_epi8(_mm512_load_si512(table), bytes, _mm512_load_si512(table + 64));
}

__attribute__((target("avx512f,avx512bw,avx512vbmi"))) uint32_t* avx512(const Tables& tables,
                                                                        const char* text, size_t from,
                                                                        size_t to, uint32_t* out) {
  for (size_t block = from; block < to; block += 64) {
    __m512i common[Prefilter::kEights];
    for (auto& eight : common) eight = _mm512_set1_epi8(-1);
#pragma GCC unroll 4
    for (size_t at = 0; at < 4; ++at) {
      const auto here = _mm512_loadu_si512(text + block + at);
#pragma GCC unroll 3
      for (size_t eight = 0; eight < Prefilter::kEights; ++eight)
        common[eight] = _mm512_and_si512(common[eight], look_up(tables.bytes[eight][at], here));
    }
    const auto any = _mm512_or_si512(_mm512_or_si512(common[0], common[1]), common[2]);
    auto places = static_cast<uint64_t>(_mm512_test_epi8_mask(any, any));
    for (; places != 0; places &= places - 1)
      *out++ = static_cast<uint32_t>(block + static_cast<size_t>(__builtin_ctzll(places)));
  }
  return out;
}

#endif

}  // namespace

uint32_t* find_blocks(Unit unit, const Tables& tables, const char* text, size_t from, size_t to,
                      uint32_t* out) {
#if defined(__x86_64__)
  if (unit == Unit::kAvx512) return avx512(tables, text, from, to, out);
  if (unit == Unit::kAvx2) return avx2(tables, text, from, to, out);
#endif
  (void)unit;
  return portable(tables, text, from, to, out);
}

}  // namespace plenary::scan
