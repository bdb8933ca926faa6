#include "serve/networks.h"

#include <gtest/gtest.h>

namespace plenary::serve {
namespace {

bool within(std::string_view network, std::string_view address) {
  return is_among({*parse_network(network)}, address);
}

TEST(Networks, HoldTheAddressesThatBeginAlike) {
  EXPECT_TRUE(within("10.0.0.0/8", "10.255.1.2"));
  EXPECT_FALSE(within("10.0.0.0/8", "11.0.0.1"));
  EXPECT_TRUE(within("192.0.2.64/26", "192.0.2.127"));
  EXPECT_FALSE(within("192.0.2.64/26", "192.0.2.128"));
  EXPECT_TRUE(within("192.0.2.7", "192.0.2.7"));
  EXPECT_FALSE(within("192.0.2.7", "192.0.2.8"));
  EXPECT_TRUE(within("2001:db8::/32", "2001:db8:1::1"));
  EXPECT_FALSE(within("2001:db8::/32", "2001:db9::1"));
  EXPECT_TRUE(within("10.0.0.0/8", "::ffff:10.1.2.3")) << "as a socket of both kinds tells it";
  EXPECT_FALSE(within("0.0.0.0/0", "2001:db8::1"));
  EXPECT_FALSE(within("0.0.0.0/0", "nowhere"));
}

TEST(Networks, ThatAreNoneAreRefused) {
  for (const char* text :
       {"", "10.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "a/8", "::/129"})
    EXPECT_FALSE(parse_network(text)) << text;
}

TEST(Networks, OfThisMachineOnlyAreTheLoopback) {
  for (const char* text : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"})
    EXPECT_TRUE(is_loopback(text));
  for (const char* text : {"0.0.0.0", "192.0.2.1", "::", "localhost", ""}) EXPECT_FALSE(is_loopback(text));
}

}  // namespace
}  // namespace plenary::serve
