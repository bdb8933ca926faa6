#include "scan/prefilter.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "scan/anchors.h"

namespace plenary::scan {
namespace {

using Places = std::vector<uint32_t>;

Places places_in(const Prefilter& prefilter, std::string_view text, Unit unit, size_t from = 0) {
  Places places(text.size() + Prefilter::kRoom);
  places.resize(prefilter.find(text, from, text.size(), places, unit));
  return places;
}

Shape shape_of(std::string_view four) {
  Shape shape;
  for (size_t at = 0; at < shape.size(); ++at) shape[at].set(static_cast<unsigned char>(four[at]));
  return shape;
}

TEST(APrefilter, FindsAShapeAtTheBeginningTheEndAndAcrossBlocks) {
  const Prefilter prefilter(std::vector{shape_of("RFC ")});
  for (const auto unit : Prefilter::units())
    for (const size_t at : {0, 1, 60, 61, 62, 63, 64, 65, 127, 128, 190}) {
      std::string text(200, '-');
      text.replace(at, 4, "RFC ");
      EXPECT_EQ(places_in(prefilter, text, unit), Places{static_cast<uint32_t>(at)});
      EXPECT_EQ(places_in(prefilter, text.substr(0, at + 4), unit), Places{static_cast<uint32_t>(at)});
      EXPECT_TRUE(places_in(prefilter, text, unit, at + 1).empty());
    }
}

TEST(APrefilter, OfOneShapeLetsNothingElseThrough) {
  const Prefilter prefilter(std::vector{shape_of("RFC ")});
  for (const auto unit : Prefilter::units())
    EXPECT_TRUE(places_in(prefilter, "RFD RFCS rFC  FC RRFRC CFR", unit).empty());
}

TEST(APrefilter, OfAnchorsGivesTheSamePlacesWithEveryUnitAndMissesNone) {
  const Anchors anchors;
  const auto shapes = anchors.shapes();
  const Prefilter prefilter(shapes);
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "RrFfCcSsTtXxHhIiEeTtUuGg0123456789. -_/#\n\xC3\xA9zq";
  for (size_t size = 0; size < 400; ++size) {
    std::string text;
    while (text.size() < size) text += kBytes[random() % kBytes.size()];
    const auto portable = places_in(prefilter, text, Unit::kPortable);
    for (const auto unit : Prefilter::units()) EXPECT_EQ(places_in(prefilter, text, unit), portable);
    for (size_t at = 0; at + 4 <= text.size(); ++at)
      for (const auto& shape : shapes) {
        bool stands = true;
        for (size_t i = 0; i < 4; ++i) stands &= shape[i][static_cast<unsigned char>(text[at + i])];
        EXPECT_TRUE(!stands || std::ranges::binary_search(portable, at)) << text.substr(at, 4);
      }
  }
}

}  // namespace
}  // namespace plenary::scan
