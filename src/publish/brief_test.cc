#include <gtest/gtest.h>

#include <set>

#include "publish/brief_facts.h"
#include "publish/brief_telling.h"

namespace plenary {
namespace {

constexpr const char* kSlices[] = {"organization", "country", "group", "body", "subject"};

TEST(Brief, EveryFactAsksAMetricAndSlicesThatThereAre) {
  for (const char* slice : kSlices)
    for (const auto& section : brief_facts(slice))
      for (const auto& fact : section.facts) {
        EXPECT_TRUE(find_metric(fact.metric)) << slice << " " << fact.key;
        for (const auto& by : fact.by) EXPECT_TRUE(find_slice(by)) << slice << " " << fact.key;
      }
}

TEST(Brief, EveryStepRestsOnAFactThatIsTold) {
  for (const char* slice : kSlices) {
    std::set<std::string> told{"gap-groups"};
    for (const auto& section : brief_facts(slice))
      for (const auto& fact : section.facts)
        EXPECT_TRUE(told.insert(fact.key).second) << "two facts are called " << fact.key;
    for (const auto& step : brief_steps(slice))
      EXPECT_TRUE(told.contains(step.fact)) << slice << " " << step.fact;
  }
}

TEST(Brief, TextsTakeNoOtherWordsThanThereAre) {
  const BriefSubject subject{.name = "Example {when}", .host = "itu-t"};
  const BriefWords words{.when = "in 2024", .value = "3", .first = "SG13"};
  for (const char* slice : kSlices) {
    for (const auto& section : brief_facts(slice))
      for (const auto& fact : section.facts)
        for (const char* text : {fact.text, fact.none})
          EXPECT_NO_THROW(brief_words(text, subject, words)) << fact.key;
    for (const auto& step : brief_steps(slice))
      EXPECT_NO_THROW(brief_words(step.text, subject, words)) << step.fact;
  }
  EXPECT_EQ(brief_words("{name} in {host} {when}: {value}, {first}", subject, words),
            "Example {when} in itu-t in 2024: 3, SG13");
}

TEST(Brief, TheDayOfABriefIsNotToCome) {
  Parameters asked{{{"as-of", {"2024-05"}}}, "--"};
  EXPECT_EQ(parse_brief(asked, make_day(2024, 5, 30)).error().message, "2024-05-31 lies in the future");
  EXPECT_EQ(to_string(*parse_brief(asked, make_day(2024, 5, 31))->as_of), "2024-05-31");
}

}  // namespace
}  // namespace plenary
