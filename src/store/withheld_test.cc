#include "store/withheld.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "store/record_filter.h"

namespace plenary {
namespace {

const SecretKey kKey{std::string(32, 'k')};

// A list that says one verb of all texts by which a person is told.
std::string list_of(const std::vector<std::string>& texts, WithheldVerb verb = WithheldVerb::kErased,
                    std::string_view before = "") {
  std::vector<WithheldLine> lines;
  for (const auto& text : texts)
    lines.push_back({verb, "2026-11-21T10:00:00Z", "officer", digest(kKey, text)});
  return with_lines(before, kKey, lines);
}

// A person written so, erased, with the mentions of the name.
Withheld erased(const PersonText& who) {
  auto texts = claims(who);
  for (auto& one : mentions(who.name)) texts.push_back(std::move(one));
  return *Withheld::make(list_of(texts), kKey);
}

std::string message(const Result<Withheld>& result) { return result ? "" : result.error().message; }

TEST(Withheld, NothingIsWithheldWithoutAFile) {
  auto withheld = Withheld::make("", std::nullopt);
  ASSERT_TRUE(withheld);
  EXPECT_FALSE(withheld->erases());
  EXPECT_FALSE(withheld->erased({"Ada Example", "ada@acme.example", "", "ietf", ""}));
}

TEST(Withheld, TheFileHoldsNoName) {
  const auto text = list_of(claims({"Ada Example", "ada@acme.example", "github:ada", "ietf", "Acme"}));
  for (const char* part : {"Ada", "xample", "acme", "github", "ietf"})
    EXPECT_EQ(text.find(part), std::string::npos) << part;
}

TEST(Withheld, TheSameAddressOrIdentifierIsThePersonWhateverTheName) {
  auto w = erased({"Ada Example", "ada@acme.example", "github:ada", "ietf", ""});
  EXPECT_TRUE(w.erased({"A. E.", "ADA@acme.example", "", "w3c", ""}));
  EXPECT_TRUE(w.erased({"", "", "GitHub:ada", "", ""}));
  EXPECT_FALSE(w.erased({"Ada Example", "ada@beta.example", "", "ietf", ""}));
  EXPECT_FALSE(w.erased({"", "", "", "ietf", "Acme"}));
}

TEST(Withheld, ABareNameIsThePersonInThatBodyOrWithThatOrganizationOnly) {
  auto w = erased({"Ada Example", "ada@acme.example", "", "ietf", "Acme Tools"});
  EXPECT_TRUE(w.erased({"EXAMPLE, Ada", "", "", "ietf", "Other"}));
  EXPECT_TRUE(w.erased({"Ada Example", "", "", "w3c", "ACME TOOLS"}));
  EXPECT_FALSE(w.erased({"Ada Example", "", "", "w3c", "Other"}));
  EXPECT_FALSE(w.erased({"Ada Example", "", "", "w3c", ""}));
}

TEST(Withheld, ABareNameIsNotThePersonWhereOtherEvidenceSaysWhoItIs) {
  auto w = erased({"Ada Example", "", "", "ietf", "Acme Tools"});
  EXPECT_TRUE(w.erased({"Ada Example", "", "", "ietf", ""}));
  EXPECT_FALSE(w.erased({"Ada Example", "ada@other.example", "", "ietf", "Acme Tools"}));
  EXPECT_FALSE(w.erased({"Ada Example", "", "orcid:1", "ietf", "Acme Tools"}));
  EXPECT_TRUE(w.erased({"Ada Example", "info@acme.example", "", "ietf", ""}));  // an office's says nothing
}

TEST(Withheld, AFirstNameIsThePersonInThatBodyOnlyAndNoMention) {
  auto w = erased({"dave", "", "", "ietf", "Acme Tools"});
  EXPECT_TRUE(w.erased({"Dave", "", "", "ietf", ""}));
  EXPECT_FALSE(w.erased({"dave", "", "", "w3c", "Acme Tools"}));
  EXPECT_EQ(w.without_mentions("dave said so"), std::nullopt);
}

TEST(Withheld, WhatIsShownIsHiddenNoMoreAndAnErasureStays) {
  const auto texts = claims({"Ada Example", "ada@acme.example", "", "", ""});
  auto text = list_of(texts, WithheldVerb::kHidden);
  EXPECT_TRUE(Withheld::make(text, kKey)->hidden({"", "ada@acme.example", "", "", ""}));
  EXPECT_FALSE(Withheld::make(text, kKey)->erases());
  text = list_of(texts, WithheldVerb::kShown, text);
  EXPECT_FALSE(Withheld::make(text, kKey)->hides());
  text = list_of(texts, WithheldVerb::kShown, list_of(texts));
  EXPECT_TRUE(Withheld::make(text, kKey)->erased({"", "ada@acme.example", "", "", ""}));
}

TEST(Withheld, ADamagedFileIsRefusedWithItsLine) {
  const auto good = list_of({"mail\na@b.example"});
  EXPECT_EQ(message(Withheld::make(good + "erased\tnow\tme\n", kKey)),
            "identity.withheld, line 5: 3 fields where 4 are");
  EXPECT_EQ(message(Withheld::make(good + "lost\tnow\tme\tx\n", kKey)),
            "identity.withheld, line 5: there is no verb 'lost'");
  EXPECT_EQ(message(Withheld::make(good + "erased\tnow\tme\tx\n", kKey)),
            "identity.withheld, line 5: a hash is 32 hexadecimal digits");
  EXPECT_EQ(message(Withheld::make(good + "<<<<<<< HEAD\n", kKey)),
            "identity.withheld, line 5: a merge was not finished here");
  EXPECT_EQ(message(Withheld::make(good + "key\t0123456789abcdef0123456789abcdef\n", kKey)),
            "identity.withheld, line 5: hashes of another key were merged in here");
  EXPECT_EQ(message(Withheld::make("\xff\xfe", kKey)), "identity.withheld is no UTF-8 text");
  EXPECT_EQ(message(Withheld::make(good.substr(good.rfind("erased")), kKey)),
            "identity.withheld does not say which key it was made with");
}

TEST(Withheld, AMissingOrAnotherKeyIsRefused) {
  const auto text = list_of({"mail\na@b.example"});
  EXPECT_EQ(message(Withheld::make(text, std::nullopt)),
            "identity.key is missing: without it nobody knows who was erased or hidden");
  EXPECT_EQ(message(Withheld::make(text, SecretKey{std::string(32, 'x')})),
            "identity.key is not the key that identity.withheld was made with");
}

TEST(Mentions, AreTakenOutOfRunningText) {
  auto w = erased({"Ada van Example", "ada@acme.example", "github:ada", "", ""});
  EXPECT_EQ(w.without_mentions("Proposed by Ada van Example (Acme), seconded by Ben."),
            "Proposed by (erased) (Acme), seconded by Ben.");
  EXPECT_EQ(w.without_mentions("VAN EXAMPLE, Ada"), "(erased)");
  EXPECT_EQ(w.without_mentions("mail Ada.Other@x.example or ADA@acme.example."),
            "mail Ada.Other@x.example or (erased)");
  EXPECT_EQ(w.without_mentions("<mailto:ada@acme.example>; github:ada"), "<(erased)>; (erased)");
  EXPECT_EQ(w.without_mentions("Ada van Example and Ada van Example"), "(erased) and (erased)");
  EXPECT_EQ(w.without_mentions("an example of Ada; van"), std::nullopt);
  EXPECT_EQ(w.without_mentions("Ada van Exämple"), "(erased)");  // accents are folded
  EXPECT_EQ(w.without_mentions(""), std::nullopt);
}

TEST(Mentions, AreFoundBesideOtherWordsOfTheName) {
  auto w = erased({"Ada Example", "", "", "", ""});
  EXPECT_EQ(w.without_mentions("example Ada Example ada"), "(erased) (erased)");
  EXPECT_EQ(w.without_mentions("Ada Ada Example"), "Ada (erased)");
  EXPECT_EQ(w.without_mentions("Ada. In an Example"), std::nullopt);
}

TEST(RecordFilter, LeavesTheRecordWithoutItsPerson) {
  auto w = erased({"Ada Example", "ada@acme.example", "", "ietf", ""});
  Batch batch;
  batch.activities.push_back({.kind = "attended",
                              .person = {"Ada Example", "ada@acme.example", ""},
                              .organization = {"Acme", "", ""},
                              .delegation = "Ada Example",
                              .body = "ietf"});
  batch.activities.push_back({.kind = "attended", .person = {"Ben Sample", "", ""}, .body = "ietf"});
  batch.affiliations.push_back({.person = {"", "ada@acme.example", ""}, .organization = {"Acme", "", ""}});
  batch.ratings.push_back({.rater = {"Ada", "ada@acme.example", ""}, .rationale = "good"});
  batch.memberships.push_back({.organization = {"Ada Example", "DE", ""}, .body = "ietf"});
  batch.documents.push_back({.document = "ietf:x", .title = "A proposal by Ada Example"});
  batch.reject(3, "date 'x' is no date", "x | Ada Example");
  RecordFilter filter(w);
  filter.filter(batch);
  EXPECT_EQ(filter.taken_out(), 3u);
  EXPECT_EQ(batch.activities[0].person.name + batch.activities[0].person.mail, "");
  EXPECT_EQ(batch.activities[0].organization.name, "Acme");
  EXPECT_EQ(batch.activities[0].delegation, "(erased)");
  EXPECT_EQ(batch.activities[1].person.name, "Ben Sample");
  EXPECT_TRUE(batch.affiliations.empty());
  EXPECT_EQ(batch.ratings[0].rater.name, "");
  EXPECT_EQ(batch.memberships[0].organization.name, "");
  EXPECT_EQ(batch.documents[0].title, "A proposal by (erased)");
  EXPECT_EQ(batch.rejects[0].excerpt, "x | (erased)");
}

}  // namespace
}  // namespace plenary
