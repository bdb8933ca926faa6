#include "record/doubt.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::string doubt(std::string_view key) { return catalogue_doubt(*parse_key(key)); }

TEST(CatalogueDoubt, IsOfNumbersAboveTheHighestKnown) {
  EXPECT_EQ(doubt("ietf:rfc99999"), "above the highest known, rfc10036 (2026-08)");
  EXPECT_EQ(doubt("itu-t:g.99999@2020"), "above the highest known, g.9992 (2026-08)");
  EXPECT_EQ(doubt("3gpp:ts99.001"), "above the highest known, ts55 (2025-12)");
  EXPECT_EQ(doubt("ieee:802.99"), "above the highest known, 802.24 (2026-11)");
  EXPECT_EQ(doubt("pkcs:16"), "above the highest known, 15 (2026-11)");
  EXPECT_EQ(doubt("ecma:tr999"), "above the highest known, tr113 (2026-01)");
  EXPECT_EQ(doubt("ietf:rfc99999999999999999999999999"), "above the highest known, rfc10036 (2026-08)");
}

TEST(CatalogueDoubt, IsNotOfNumbersThatMayBe) {
  for (const std::string_view key :
       {"ietf:rfc10036", "ietf:rfc1", "itu-t:g.709", "itu-t:h.222.0", "ieee:802.11ax", "ieee:1588",
        "3gpp:ts23.501", "ecma:262", "iso:99999", "w3c:css-color-99", "ietf:draft-ietf-quic-http"})
    EXPECT_EQ(doubt(key), "") << key;
}

}  // namespace
}  // namespace plenary
