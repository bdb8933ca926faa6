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

TEST(RunCommand, StopsWhatTakesTooLongWithWhatItStarted) {
  const auto start = std::chrono::steady_clock::now();
  const auto done = run_command(
      {.words = {"sh", "-c", "echo begun; sleep 60 & sleep 60"}, .time = std::chrono::seconds(1)});
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->too_late);
  EXPECT_EQ(done->code, 128 + 9);
  EXPECT_EQ(done->output, "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_FALSE(run_command({.words = {"true"}, .time = std::chrono::seconds(20)})->too_late);
}

TEST(RunCommand, GivesNoMoreMemoryThanIsAllowed) {
  const auto words =
      std::vector<std::string>{"python3", "-c", "import time; time.sleep(.2); x = bytearray(300 << 20)"};
  EXPECT_EQ(run_command({.words = words})->code, 0);
  const auto done = run_command({.words = words, .memory = 100u << 20});
  EXPECT_EQ(done->code, 1);
  EXPECT_TRUE(done->errors.contains("MemoryError")) << done->errors;
}

TEST(RunCommand, HandsOnNothingOfTheEnvironmentButThePath) {
  ::setenv("PLENARY_SECRET", "x", 1);
  const auto done = run_command({.words = {"env"}, .environment = {"A=1"}});
  ASSERT_TRUE(done);
  EXPECT_NE(done->output.find("A=1\n"), std::string::npos);
  EXPECT_EQ(done->output.find("PLENARY_SECRET"), std::string::npos);
}

TEST(Conversation, AsksAgainAndAgain) {
  const auto cat = Conversation::start({.words = {"cat"}, .environment = {}});
  ASSERT_TRUE(cat);
  const std::string large(3'000'000, 'x');  // more than pipes hold in either direction
  std::string answer;
  EXPECT_TRUE((*cat)->ask("one.end", ".end", 100, answer));
  EXPECT_EQ(answer, "one");
  EXPECT_TRUE((*cat)->ask(large + ".end", ".end", 1 << 22, answer));
  EXPECT_EQ(answer, large);
  EXPECT_FALSE((*cat)->ask(large + ".end", ".end", 1000, answer));
}

TEST(Conversation, EndsWithTheProgram) {
  const auto one =
      Conversation::start({.words = {"sh", "-c", "read line; echo $line; exit 3"}, .environment = {}});
  ASSERT_TRUE(one);
  std::string answer;
  EXPECT_TRUE((*one)->ask("a\n", "\n", 100, answer));
  EXPECT_EQ(answer, "a");
  EXPECT_FALSE((*one)->ask("b\n", "\n", 100, answer));
  EXPECT_FALSE((*one)->ask(std::string(3'000'000, 'x'), "\n", 100, answer));
}

TEST(RunCommand, SaysThatAProgramIsNotThere) {
  const auto done = run_command({.words = {"no-such-program-here"}, .environment = {}});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::kNotFound);
}

}  // namespace
}  // namespace plenary
