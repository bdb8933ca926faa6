#include "record/same_as.h"

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "base/text.h"
#include "record/identifier.h"

namespace plenary {
namespace {

using Works = std::vector<std::string>;

TEST(SameAs, HoldsBothWays) {
  EXPECT_EQ(same_as("pkcs:1"), Works{"ietf:rfc8017"});
  EXPECT_EQ(same_as("ietf:rfc8017"), Works{"pkcs:1"});
  EXPECT_EQ(same_as("itu-t:h.264"), Works{"iso-iec:14496-10"});
  EXPECT_EQ(same_as("iso-iec:9594-8"), Works{"itu-t:x.509"});
  EXPECT_EQ(same_as("ietf:rfc9110"), Works{});
  EXPECT_EQ(same_as(""), Works{});
}

TEST(SameAs, WhatIsTheSameAsOneIsTheSameAsAllOfThem) {
  EXPECT_EQ(same_as("iec:60559"), (Works{"ieee:754", "iso-iec-ieee:60559"}));
}

TEST(SameAs, EtsiPublishesTheTextsOf3gppUnderNumbersOfItsOwn) {
  EXPECT_EQ(same_as("3gpp:ts23.501"), Works{"etsi:ts123501"});
  EXPECT_EQ(same_as("etsi:ts136521-1"), Works{"3gpp:ts36.521-1"});
  EXPECT_EQ(same_as("etsi:ts102323"), Works{});
  EXPECT_EQ(same_as("3gpp:ts"), Works{});
}

TEST(SameAs, EachRowNamesTwoWorksAsKeys) {
  const auto lines = split(*embedded("data/same_as.csv"), '\n');
  for (size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    const auto cells = split(lines[i], ',');
    for (const auto key : {cells[0], cells[1]}) {
      const auto id = parse_key(key);
      EXPECT_TRUE(id && id->work() == key) << lines[i];
    }
    EXPECT_LT(cells[0], cells[1]) << "in the order of keys, so that no pair is there twice";
  }
}

}  // namespace
}  // namespace plenary
