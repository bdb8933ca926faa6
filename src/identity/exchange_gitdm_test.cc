#include "identity/exchange_gitdm.h"

#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

TEST(Gitdm, TheDatesOfAnAddressAreATimelineInAnyOrder) {
  EXPECT_EQ(read_all("gitdm",
                     "# [user@]domain employer [< yyyy-mm-dd]\n"
                     "jo!x.example Simplebet Inc.   # today\n"
                     "jo!x.example Independent < 2015-10-01\n"
                     "jo!x.example PerkinElmer Inc. < 2014-8-1\n"),
            (Sentences{"f, line 4 person affiliation <jo@x.example> = PerkinElmer Inc. ..2014-07-31",
                       "f, line 3 person affiliation <jo@x.example> = Independent 2014-08-01..2015-09-30",
                       "f, line 2 person affiliation <jo@x.example> = Simplebet Inc. 2015-10-01.."}));
}

TEST(Gitdm, AnUnknownEmployerIsAGap) {
  EXPECT_EQ(
      read_all("gitdm",
               "jo@x.example NotFound < 2015-01-01\njo@x.example Acme < 2016-01-01\njo@x.example (Unknown)"),
      (Sentences{"f, line 2 person affiliation <jo@x.example> = Acme 2015-01-01..2015-12-31",
                 "left out 2: addresses whose employer was not found"}));
}

TEST(Gitdm, TwoEmployersOfOneTimeAreBothKept) {
  EXPECT_EQ(read_all("gitdm", "jo@x.example Acme\njo@x.example Umbrella"),
            (Sentences{"f, line 1 person affiliation <jo@x.example> = Acme",
                       "f, line 2 person affiliation <jo@x.example> = Umbrella"}));
}

TEST(Gitdm, ADomainBelongsToOneOrganizationForAllTime) {
  EXPECT_EQ(read_all("gitdm",
                     "acme.example Acme\nACME.example Acme\nacme.example Umbrella\nold.example Acme < "
                     "2012-07-20\n163.com NetEase\n"
                     "ask.example (Unknown)"),
            (Sentences{"f, line 1 organization same <acme.example> = Acme",
                       "reject 3: line 1 gives this domain to Acme",
                       "reject 4: a domain that changed hands: decisions on domains have no dates",
                       "reject 5: is a public mail provider's domain: its users are not its owner",
                       "left out 1: domains whose owner was not found"}));
}

TEST(Gitdm, DamagedLinesAreTold) {
  EXPECT_EQ(read_all("gitdm",
                     "jo@x.example\nnonsense Acme\njo@x.example Acme < soon\njo@x.example ...\n@ "
                     "Acme\njo@x.example Acme < 2015-13-01"),
            (Sentences{"reject 1: names no employer", "reject 2: 'nonsense' is neither address nor domain",
                       "reject 3: has no date yyyy-mm-dd behind its <", "reject 5: '@' is no address",
                       "reject 6: has no date yyyy-mm-dd behind its <",
                       "reject 4: has no letters or digits to know a name by"}));
}

TEST(Gitdm, AliasesJoinAddresses) {
  EXPECT_EQ(read_all("gitdm-aliases",
                     "\"jo@b.example\" jo@a.example\njo!c.example jo!a.example # old\nJo "
                     "jo@a.example\njo@d.example\n\"Jo Doe\" jo@a.example"),
            (Sentences{"f, line 1 person same <jo@b.example> = <jo@a.example>",
                       "f, line 2 person same <jo@c.example> = <jo@a.example>",
                       "reject 3: 'Jo' is no address, and a name alone is many people",
                       "reject 4: '' is no address",
                       "reject 5: 'Jo Doe' is no address, and a name alone is many people"}));
}

TEST(Gitdm, CompaniesAreRenamed) {
  EXPECT_EQ(read_all("gitdm-companies",
                     "#`Off` `On`\n`Acme Inc.`\t`Acme`\n`Acme`\n`A` x `B`\n``\n`` ``\nAcme Acme\n"),
            (Sentences{"f, line 2 organization same Acme Inc. = Acme", "reject 3: is not `name` `name`",
                       "reject 4: is not `name` `name`", "reject 5: is not `name` `name`",
                       "reject 6: is not `name` `name`", "reject 7: is not `name` `name`"}));
}

TEST(Gitdm, WhatIsWrittenReadsBack) {
  const auto text = write("gitdm", two_people());
  EXPECT_EQ(text.substr(0, text.find("jo@home")),
            "# [user@]domain employer [< yyyy-mm-dd]\n"
            "jo@acme.example (Unknown) < 2015-02-01\n"
            "jo@acme.example Acme < 2018-01-01\n"
            "jo@acme.example (Unknown) < 2019-01-01\n"
            "jo@acme.example Umbrella Labs\n");
  EXPECT_EQ(decisions_of("gitdm", text),
            (Sentences{"organization same <acme.example> = Acme", "organization same <acme.org> = Acme",
                       "organization same <umbrella.example> = Umbrella Labs",
                       "person affiliation <jo@acme.example> = Acme 2015-02-01..2017-12-31",
                       "person affiliation <jo@acme.example> = Umbrella Labs 2019-01-01..",
                       "person affiliation <jo@home.example> = Acme 2015-02-01..2017-12-31",
                       "person affiliation <jo@home.example> = Umbrella Labs 2019-01-01..",
                       "person affiliation <other@acme.example> = Acme",
                       "left out 4: addresses whose employer was not found"}));
  EXPECT_EQ(decisions_of("gitdm-aliases", write("gitdm-aliases", two_people())),
            (Sentences{"person same <jo@home.example> = <jo@acme.example>"}));
  EXPECT_EQ(decisions_of("gitdm-companies", write("gitdm-companies", two_people())),
            (Sentences{"organization same Acme \"A\", Inc. = Acme"}));
}

TEST(Gitdm, OfOverlappingEnrollmentsTheOneThatBeganLastHolds) {
  Identities all;
  all.persons = {{.names = {},
                  .mails = {"jo@x.example"},
                  .keys = {},
                  .enrollments = {{"Acme", parse_date("2010"), parse_date("2020")},
                                  {"Umbrella", parse_date("2015"), parse_date("2016-06")}}}};
  EXPECT_EQ(write("gitdm", all),
            "# [user@]domain employer [< yyyy-mm-dd]\n"
            "jo@x.example (Unknown) < 2010-01-01\n"
            "jo@x.example Acme < 2015-01-01\n"
            "jo@x.example Umbrella < 2016-07-01\n"
            "jo@x.example Acme < 2021-01-01\n"
            "jo@x.example (Unknown)\n");
}

}  // namespace
}  // namespace plenary
