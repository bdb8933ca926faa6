#include "advise/work_links.h"

#include "advise/in_degree.h"
#include "advise/mentions.h"
#include "advise/twin_number.h"
#include "advise/work_test_help.h"

namespace plenary {
namespace {

using Keys = std::vector<std::string>;

Keys mentions(const char* text, const Keys& known) {
  Keys out;
  each_mention(
      text, [&](const std::string& key) { return std::ranges::find(known, key) != known.end(); },
      [&](const std::string& key) { out.push_back(key); });
  return out;
}

TEST(Keys, EditionsAndPartsAreOneText) {
  EXPECT_EQ(base_key("itu-t:g.709@2020#amd4"), "itu-t:g.709");
  EXPECT_EQ(base_key("itu-t:h.323#annex-g"), "itu-t:h.323");
  EXPECT_EQ(base_key("iso-iec:14496-10"), "iso-iec:14496-10");
}

TEST(Mentions, AnIdentifierEndsWhereTheLongestKnownOneDoes) {
  EXPECT_EQ(mentions("Profile of ITU-T Recommendation G.709 (06/2020) for access", {"itu-t:g.709"}),
            Keys{"itu-t:g.709"});
  EXPECT_EQ(
      mentions("It replaces ISO/IEC 14496-10 and updates RFC 9110.", {"iso-iec:14496-10", "ietf:rfc9110"}),
      (Keys{"iso-iec:14496-10", "ietf:rfc9110"}));
}

TEST(Mentions, EtsiAnd3gppLeaveTheirNamesOut) {
  EXPECT_EQ(mentions("5G; System architecture (3GPP TS 23.501 version 15.2.0 Release 15)", {"3gpp:ts23.501"}),
            Keys{"3gpp:ts23.501"});
  EXPECT_EQ(mentions("tests for TS 23.501 and EN 300 328", {"3gpp:ts23.501", "etsi:en300328"}),
            (Keys{"3gpp:ts23.501", "etsi:en300328"}));
  EXPECT_EQ(mentions("Call Waiting (CW); Stage 2 (GSM 03.83 version 6.0.0)", {"3gpp:ts03.83"}),
            Keys{"3gpp:ts03.83"});
}

TEST(Mentions, WhatIsNoIdentifierOrNotOnRecordIsNotFound) {
  EXPECT_TRUE(mentions("The ISO process in the EN language, RFC 1, TS", {"iso:process"}).empty());
  EXPECT_TRUE(mentions("", {"ietf:rfc1"}).empty());
  EXPECT_TRUE(mentions("RFC \xff\xfe 9110 ((((", {"ietf:rfc9110"}).empty());
}

TEST(TwinNumbers, EtsiNumbersSpecificationsOf3gppByRule) {
  EXPECT_EQ(third_generation_key("etsi:ts123501"), "3gpp:ts23.501");
  EXPECT_EQ(third_generation_key("etsi:ts134123-1"), "3gpp:ts34.123-1");
  EXPECT_EQ(third_generation_key("etsi:tr121905"), "3gpp:tr21.905");
  EXPECT_EQ(third_generation_key("etsi:gts-gsm09.10"), "3gpp:ts09.10");
  for (const char* other : {"etsi:en123501", "etsi:ts102221", "etsi:ts223501", "etsi:ts12350",
                            "etsi:ts1235019", "itu-t:ts123501", "etsi:", ""})
    EXPECT_EQ(third_generation_key(other), "") << other;
}

TEST(TwinNumbers, PublishersThatPrintTogetherShareANumber) {
  const auto list =
      works_of({{"ecma:8879", ""}, {"iec:1", ""}, {"iso-iec:8879", ""}, {"iso:1", ""}, {"iso:8879", ""}});
  const auto pairs = twins_by_number(list);
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(list.works[pairs[0].first].key, "iso-iec:8879");
  EXPECT_EQ(list.works[pairs[0].second].key, "iso:8879");
}

TEST(Links, KindsOfRelationsHaveAClassAndUnknownOnesRefer) {
  EXPECT_EQ(link_of("sameAs"), Link::kSameText);
  EXPECT_EQ(link_of("obsoletedBy"), Link::kSucceeds);
  EXPECT_EQ(link_of("hasEdition"), Link::kNone);
  EXPECT_EQ(link_of("cites"), Link::kRefers);
}

WorkLinks links_of(const WorkList& list, std::vector<std::vector<uint32_t>> references) {
  WorkLinks out;
  out.references = std::move(references);
  for (uint32_t w = 0; w < list.works.size(); ++w) out.same.push_back(w);
  out.links.resize(list.works.size());
  return out;
}

TEST(Links, TheStrongestIsToldAndTextsOfOneSetAreTheSame) {
  const auto list = works_of({{"a:1", ""}, {"b:1", ""}, {"c:1", ""}});
  auto links = links_of(list, {{}, {}, {}});
  links.links[0] = {{1, Link::kRefers}, {1, Link::kSucceeds}};
  links.same = {0, 1, 1};
  EXPECT_EQ(links.between(1, 0), Link::kSucceeds);
  EXPECT_EQ(links.between(2, 1), Link::kSameText);
  EXPECT_EQ(links.between(0, 2), Link::kNone);
}

// b:1 refers to a:1 and to two others; c:1 to a:1 alone. a:2 is referred to by its own body, b:2 by a
// republisher.
TEST(InDegree, EachTextGivesOneInAllAndOwnBodiesAndRepublishersNone) {
  const auto list = works_of({{"a:1", ""}, {"a:2", ""}, {"b:1", ""}, {"b:2", ""}, {"c:1", ""}, {"c:2", ""}});
  auto links = links_of(list, {{1}, {}, {0, 3, 9}, {}, {0}, {3}});
  links.same[5] = links.same[3];
  const auto degrees = in_degree(list, links);
  EXPECT_DOUBLE_EQ(degrees.fractional[0], 1.0 / 3 + 1);
  EXPECT_EQ(degrees.fractional[1], 0);
  EXPECT_EQ(degrees.fractional[3], 0);
  EXPECT_EQ(degrees.referring, 2u);
}

TEST(InDegree, ATextIsComparedWithThoseOfItsYears) {
  const auto list = works_of({{"a:1", "", 2000}, {"a:2", "", 2001}, {"a:3", "", 2010}, {"b:1", "", 2020}});
  const auto degrees = in_degree(list, links_of(list, {{}, {}, {}, {0}}));
  EXPECT_DOUBLE_EQ(*degrees.percentile[0], 0.75);
  EXPECT_DOUBLE_EQ(*degrees.percentile[1], 0.25);
  EXPECT_DOUBLE_EQ(*degrees.percentile[2], 0.5);  // alone in its years
}

}  // namespace
}  // namespace plenary
