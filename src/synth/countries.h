// Where the people and organizations of the invented world are: real countries, with weights like those of
// real attendance lists, and how names of people and firms are formed there.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace plenary::synth {

/// ITU's six regions.
enum class Region : uint8_t { kAfrica, kAmericas, kArab, kAsiaPacific, kCis, kEurope };

/// Families of names; see names.cc.
enum class Culture : uint8_t {
  kAnglo,
  kRomance,
  kGermanic,
  kSlavic,
  kChinese,
  kJapanese,
  kKorean,
  kIndian,
  kArabic,
  kAfrican,
  kTurkic,
  kMalay
};

/// How a company's name ends: "Ltd." and "Limited".
struct LegalForm {
  std::string_view brief, full;
};

struct Country {
  std::string_view code;  ///< ISO 3166-1 alpha-2
  std::string_view name;
  Region region;
  double weight;  ///< share of participation in 2015, roughly, in ten-thousandths
  Culture culture;
  LegalForm form;
};

std::span<const Country> countries();

/// Yearly growth of a region's share, as an exponent: what the trends of the invented world come from.
double trend(Region region, int year);

}  // namespace plenary::synth
