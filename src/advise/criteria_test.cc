#include "advise/criteria.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/embedded.h"

namespace plenary {
namespace {

constexpr const char* kHead = "name = \"own\"\ntitle = \"Ours\"\n";
constexpr const char* kOne =
    "[[criterion]]\nid = \"a\"\ntitle = \"A\"\nkind = \"supporters\"\nleast = 4\ndocument = \"D\"\nsection = "
    "\"1\"\n"
    "says = \"four\"\n";

std::string error_of(const std::string& text) {
  const auto read = parse_criteria({"own", "own.toml", text});
  return read ? "accepted" : read.error().message;
}

std::string with(const std::string& what, const std::string& instead) {
  std::string out = std::string(kHead) + kOne;
  return out.replace(out.find(what), what.size(), instead);
}

TEST(Criteria, AllThatAreBuiltInAreReadAndNamedAsTheirFile) {
  const auto files = embedded_below("data/criteria/");
  EXPECT_EQ(files.size(), 7u);
  for (const auto& file : files) {
    const std::string path(file.path);
    const auto set = parse_criteria({"x", path, std::string(file.bytes)});
    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ("data/criteria/" + set->name + ".toml", path);
  }
}

TEST(Criteria, ThirdGenerationAsksForFourSupportingMembers) {
  const auto sets = find_criteria("/nonexistent", "3gpp", {});
  ASSERT_TRUE(sets) << sets.error().message;
  ASSERT_EQ(sets->size(), 2u);
  EXPECT_EQ((*sets)[0].name, "general");
  EXPECT_EQ((*sets)[1].criteria[0].kind, CriterionKind::kSupporters);
  EXPECT_EQ((*sets)[1].criteria[0].least, 4);
}

TEST(Criteria, SetsThatAreNamedStandInPlaceOfTheBodys) {
  const auto sets = find_criteria("/nonexistent", "3gpp", {"ieee"});
  ASSERT_TRUE(sets) << sets.error().message;
  ASSERT_EQ(sets->size(), 1u);
  EXPECT_EQ((*sets)[0].name, "ieee");
  const auto wrong = find_criteria("/nonexistent", "3gpp", {"iso"});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().message,
            "there are no criteria 'iso'; there are: 3gpp, general, ieee, ietf, itu-t, tc39, w3c");
}

TEST(Criteria, FaultsSayTheLineAndWhatToWrite) {
  EXPECT_EQ(error_of(std::string(kHead) + kOne), "accepted");
  EXPECT_EQ(error_of(kHead), "own.toml line 1: there is no [[criterion]]");
  EXPECT_TRUE(error_of(with("\"supporters\"", "\"friends\""))
                  .starts_with("own.toml line 6: kind is one of: supporters,"));
  EXPECT_EQ(error_of(with("least = 4", "least = 0")),
            "own.toml line 7: least is a whole number from 1 to 1000");
  EXPECT_EQ(error_of(with("\"supporters\"", "\"overlap\"")), "own.toml line 7: overlap has no least number");
  EXPECT_EQ(error_of(std::string(kHead) + kOne + kOne),
            "own.toml line 11: there is another criterion 'a': give each its own id");
  EXPECT_TRUE(
      error_of(with("least = 4", "lest = 4")).starts_with("own.toml line 7: a criterion has no key 'lest'"));
  EXPECT_TRUE(error_of(with("kind = \"supporters\"\nleast = 4", "kind = \"stated\"\nfield = \"fame\""))
                  .starts_with("own.toml line 7: field is one of: question,"));
}

TEST(Criteria, DamagedTextIsAnErrorAndNothingElse) {
  const std::string whole = std::string(kHead) + kOne;
  for (size_t at = 0; at < whole.size(); ++at) {
    auto hurt = whole;
    hurt[at] = static_cast<char>(hurt[at] ^ 0x5a);
    EXPECT_FALSE(error_of(hurt).empty());
    EXPECT_FALSE(error_of(whole.substr(0, at)).empty());
  }
}

}  // namespace
}  // namespace plenary
