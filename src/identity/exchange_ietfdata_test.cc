#include "identity/exchange_ietfdata.h"

#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

TEST(Ietfdata, ADictionaryMapsTextsToNames) {
  EXPECT_EQ(
      read_all("ietfdata",
               "# made by hand\n"
               "affiliation_list_map = {\n"
               "    \"Acme Labs\":\n"
               "        [\"Acme\"],  # comment\n"
               "    'The \"Acme\" \\u00fc':\n"
               "        ['Acme',],\n"
               "    \"Acme/Umbrella\": [\"Acme\", \"Umbrella\"],\n"
               "    \"Self\": [\"Independent\"],\n"
               "    \"sdfg\": [\"Unknown\"],\n"
               "}\n"),
      (Sentences{
          "f, line 3 organization same Acme Labs = Acme", "f, line 5 organization same The \"Acme\" ü = Acme",
          "f, line 8 organization none Self = ", "left out 1: texts of which nobody knows the organization",
          "left out 1: texts that stand for several organizations at once"}));
}

TEST(Ietfdata, DamagedEntriesAreToldAndTheNextAreRead) {
  EXPECT_EQ(
      read_all("ietfdata",
               "m = {\n\"A: [\"B\"],\n\"C\" [\"D\"],\n\"E\": \"F\",\n\"G\": [\"H\",\n\"I\": [\"J\"],\n\"K\": "
               "[\"L\"],\n\"M\": [],\nN: 1,\n"
               "\"!\": [\"O\"]\n"),
      (Sentences{"f, line 7 organization same K = L", "reject 2: has no : behind the text",
                 "reject 3: has no : behind the text", "reject 4: has no [ before the names",
                 "reject 6: has no ] behind the names", "reject 8: is mapped to no name",
                 "reject 9: is no text in quotes", "reject 10: has no letters or digits to know a name by",
                 "reject 11: ends before its dictionary does"}));
}

TEST(Ietfdata, WhatFollowsTheDictionaryIsTold) {
  EXPECT_EQ(read_all("ietfdata", "{\"A\": [\"B\"]}\nrest"),
            (Sentences{"f, line 1 organization same A = B",
                       "reject 2: lies behind the end of the dictionary: it is not read"}));
  EXPECT_EQ(read_all("ietfdata", "nothing"), (Sentences{"error: holds no dictionary: there is no {"}));
}

TEST(Ietfdata, WhatIsWrittenReadsBack) {
  const auto text = write("ietfdata", two_people());
  EXPECT_EQ(text,
            "affiliation_list_map = {\n"
            "    \"Acme \\\"A\\\", Inc.\":\n"
            "        [\"Acme\"],\n"
            "}\n");
  EXPECT_EQ(decisions_of("ietfdata", text), (Sentences{"organization same Acme \"A\", Inc. = Acme"}));
}

}  // namespace
}  // namespace plenary
