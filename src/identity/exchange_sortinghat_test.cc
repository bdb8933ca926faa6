#include "identity/exchange_sortinghat.h"

#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

constexpr const char* kFile = R"({
  "blacklist": ["root", {}],
  "time": "2017-02-28 13:56:45",
  "organizations": {
    "Acme": [{"domain": "acme.example", "is_top": true}, {"domain": "acme"}],
    "Umbrella": [{"domain": "acme.example"}]
  },
  "uidentities": {
    "17ab": {
      "profile": {"name": null, "email": null, "is_bot": true},
      "identities": [
        {"source": "scm", "email": "Jo@acme.example", "name": "Jo Doe", "username": "jo"},
        {"source": "github", "email": null, "name": null, "username": "jodoe"},
        {"source": "mls", "email": null, "name": "Jo Doe", "username": null}
      ],
      "enrollments": [
        {"organization": "Acme", "start": "1900-01-01T00:00:00", "end": "2015-01-01T00:00:00"},
        {"organization": "Umbrella", "start": "2015-01-01T00:00:00+00:00", "end": "2016-06-30T23:59:59+00:00"},
        {"organization": "Acme", "start": "2016-07-01T00:00:00", "end": "2100-01-01T00:00:00"}
      ]
    }
  }
})";

TEST(SortingHat, AnIndividualIsItsAccountsAndEnrollments) {
  EXPECT_EQ(read_all("sortinghat", kFile),
            (Sentences{"f, line 5 organization same <acme.example> = Acme",
                       "f, line 9 person same [scm:jo] = <jo@acme.example>",
                       "f, line 9 person same [github:jodoe] = <jo@acme.example>",
                       "f, line 9 person same <jo@acme.example> = Jo Doe <jo@acme.example>",
                       "f, line 9 person affiliation <jo@acme.example> = Acme ..2014-12-31",
                       "f, line 9 person affiliation <jo@acme.example> = Umbrella 2015-01-01..2016-06-30",
                       "f, line 9 person affiliation <jo@acme.example> = Acme 2016-07-01..",
                       "reject 5: 'acme' is no domain", "reject 6: <acme.example> is also the domain of Acme",
                       "reject 9: has a name alone: a decision would claim everybody of that name",
                       "left out 2: blacklist entries: texts never to match by",
                       "left out 1: profiles marked as bots"}));
}

TEST(SortingHat, WhatIsNotAsItShouldBeIsTold) {
  EXPECT_EQ(
      read_all("sortinghat", R"({"blacklist": 1, "organizations": {"A": {}},
"uidentities": {"a": 7, "b": {"identities": [7, {"email": 7}, {"email": "x", "username": "u"}], "enrollments": {}},
"c": {"identities": [{"email": "c@x.example"}],
"enrollments": [7, {"organization": "A", "start": "soon"}, {"organization": "A", "start": "2015-02-01", "end": "2015-01-01"}, {}]},
"d": {"identities": [], "enrollments": [{}]}}})"),
      (Sentences{"reject 0: 'blacklist' is no list", "reject 1: an organization's domains are no list",
                 "reject 2: an individual is no object", "reject 2: an identity is no object",
                 "reject 2: 'email' is no text", "reject 2: 'x' is no address",
                 "reject 2: user name 'u' has no source, or is none", "reject 2: 'enrollments' is no list",
                 "reject 3: an enrollment is no object", "reject 3: 'soon' to '' are no dates",
                 "reject 3: ends before it begins", "reject 3: has no letters or digits to know a name by",
                 "reject 5: has enrollments, but no address or user name to know the person by"}));
}

TEST(SortingHat, OtherFilesAreRefused) {
  EXPECT_EQ(read_all("sortinghat", "{\"uidentities\": {"),
            (Sentences{"error: is no JSON: The JSON document has an improper structure: missing or "
                       "superfluous commas, braces, missing keys, etc."}));
  EXPECT_EQ(read_all("sortinghat", "[]"),
            (Sentences{"error: holds neither 'uidentities' nor 'organizations' as SortingHat writes them"}));
}

TEST(SortingHat, WhatIsWrittenReadsBack) {
  EXPECT_EQ(decisions_of("sortinghat", write("sortinghat", two_people())),
            (Sentences{"organization same <acme.example> = Acme", "organization same <acme.org> = Acme",
                       "organization same <umbrella.example> = Umbrella Labs",
                       "person same <jo@home.example> = <jo@acme.example>",
                       "person same [github:jo] = <jo@acme.example>",
                       "person same <jo@acme.example> = Jo Doe <jo@acme.example>",
                       "person affiliation <jo@acme.example> = Acme 2015-02-01..2017-12-31",
                       "person affiliation <jo@acme.example> = Umbrella Labs 2019-01-01..",
                       "person same <other@acme.example> = Jo Doe <other@acme.example>",
                       "person affiliation <other@acme.example> = Acme"}));
}

TEST(SortingHat, AnIndividualIsWrittenAsItsOwnLoaderReadsIt) {
  Identities all;
  all.persons = {{.names = {"Jo \"J\" Doe"},
                  .mails = {},
                  .keys = {"github:jo"},
                  .enrollments = {{"Acme", {}, parse_date("2014")}}}};
  EXPECT_EQ(write("sortinghat", all), R"({
  "blacklist": [],
  "organizations": {
  },
  "source": null,
  "time": null,
  "uidentities": {
    "1": {
      "enrollments": [
        {"end": "2015-01-01T00:00:00", "organization": "Acme", "start": "1900-01-01T00:00:00", "uuid": null}],
      "identities": [
        {"email": null, "id": null, "name": "Jo \"J\" Doe", "source": "github", "username": "jo", "uuid": null}],
      "profile": {"country": null, "email": null, "gender": null, "gender_acc": null, "is_bot": false, "name": "Jo \"J\" Doe", "uuid": null},
      "uuid": null
    }
  }
}
)");
}

}  // namespace
}  // namespace plenary
