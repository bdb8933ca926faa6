#include "identity/exchange_bigbang.h"

#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

constexpr const char* kHeader =
    "\xEF\xBB\xBFname,category,subsidiary of / alias of,stakeholdergroup,nationality,email domain names,"
    "Membership Organization,Wiki Page\r\n";

std::string table(std::string_view rows) { return std::string(kHeader) + std::string(rows); }

TEST(BigBang, ARowIsAnOrganizationItsParentAndItsDomains) {
  EXPECT_EQ(read_all("bigbang", table("Acme,Chipmaker,,Business,Austria,\"acme.example, acme.org \",ETSI,\n"
                                      "\"Acme, India\",,Acme,Business,India,acme.in,,\n"
                                      "Acme Pune,,\"Acme, India\",Business,India,,,\n"
                                      "Umbrella,,,,,umbrella.example,,\n"
                                      "Joint,,\"Acme, Umbrella\",,,,,\n")),
            (Sentences{"f, line 3 organization parent Acme, India = Acme",
                       "f, line 4 organization parent Acme Pune = Acme, India",
                       "f, line 6 organization parent Joint = Acme",
                       "f, line 6 organization parent Joint = Umbrella",
                       "f, line 2 organization same <acme.example> = Acme",
                       "f, line 3 organization same <acme.in> = Acme, India",
                       "f, line 2 organization same <acme.org> = Acme",
                       "f, line 5 organization same <umbrella.example> = Umbrella"}));
}

TEST(BigBang, ADomainOfSeveralRowsIsTheirCommonParentsOrNobodys) {
  EXPECT_EQ(
      read_all("bigbang",
               table("Pune,,India,,,acme.example,,\nIndia,,Acme,,,acme.example,,\nAcme,,,,,acme.example,,\n"
                     "A,,,,,shared.example,,\nB,,,,,shared.example,,\n")),
      (Sentences{"f, line 2 organization parent Pune = India", "f, line 3 organization parent India = Acme",
                 "f, line 4 organization same <acme.example> = Acme",
                 "reject 6: <shared.example> is also the domain of A, line 5"}));
}

TEST(BigBang, DamagedRowsAreTold) {
  EXPECT_EQ(
      read_all(
          "bigbang",
          table(",,Acme,,,x.example,,\nAcme,,ACME,,,nonsense,,\nJoint,,\"Here, There\",,,,,\nshort,row\n\n"
                "Up,,Down,,,,,\nDown,,Up,,,two.example,,\nUp,,,,,two.example,,\n"
                "\"Open,,,,,,,\n\"Closed\" badly,,,,,,,\n")),
      (Sentences{"f, line 7 organization parent Up = Down", "f, line 8 organization parent Down = Up",
                 "f, line 8 organization same <two.example> = Down",
                 "reject 5: has 2 cells where the header has 8",
                 "reject 10: has a quote that is never closed", "reject 11: has text behind a closing quote",
                 "reject 2: has no name", "reject 3: is its own parent",
                 "reject 4: its parent may be one name with a comma or several names",
                 "reject 3: 'nonsense' is no domain"}));
}

TEST(BigBang, ATableOfDomainsAloneIsRefused) {
  EXPECT_EQ(read_all("bigbang", "domain,category\ngmail.com,generic\n"),
            (Sentences{"error: a BigBang table has the columns 'name', 'subsidiary of / alias of' and 'email "
                       "domain names' in its first line"}));
}

TEST(BigBang, WhatIsWrittenReadsBack) {
  const auto text = write("bigbang", two_people());
  EXPECT_EQ(
      text,
      "name,category,subsidiary of / alias of,stakeholdergroup,nationality,email domain names,Membership "
      "Organization,Wiki Page\n"
      "Acme,,Umbrella Labs,,Switzerland,\"acme.example, acme.org\",,\n"
      "Umbrella Labs,,,,\"China, Hong Kong Special Administrative Region\",umbrella.example,,\n");
  EXPECT_EQ(decisions_of("bigbang", text),
            (Sentences{"organization parent Acme = Umbrella Labs", "organization same <acme.example> = Acme",
                       "organization same <acme.org> = Acme",
                       "organization same <umbrella.example> = Umbrella Labs"}));
}

}  // namespace
}  // namespace plenary
