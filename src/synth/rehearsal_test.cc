#include "synth/rehearsal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"

namespace plenary::synth {
namespace {

namespace fs = std::filesystem;

class RehearsalTest : public testing::Test {
 protected:
  RehearsalTest() {
    auto name = (fs::temp_directory_path() / "plenary-rehearsal-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) root_ = name;
  }
  ~RehearsalTest() override {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  RehearsalOptions options(const char* name, uint64_t seed = 1) const {
    return {.folder = (root_ / name).string(), .seed = seed, .years = 2};
  }
  std::vector<std::string> files(const char* name) const {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(root_ / name))
      if (entry.is_regular_file()) out.push_back(fs::relative(entry.path(), root_ / name).string());
    std::ranges::sort(out);
    return out;
  }
  std::string text(const char* name, const std::string& file) const {
    return read_file((root_ / name / file).string()).value();
  }

  fs::path root_;
};

TEST_F(RehearsalTest, TheSameSeedGivesTheSameBytes) {
  ASSERT_TRUE(write_rehearsal(options("a")));
  ASSERT_TRUE(write_rehearsal(options("b")));
  const auto names = files("a");
  EXPECT_EQ(names, files("b"));
  EXPECT_EQ(names, (std::vector<std::string>{
                       "README.txt", "calendar.toml", "calendar/calendar.csv", "contributions.toml",
                       "contributions/contributions-2024.csv", "contributions/contributions-2025.csv",
                       "register.toml", "register/members.xlsx", "register/name-changes.csv",
                       "register/rights.csv", "registrations.toml", "registrations/registrations-2024.xlsx",
                       "registrations/registrations-2025.xlsx", "structure.toml", "structure/groups.csv",
                       "structure/officers.xlsx", "work-programme.toml", "work-programme/localizations.csv",
                       "work-programme/work-items.xlsx"}));
  for (const auto& name : names) EXPECT_TRUE(text("a", name) == text("b", name)) << name;
}

TEST_F(RehearsalTest, AnotherSeedGivesOtherNames) {
  ASSERT_TRUE(write_rehearsal(options("a", 1)));
  ASSERT_TRUE(write_rehearsal(options("b", 2)));
  EXPECT_NE(text("a", "contributions/contributions-2025.csv"),
            text("b", "contributions/contributions-2025.csv"));
}

TEST_F(RehearsalTest, EveryTextFileSaysSynthetic) {
  ASSERT_TRUE(write_rehearsal(options("a")));
  for (const auto& name : files("a"))
    EXPECT_TRUE(name.ends_with(".xlsx") || text("a", name).contains("SYNTHETIC")) << name;
}

TEST_F(RehearsalTest, SaysHowMuchWasMade) {
  const auto made = write_rehearsal(options("a"));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->people, 1200u);
  EXPECT_EQ(made->contributions, 6000u);
  EXPECT_GT(made->registrations, 3000u);
}

TEST_F(RehearsalTest, AFolderThatHoldsSomethingAndImpossibleYearsAreRefused) {
  ASSERT_TRUE(write_rehearsal(options("a")));
  const auto again = write_rehearsal(options("a"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::kUsage);
  auto one = options("one"), many = options("many");
  one.years = 1, many.years = 21;
  for (const auto& o : {one, many}) {
    const auto status = write_rehearsal(o);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message, "the rehearsal body has 2 to 20 years");
    EXPECT_FALSE(fs::exists(o.folder));
  }
}

}  // namespace
}  // namespace plenary::synth
