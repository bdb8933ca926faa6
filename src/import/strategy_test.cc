#include "import/strategy.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::string fault(std::string_view path, std::string_view bytes) {
  const auto read = parse_strategy(path, bytes);
  return read ? "" : read.error().message;
}

TEST(Strategy, ATomlFileSaysWhoWithWhomAndWhatWhere) {
  const auto s =
      parse_strategy("s.toml",
                     "organization = \"Acme\"\npeers = [\"Beta\", \"Gamma\"]\n[[aim]]\nbody = \"itu-t\"\n"
                     "subject = \"transport\"\nlevel = \"lead\"\nfrom = 2020\nwhy = \"our products\"\n");
  ASSERT_TRUE(s) << s.error().message;
  EXPECT_EQ(s->organization, "Acme");
  EXPECT_EQ(s->peers, (std::vector<std::string>{"Beta", "Gamma"}));
  ASSERT_EQ(s->aims.size(), 1u);
  EXPECT_EQ(s->aims[0].level, Footing::kLead);
  EXPECT_EQ(to_string(*s->aims[0].from), "2020");
  EXPECT_FALSE(s->aims[0].to);
  EXPECT_EQ(s->aims[0].place, "s.toml line 3");
}

TEST(Strategy, ATableHasALineAnAimAndSaysNothingOfPeers) {
  const auto s = parse_strategy(
      "s.csv", "Body,Group,Level,From,To\nietf,httpbis,monitor,,2019\nietf,httpbis,lead,2020,\n");
  ASSERT_TRUE(s) << s.error().message;
  EXPECT_TRUE(s->organization.empty());
  ASSERT_EQ(s->aims.size(), 2u);
  EXPECT_EQ(s->aims[0].level, Footing::kMonitor);
  EXPECT_EQ(s->aims[1].group, "httpbis");
}

TEST(Strategy, SaysTheLineOfALevelThatIsNone) {
  EXPECT_EQ(fault("s.csv", "Body,Level\nietf,lead\nitu-t,win\n"),
            "s.csv line 3 column 2: level 'win' is none of: lead, participate, monitor");
  EXPECT_EQ(fault("s.toml", "[[aim]]\nbody = \"ietf\"\nlevel = \"win\"\n"),
            "s.toml line 3: level 'win' is none of: lead, participate, monitor");
}

TEST(Strategy, NamesTheColumnThatIsMissingOrUnknown) {
  EXPECT_EQ(fault("s.csv", "Body\nietf\n"), "s.csv line 1: the column 'Level' is missing");
  EXPECT_EQ(fault("s.csv", "Body,Level,Wish\nietf,lead,x\n"),
            "s.csv line 1 column 3: there is no column 'Wish'; if it was renamed, it is one of: Group, "
            "Subject, From, "
            "To, Why");
  EXPECT_EQ(fault("s.csv", "Body,Level\n,lead\n"), "s.csv line 2: an aim needs body");
}

TEST(Strategy, RefusesTwoAimsForOnePlaceAndTime) {
  EXPECT_EQ(fault("s.csv", "Body,Level\nietf,lead\nIETF,monitor\n"),
            "s.csv line 3: the same place and time has an aim in s.csv line 2: keep one, or give both dates");
}

TEST(Strategy, RefusesAnEndBeforeItsBeginningAndADateThatIsNone) {
  EXPECT_EQ(fault("s.csv", "Body,Level,From,To\nietf,lead,2020,2019\n"),
            "s.csv line 2: it ends (2019) before it begins (2020): exchange from and to");
  EXPECT_EQ(fault("s.csv", "Body,Level,From\nietf,lead,soon\n"),
            "s.csv line 2 column 3: from 'soon' is no date: write 2024, 2024-06 or 2024-06-30");
}

TEST(Strategy, IsNothingWithoutAnAimOrOfAnotherKindOfFile) {
  EXPECT_EQ(fault("s.toml", "organization = \"Acme\"\n"),
            "s.toml: there is no aim: a line each with body and level (lead, participate, monitor)");
  EXPECT_EQ(fault("s.docx", ""), "s.docx: a strategy is a file .toml, .xlsx or .csv");
  EXPECT_NE(fault("s.xlsx", "not a workbook"), "");
}

}  // namespace
}  // namespace plenary
