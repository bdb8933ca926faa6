#include "store/requests.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(PersonRequests, ReadBackAsTheyWereWritten) {
  const PersonRequest request{"2026-11-22T03:00:00Z", "office", WithheldVerb::kHidden,
                              "Ada Example <ada@acme.example>", "Ada Example"};
  const auto read = parse_requests(request_line(request) + "\n");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 1u);
  EXPECT_EQ(request_line(read->front()), request_line(request));
  EXPECT_EQ(read->front().verb, WithheldVerb::kHidden);
}

TEST(PersonRequests, LinesAndTabsInThemStayWithin) {
  const auto line = request_line({"now", "a\tb", WithheldVerb::kErased, "x\ny", "z\r\n"});
  EXPECT_EQ(line, "erased\tnow\ta b\tx y\tz");
}

TEST(PersonRequests, ThatAreDamagedAreAnErrorWithTheirLine) {
  for (const char* text :
       {"hidden\tnow\tme\tAda", "hide\tnow\tme\tAda\tAda", "hidden\tnow\tme\t \tAda", "\xff"})
    EXPECT_FALSE(parse_requests(text)) << text;
  EXPECT_EQ(parse_requests("shown\tnow\tme\tAda\tAda\nx").error().message,
            "person.pending, line 2: not five fields");
  EXPECT_TRUE(parse_requests("")->empty());
}

}  // namespace
}  // namespace plenary
