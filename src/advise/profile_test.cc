#include "advise/profile.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/files.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view kWhole = R"(name = "mine"
version = 3
objective = "to see"
mean = "arithmetic"
events = 4
decay = 0.5
years = 2
coverage = 0.5
[dimension.presence]
weight = 2
meaning = "there"
[dimension.work]
weight = 1
meaning = "writes"
[indicator.attendance]
dimension = "presence"
metric = "event_attendance"
over = "events"
log = true
[[indicator.attendance.goalposts]]
worst = 0
best = 10
reason = "all"
[[indicator.attendance.goalposts]]
body = "itu-t"
worst = 0
best = 40
reason = "a large body"
[indicator.unknown]
dimension = "work"
metric = "share_unknown"
[[indicator.unknown.goalposts]]
worst = 1
best = 0
reason = "less is better"
[[level]]
level = "lead"
of = "work"
least = 50
[[level]]
level = "lead"
of = "index"
least = 70
[[level]]
level = "monitor"
of = "presence"
least = 1
)";

// The whole profile with one text put for another.
std::string with(std::string_view what, std::string_view instead) {
  std::string text(kWhole);
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

std::string error(const std::string& text, const std::vector<ProfileText>& others = {}) {
  const auto profile = parse_profile({"mine", "mine.toml", text}, others);
  return profile ? "" : profile.error().message;
}

TEST(Profile, SaysWhatItsFileSaysInItsOrder) {
  const auto profile = parse_profile({"mine", "mine.toml", std::string(kWhole)}, {});
  ASSERT_TRUE(profile) << profile.error().message;
  EXPECT_EQ(profile->version, 3);
  EXPECT_EQ(profile->dimensions[0].name, "presence");
  EXPECT_EQ(profile->dimensions[0].weight, 2);
  EXPECT_TRUE(profile->indicators[0].events);
  EXPECT_EQ(profile->indicators[0].goalposts_of("itu-t").best, 40);
  EXPECT_EQ(profile->indicators[0].goalposts_of("ietf").best, 10);
  EXPECT_EQ(profile->level_names(), (std::vector<std::string>{"absent", "monitor", "lead"}));
}

TEST(Profile, NamesFileAndLineOfWhatIsDamaged) {
  EXPECT_EQ(error("[@"), "the mine.toml is no TOML: look for a '[' that is not followed by a name");
  EXPECT_TRUE(error("name = \n").starts_with("mine.toml line 1: "));
  EXPECT_EQ(error(with("version = 3", "version = 0")),
            "mine.toml line 2: version is a whole number from 1 to 1000000");
  EXPECT_EQ(error(with("mean = \"arithmetic\"", "mean = \"average\"")),
            "mine.toml line 4: mean is arithmetic or geometric");
  EXPECT_EQ(error(with("weight = 2", "weight = -2")),
            "mine.toml line 10: weight is a number from 1e-06 to 1e+06");
  EXPECT_EQ(error(with("decay = 0.5", "decay = nan")), "mine.toml line 6: decay is a number from 0.01 to 1");
  EXPECT_EQ(error(with("meaning = \"there\"", "colour = 1")),
            "mine.toml line 11: a dimension has no key 'colour'; there are: weight, meaning");
  EXPECT_EQ(error(with("objective = \"to see\"\n", "")), "mine.toml line 1: objective is missing");
}

TEST(Profile, RefusesNamesThatAreNotThere) {
  EXPECT_EQ(error(with("metric = \"event_attendance\"", "metric = \"presence\"")),
            "mine.toml line 17: there is no metric 'presence'; `plenary metrics` lists them");
  EXPECT_EQ(error(with("dimension = \"work\"", "dimension = \"labour\"")),
            "mine.toml line 30: there is no dimension 'labour'");
  EXPECT_EQ(error(with("of = \"work\"", "of = \"labour\"")),
            "mine.toml line 38: there is no dimension 'labour'");
}

TEST(Profile, RefusesGoalpostsThatDoNotFitTheMetric) {
  EXPECT_EQ(error(with("best = 10", "best = 0")),
            "mine.toml line 22: of event_attendance more is better: best must be above worst");
  EXPECT_EQ(error(with("worst = 1\nbest = 0", "worst = 0\nbest = 1")),
            "mine.toml line 34: of share_unknown less is better: best must be below worst");
  EXPECT_EQ(error(with("body = \"itu-t\"\n", "")),
            "mine.toml line 24: goalposts of this body are given twice");
}

TEST(Profile, RefusesWhatAnIndicatorCannotBe) {
  EXPECT_EQ(error(with("metric = \"share_unknown\"", "metric = \"people_turnover\"")),
            "mine.toml line 31: people_turnover has several numbers, an indicator one");
  EXPECT_EQ(error(with("metric = \"share_unknown\"", "metric = \"people_links\"")),
            "mine.toml line 31: people_links has several numbers, an indicator one");
  EXPECT_EQ(error(with("metric = \"share_unknown\"", "metric = \"share_unknown\"\nover = \"events\"")),
            "mine.toml line 32: only a sum or a count can be taken event by event");
  EXPECT_EQ(error(with("events = 4\ndecay = 0.5\n", "")),
            "mine.toml line 16: the profile says neither events nor decay");
}

TEST(Profile, LikeAnotherTakesItsWeightsAndLeavesOutWhatWeighsNothing) {
  const std::vector<ProfileText> others{{"whole", "whole.toml", std::string(kWhole)}};
  const std::string head = "name = \"mine\"\nversion = 1\nobjective = \"o\"\nlike = \"whole\"\n";
  const auto profile =
      parse_profile({"mine", "mine.toml", head + "[weights]\npresence = 5\nwork = 0\n"}, others);
  ASSERT_TRUE(profile) << profile.error().message;
  ASSERT_EQ(profile->dimensions.size(), 1u);
  EXPECT_EQ(profile->dimensions[0].weight, 5);
  EXPECT_EQ(profile->indicators.size(), 1u);
  EXPECT_EQ(error(head + "[weights]\npresence = 0\nwork = 0\n", others),
            "mine.toml line 5: all weights are 0");
  EXPECT_EQ(error(head + "[weights]\npresence = 1\n", others), "mine.toml line 5: work is missing");
  EXPECT_EQ(error(head, {}), "mine.toml line 4: there is no profile 'whole'");
}

TEST(Profile, AllProfilesOfTheProgramCanBeRead) {
  for (const char* name : {"tracking", "equal", "inclusiveness", "technical-excellence", "market-adoption",
                           "speed", "cross-industry"}) {
    const auto profile = find_profile(Workspace{"/nowhere"}, name);
    ASSERT_TRUE(profile) << profile.error().message;
    EXPECT_EQ(profile->level_names(), (std::vector<std::string>{"absent", "monitor", "participate", "lead"}));
  }
}

TEST(Profile, AWorkspaceAddsItsOwnAndCannotReplaceOneOfTheProgram) {
  auto folder = (fs::temp_directory_path() / "plenary-profile-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  fs::create_directory(folder + "/profiles");
  ASSERT_TRUE(write_file(folder + "/profiles/mine.toml", kWhole));
  const Workspace workspace{folder};
  EXPECT_TRUE(find_profile(workspace, "mine"));
  const auto none = find_profile(workspace, "yours");
  EXPECT_TRUE(none.error().message.ends_with("technical-excellence, tracking, mine")) << none.error().message;
  ASSERT_TRUE(write_file(folder + "/profiles/speed.toml", kWhole));
  EXPECT_EQ(find_profile(workspace, "mine").error().message,
            "profiles/speed.toml: 'speed' is a profile of the program: give yours another name");
  fs::remove_all(folder);
}

}  // namespace
}  // namespace plenary
