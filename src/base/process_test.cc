#include "base/process.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(RunCommand, HandsInputInAndOutputOut) {
  const std::string input(3'000'000, 'x');  // more than a pipe holds
  const auto done = run_command({.words = {"cat"}, .environment = {}, .input = input});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->output, input);
  EXPECT_EQ(done->code, 0);
}

TEST(RunCommand, KeepsTheEndAndTheErrors) {
  const auto done = run_command({.words = {"sh", "-c", "echo no >&2; exit 7"}, .environment = {}});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->code, 7);
  EXPECT_EQ(done->errors, "no\n");
}

TEST(RunCommand, StopsWhatPrintsTooMuch) {
  const auto done = run_command({.words = {"yes"}, .environment = {}, .input = {}, .limit = 1 << 20});
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->too_large);
  EXPECT_EQ(done->output, "");
}

TEST(RunCommand, HandsOnNothingOfTheEnvironmentButThePath) {
  ::setenv("PLENARY_SECRET", "x", 1);
  const auto done = run_command({.words = {"env"}, .environment = {"A=1"}});
  ASSERT_TRUE(done);
  EXPECT_NE(done->output.find("A=1\n"), std::string::npos);
  EXPECT_EQ(done->output.find("PLENARY_SECRET"), std::string::npos);
}

TEST(RunCommand, SaysThatAProgramIsNotThere) {
  const auto done = run_command({.words = {"no-such-program-here"}, .environment = {}});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::kNotFound);
}

}  // namespace
}  // namespace plenary
