#include "record/national.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::string adopted(std::string_view key) {
  const auto id = adopted_standard(*parse_key(key));
  return id ? id->key() : "none";
}

TEST(National, ANameEndsBeforeTheWordsBehindIt) {
  const auto edition = read_national("DIN EN ISO 9001:2015, clause 4");
  ASSERT_TRUE(edition);
  EXPECT_EQ(edition->id.key(), "din:en-iso9001@2015");
  EXPECT_EQ(edition->length, 20u);
  EXPECT_FALSE(read_national("GB 18030x"));
  EXPECT_FALSE(read_national("DIN EN ISO 1234567"));
  EXPECT_FALSE(read_national(""));
}

TEST(National, SaysWhatItAdopts) {
  EXPECT_EQ(adopted("din:en-iso9001@2015"), "iso:9001@2015");
  EXPECT_EQ(adopted("bsi:en-iso-iec27001"), "iso-iec:27001");
  EXPECT_EQ(adopted("bsi:iso-iec27001"), "iso-iec:27001");
  EXPECT_EQ(adopted("afnor:en50155@2017"), "cenelec:en50155@2017");
  EXPECT_EQ(adopted("din:en300328"), "etsi:en300328");
  EXPECT_EQ(adopted("din:en1990"), "cen:en1990");
  EXPECT_EQ(adopted("din:66003"), "none");
  EXPECT_EQ(adopted("jisc:x0208"), "none");
  EXPECT_EQ(adopted("iso:9001"), "none");
}

}  // namespace
}  // namespace plenary
