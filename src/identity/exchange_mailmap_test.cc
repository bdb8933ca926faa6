#include "identity/exchange_mailmap.h"

#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

TEST(Mailmap, EachFormOfALineIsRead) {
  EXPECT_EQ(read_all("mailmap",
                     "# comment\n"
                     "\n"
                     "Jo Doe <jo@a.example>\n"
                     "<Jo@a.example> <jo@B.example>  # moved\n"
                     "Jo Doe <jo@a.example> <jo@c.example>\r\n"
                     "Jo Doe <jo@a.example> nick <root@localhost>\n"),
            (Sentences{"f, line 3 person same <jo@a.example> = Jo Doe <jo@a.example>",
                       "f, line 4 person same <jo@b.example> = <jo@a.example>",
                       "f, line 5 person same <jo@c.example> = <jo@a.example>",
                       "f, line 6 person same nick <root@localhost> = <jo@a.example>"}));
}

TEST(Mailmap, AFullNameWithoutAProperAddressJoinsItsAddresses) {
  EXPECT_EQ(read_all("mailmap",
                     "H. Peter Doe <a@x.example>\nanonymous <b@x.example>\nH. Peter DOE "
                     "<c@x.example>\nanonymous <d@x.example>"),
            (Sentences{"f, line 1 person same <a@x.example> = H. Peter Doe <a@x.example>",
                       "f, line 2 person same <b@x.example> = anonymous <b@x.example>",
                       "f, line 3 person same <c@x.example> = <a@x.example>",
                       "f, line 3 person same <c@x.example> = H. Peter DOE <c@x.example>",
                       "f, line 4 person same <d@x.example> = anonymous <d@x.example>"}));
}

TEST(Mailmap, BracketsInANameDoNotBecomeAnIdentifier) {
  EXPECT_EQ(read_all("mailmap", "build[bot] @ci <b@x.example> build[bot] <c@x.example>"),
            (Sentences{"f, line 1 person same build(bot) <c@x.example> = <b@x.example>",
                       "f, line 1 person same <b@x.example> = build(bot) ci <b@x.example>"}));
}

TEST(Mailmap, DamagedLinesAreTold) {
  EXPECT_EQ(
      read_all("mailmap",
               "Jo Doe jo@a.example\nJo <> nick <n@x.example>\nJo <a@x.example> nick\n<a@x.example>\n"
               "Jo <a@x.example> nick <>\nJo <a@x.example"),
      (Sentences{
          "reject 1: has no address in <>", "reject 2: '' is no address, and a name alone is many people",
          "reject 3: has text behind its address that is no second one",
          "reject 4: maps an address to nothing",
          "reject 5: '' is no address, and a name alone is many people", "reject 6: has no address in <>"}));
}

TEST(Mailmap, WhatIsWrittenReadsBackAndKeepsPeopleOfOneNameApart) {
  const auto text = write("mailmap", two_people());
  EXPECT_EQ(text,
            "Jo Doe <jo@acme.example> <jo@acme.example>\n"
            "Jo Doe <jo@acme.example> <jo@home.example>\n"
            "Jo Doe <other@acme.example> <other@acme.example>\n");
  EXPECT_EQ(decisions_of("mailmap", text),
            (Sentences{"person same <jo@acme.example> = Jo Doe <jo@acme.example>",
                       "person same <jo@home.example> = <jo@acme.example>",
                       "person same <other@acme.example> = Jo Doe <other@acme.example>"}));
}

}  // namespace
}  // namespace plenary
