#include "identity/exchange_gitdm.h"
#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

TEST(Cncf, ADeveloperHasALoginAddressesAndEmployers) {
  EXPECT_EQ(
      read_all("cncf",
               "# comment\n"
               "00r2: 00r2!users.noreply.github.com, r!x.example\n"
               "\tPerkinElmer Inc. until 2014-08-01\n"
               "\tIndependent from 2014-08-01 until 2015-10-01\n"
               "\tFree from Harm from 2015-10-01\n"
               "Jo Doe*: jo!x.example\n"
               "\tNotFound\n"),
      (Sentences{
          "f, line 2 person same <r@x.example> = <00r2@users.noreply.github.com>",
          "f, line 2 person same [github:00r2] = <00r2@users.noreply.github.com>",
          "f, line 3 person affiliation <00r2@users.noreply.github.com> = PerkinElmer Inc. ..2014-07-31",
          "f, line 4 person affiliation <00r2@users.noreply.github.com> = Independent 2014-08-01..2015-09-30",
          "f, line 5 person affiliation <00r2@users.noreply.github.com> = Free from Harm 2015-10-01..",
          "f, line 6 person same <jo@x.example> = Jo Doe <jo@x.example>",
          "left out 1: developers whose employer was not found"}));
}

TEST(Cncf, DamagedLinesAreTold) {
  EXPECT_EQ(
      read_all("cncf",
               "\tAcme\njo\n\tAcme\njo: (none), jo!x.example\n\tAcme until 2014-02-30\n\tAcme from "
               "2015-01-01 until 2014-01-01\n"
               "pat: nobody\n\tAcme"),
      (Sentences{
          "f, line 4 person same [github:jo] = <jo@x.example>",
          "reject 1: belongs to no developer that could be read", "reject 2: is no 'developer: addresses'",
          "reject 3: belongs to no developer that could be read", "reject 4: '(none)' is no address",
          "reject 5: has a date that is none", "reject 6: ends before it begins",
          "reject 7: 'nobody' is no address", "reject 8: belongs to no developer that could be read"}));
}

TEST(Cncf, WhatIsWrittenReadsBack) {
  const auto text = write("cncf", two_people());
  EXPECT_EQ(text,
            "jo: jo!acme.example, jo!home.example\n"
            "\tAcme from 2015-02-01 until 2018-01-01\n"
            "\tUmbrella Labs from 2019-01-01\n"
            "Jo Doe: other!acme.example\n"
            "\tAcme\n");
  EXPECT_EQ(decisions_of("cncf", text),
            (Sentences{"person same <jo@home.example> = <jo@acme.example>",
                       "person same [github:jo] = <jo@acme.example>",
                       "person affiliation <jo@acme.example> = Acme 2015-02-01..2017-12-31",
                       "person affiliation <jo@acme.example> = Umbrella Labs 2019-01-01..",
                       "person same <other@acme.example> = Jo Doe <other@acme.example>",
                       "person affiliation <other@acme.example> = Acme"}));
}

}  // namespace
}  // namespace plenary
