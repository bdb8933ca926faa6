#include "base/hash.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(Digest, IsBlake2b) {
  // RFC 7693's function with 16 bytes of output over "abc": cf4ab791c62b8d2b2109c90275287816, as two
  // little-endian words.
  EXPECT_EQ(digest("abc").words[0], 0x2b8d2bc691b74acfu);
  EXPECT_EQ(digest("abc").words[1], 0x1678287502c90921u);
}

TEST(QuickHash, IsXxh3OfAllParts) {
  QuickHash hash;
  EXPECT_EQ(hash.value().words[1], 0x99aa06d3014798d8u);  // of no bytes, as the xxHash specification says
  EXPECT_EQ(hash.value().words[0], 0x6001c324468d497fu);
  hash.add("ple"), hash.add("nary");
  const auto parts = hash.value();
  hash.restart(), hash.add("plenary");
  EXPECT_EQ(hash.value(), parts);
}

TEST(Digest, GoesToHexAndBack) {
  const Digest d = digest("plenary");
  EXPECT_EQ(to_hex(d).size(), 32u);
  EXPECT_EQ(digest_from_hex(to_hex(d)), d);
}

TEST(Digest, IsZeroForWhatIsNoHex) {
  for (const char* text : {"", "abc", "zz8d2bc691b74acf1678287502c90921", "2b8d2bc691b74acf1678287502c9092",
                           "2b8d2bc691b74acf1678287502c909210"})
    EXPECT_EQ(digest_from_hex(text), Digest{}) << text;
}

TEST(Digest, OfASetIsTheSumInAnyOrder) {
  Digest forth, back;
  for (const char* item : {"a", "b", "c"}) forth += digest(item);
  for (const char* item : {"c", "a", "b"}) back += digest(item);
  EXPECT_EQ(forth, back);
  back -= digest("c");
  Digest two = digest("a");
  two += digest("b");
  EXPECT_EQ(back, two);
}

}  // namespace
}  // namespace plenary
