#include "advise/overlap.h"

#include "advise/overlap_scope.h"
#include "advise/overlap_sums.h"
#include "advise/subject_guess.h"
#include "advise/work_test_help.h"

namespace plenary {
namespace {

std::string error_of(const WorkList& list, OverlapQuestion question) {
  const auto scope = OverlapScope::make(list, question);
  return scope ? "" : scope.error().message;
}

WorkList some_works() {
  return works_of({{"a:1", "Optical transport", 2020, "g1"},
                   {"a:2", "Optical access", 2020, "g2"},
                   {"b:1", "Optical transport", 2020, "g1"},
                   {"c:1", "Optical transport"}});
}

TEST(OverlapScope, UnknownNamesAreToldWithWhatThereIs) {
  const auto list = some_works();
  EXPECT_EQ(error_of(list, {.bodies = {"d"}}), "no texts of body 'd'; there are: a, b, c");
  EXPECT_EQ(error_of(list, {.document = "a:3"}),
            "no text 'a:3' on record; beside it there are: a:1, a:2, b:1, c:1");
  EXPECT_EQ(error_of(list, {.group = "g1"}), "group 'g1' is in several bodies: a/g1, b/g1");
  EXPECT_EQ(error_of(list, {.group = "x"}), "no group 'x': write body/group, such as itu-t/sg15");
  EXPECT_EQ(error_of(WorkList(), {}), "no texts on record: import a catalogue of documents first");
}

TEST(OverlapScope, OneBodyMeansPairsWithItAndTwoMeanPairsOfThese) {
  const auto list = some_works();
  const auto one = OverlapScope::make(list, {.bodies = {"A"}});
  ASSERT_TRUE(one);
  EXPECT_TRUE(one->wants(0, 2));
  EXPECT_FALSE(one->wants(2, 3));
  const auto two = OverlapScope::make(list, {.bodies = {"a", "b"}});
  ASSERT_TRUE(two);
  EXPECT_TRUE(two->wants(0, 2));
  EXPECT_FALSE(two->wants(0, 3));
}

TEST(OverlapScope, BetweenGroupsATextWithoutOneTakesNoPart) {
  const auto list = some_works();
  const auto scope = OverlapScope::make(list, {.between = Between::kGroups});
  ASSERT_TRUE(scope);
  EXPECT_TRUE(scope->wants(0, 1));
  EXPECT_FALSE(scope->wants(0, 3));
  EXPECT_EQ(scope->asked().size(), 3u);
}

TEST(OverlapScope, AGroupAndTheOneAboveItAreNotCompared) {
  auto list = some_works();
  list.groups[1].ancestors.push_back(0);  // g2 is below g1
  const auto scope = OverlapScope::make(list, {.group = "a/g1", .between = Between::kGroups});
  ASSERT_TRUE(scope);
  EXPECT_FALSE(scope->wants(0, 1));
  EXPECT_TRUE(scope->wants(1, 2));  // a text of g2 is one of g1 too
}

TEST(OverlapSums, ATextThatIsLinkedAnywhereInABodyIsNotCountedAsUnlinked) {
  const auto list = works_of({{"a:1", ""}, {"a:2", ""}, {"b:1", ""}, {"b:2", ""}});
  const auto scope = OverlapScope::make(list, {});
  const std::vector<SparseVector> vectors(4, unit_vector({{0, 1}}));
  const std::vector<OverlapPair> pairs{
      {0, 2, {}, Link::kSameText, true}, {0, 3, {}, Link::kNone, true}, {1, 3, {}, Link::kNone, true}};
  const auto sums = sum_bodies(list, vectors, pairs, *scope);
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_EQ(sums[0].a, "a");
  EXPECT_EQ(sums[0].texts, 2u);
  EXPECT_EQ(sums[0].linked, 1u);
  EXPECT_EQ(sums[0].unlinked, 1u);
  EXPECT_EQ(sums[0].best, 1u);
  EXPECT_EQ(sums[1].linked, 1u);    // b:1
  EXPECT_EQ(sums[1].unlinked, 1u);  // b:2
}

TEST(TextSpace, WordsOfATitleWeighMoreAndPlainWordsNothing) {
  auto list = works_of({{"a:1", "The optical transport network"}, {"a:2", "Specification of the following"}});
  list.works[0].abstract = "This Recommendation describes timing.";
  const TextSpace space(list);
  EXPECT_TRUE(space.vectors()[1].empty());
  const auto& v = space.vectors()[0];
  ASSERT_EQ(v.terms.size(), 4u);
  for (size_t i = 0; i < v.terms.size(); ++i) {
    if (space.word(v.terms[i]) == "timing") {
      EXPECT_LT(v.weights[i], 0.4F);
    } else {
      EXPECT_GT(v.weights[i], 0.5F) << space.word(v.terms[i]);
    }
  }
}

TEST(TextSpace, ATextFromOutsideIsAsLikeAsItWouldBeInside) {
  const auto list = works_of({{"a:1", "Optical transport"}, {"b:1", "Steel pipes"}, {"c:1", "Coffee beans"}});
  const TextSpace space(list);
  EXPECT_NEAR(cosine(space.place("Optical transport", ""), space.vectors()[0]), 1, 1e-6);
  EXPECT_NEAR(cosine(space.place("Optical teapots", ""), space.vectors()[0]), 0.5, 1e-6);
  EXPECT_TRUE(space.place("", "").empty());
}

// Texts of a: three on pipes, of b: three on pipes and three on coffee.
TEST(SubjectGuess, TheNearestDecideWhenTheyAgreeAndOwnTextsDoNotVote) {
  const auto list = works_of({{"a:1", "Steel pipes"},
                              {"a:2", "Steel pipes"},
                              {"b:1", "Steel pipes"},
                              {"b:2", "Steel pipes"},
                              {"b:3", "Steel pipes"},
                              {"b:4", "Coffee beans"},
                              {"b:5", "Coffee beans"},
                              {"b:6", "Coffee beans"}});
  const TextSpace space(list);
  const SubjectGuesser guesser(list, space, {7, std::nullopt, 7, 7, 7, 8, 8, 8});
  NeighbourIndex::Scratch scratch;
  EXPECT_EQ(guesser.guess(1, {}, NeighbourIndex::kNobody, scratch), 7u);
  EXPECT_EQ(guesser.guess(5, {}, 1, scratch),
            std::nullopt);  // without groups a body is one; only b knows coffee
  const std::vector<uint32_t> allowed{8};
  EXPECT_EQ(guesser.guess(1, allowed, NeighbourIndex::kNobody, scratch), std::nullopt);
  const auto quality = guess_quality(list, guesser);
  ASSERT_EQ(quality.size(), 2u);
  EXPECT_EQ(quality[0].texts, 1u);
  EXPECT_EQ(quality[0].right, 1u);
  EXPECT_EQ(quality[1].guessed, 0u);  // one text of a on pipes is too few to vote
}

}  // namespace
}  // namespace plenary
