// Real repositories, made here by git with fixed names and dates.
#include "import/git_source.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/process.h"
#include "import/git.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

constexpr int64_t kNow = 1'767'000'000;  // December 2025

class GitSourceTest : public ::testing::Test {
 protected:
  GitSourceTest() {
    auto name = (fs::temp_directory_path() / "plenary-git-XXXXXX").string();
    home_ = ::mkdtemp(name.data());
    repository_ = home_ / "repository";
    shell("git init -q -b main . && git remote add origin https://example.org/spec.git", true);
  }
  ~GitSourceTest() override { fs::remove_all(home_); }

  void shell(const std::string& script, bool make = false) {
    if (make) fs::create_directories(repository_);
    const auto done =
        run_command({.words = {"sh", "-ec", fmt::format("cd '{}'; {}", repository_.string(), script)},
                     .environment = {"HOME=" + home_.string(), "GIT_CONFIG_NOSYSTEM=1"}});
    ASSERT_TRUE(done) << done.error().message;
    ASSERT_EQ(done->code, 0) << done->errors;
  }

  // A commit by Ada at that time that writes `text` into `file`.
  void commit(const std::string& date, const std::string& file, const std::string& text) {
    shell(fmt::format(
        "mkdir -p \"$(dirname '{1}')\"; echo '{2}' >'{1}'; git add -A; GIT_AUTHOR_DATE='{0}' "
        "GIT_COMMITTER_DATE='{0}' git -c user.name=Ada -c user.email=ada@acme.example commit -qm x",
        date, file, text));
  }

  struct Read {
    std::map<std::string, std::string> names;  // of units, by path
    Batch all;
    bool complete = false;
    int unnamed = 0;  // units of which something was missing
    std::string error;
  };
  Read read(std::string url = "", uint64_t unit_bytes = 1 << 20) {
    Read out;
    const auto source = open_git_source(GitPlace{
        .locator = repository_.string(), .url = std::move(url), .now = kNow, .unit_bytes = unit_bytes});
    if (!source) {
      out.error = source.error().message;
      return out;
    }
    const auto reader = open_git({}).value();
    for (SourceFile file; (*source)->next(file);) {
      out.names[file.path] = file.name;
      (*source)->load(file);
      if (file.name.empty()) ++out.unnamed;
      reader->read(file, out.all);
    }
    out.complete = (*source)->complete();
    return out;
  }

  fs::path home_, repository_;
};

TEST_F(GitSourceTest, UnitsAreMonths) {
  commit("2024-03-01T12:00:00Z", "a.md", "one");
  commit("2024-05-01T12:00:00Z", "a.md", "two");
  const auto first = read();
  EXPECT_EQ(first.names.size(), 3u);
  EXPECT_EQ(first.unnamed, 0);
  EXPECT_TRUE(first.names.contains("repository") && first.names.contains("2024-03") &&
              first.names.contains("2024-05"));
  ASSERT_EQ(first.all.activities.size(), 2u);
  EXPECT_EQ(first.all.activities[0].document, "git:example.org/spec");
  EXPECT_TRUE(first.complete);
  EXPECT_TRUE(first.all.rejects.empty());

  commit("2024-05-02T12:00:00Z", "a.md", "three");
  const auto second = read();
  EXPECT_EQ(second.names.at("2024-03"), first.names.at("2024-03"));
  EXPECT_NE(second.names.at("2024-05"), first.names.at("2024-05"));
  EXPECT_EQ(second.names.at("repository"), first.names.at("repository"));
}

TEST_F(GitSourceTest, LargeMonthsAreCutByTheDigitsOfIds) {
  for (int i = 1; i <= 9; ++i)
    commit(fmt::format("2024-03-0{}T12:00:00Z", i), "a.md", fmt::format("text {}", i));
  const auto source = open_git_source(GitPlace{
      .locator = repository_.string(), .url = "https://example.org/spec", .now = kNow, .unit_commits = 4});
  ASSERT_TRUE(source);
  size_t commits = 0, units = 0;
  for (SourceFile file; (*source)->next(file);) {
    if (file.path == "repository") continue;
    ++units;
    ASSERT_EQ(file.path.size(), 9u);
    EXPECT_EQ(file.path.substr(0, 8), "2024-03/");
    for (size_t at = file.name.find('\n'); at != file.name.npos; at = file.name.find('\n', at + 1)) ++commits;
  }
  EXPECT_EQ(commits, 9u);
  EXPECT_GT(units, 1u);
}

TEST_F(GitSourceTest, ARewrittenHistoryChangesItsMonthsOnly) {
  commit("2024-03-01T12:00:00Z", "a.md", "one");
  commit("2024-04-01T12:00:00Z", "a.md", "two");
  const auto before = read();
  shell(
      "git -c user.name=Ben -c user.email=b@b.example commit -q --amend --no-edit --reset-author "
      "--date=2024-04-02T12:00:00Z");
  const auto after = read();
  EXPECT_EQ(after.names.at("2024-03"), before.names.at("2024-03"));
  EXPECT_FALSE(after.names.contains("2024-04"));  // committed today, by the clock of this machine
}

TEST_F(GitSourceTest, BareRepositoriesAndMailmapsAreRead) {
  commit("2024-03-01T12:00:00Z", ".mailmap", "Ada Example <ada@example.org> <ada@acme.example>");
  shell("git clone -q --bare . ../bare && git -C ../bare remote set-url origin git@example.org:spec");
  repository_ = home_ / "bare";
  const auto out = read("https://example.org/named");
  ASSERT_EQ(out.all.activities.size(), 1u);
  EXPECT_EQ(out.all.activities[0].person.name, "Ada Example");
  EXPECT_EQ(out.all.activities[0].person.mail, "ada@example.org");
  EXPECT_EQ(out.all.activities[0].document, "git:example.org/named");
}

TEST_F(GitSourceTest, AnEmptyRepositoryIsARejectAndAFolderIsAnError) {
  const auto out = read();
  ASSERT_EQ(out.all.rejects.size(), 1u);
  EXPECT_EQ(out.all.rejects[0].reason, "no commits: bad revision 'HEAD'");
  EXPECT_TRUE(out.all.activities.empty());
  fs::create_directories(repository_ / "inside");
  repository_ /= "inside";
  EXPECT_NE(read().error.find("not a git repository"), std::string::npos);
}

TEST_F(GitSourceTest, AShallowCloneSaysWhereItBegins) {
  commit("2024-03-01T12:00:00Z", "a.md", "one");
  commit("2024-04-01T12:00:00Z", "a.md", "two");
  commit("2024-05-01T12:00:00Z", "a.md", "three");
  shell("git clone -q --depth 2 file://$PWD ../shallow");
  repository_ = home_ / "shallow";
  const auto out = read("https://example.org/spec");
  EXPECT_EQ(out.all.activities.size(), 1u);
  ASSERT_EQ(out.all.rejects.size(), 2u);
  EXPECT_EQ(out.all.rejects[0].line, 0u);
  EXPECT_EQ(out.all.rejects[1].line, 1u);
  EXPECT_NE(out.all.rejects[1].reason.find("shallow"), std::string::npos);
}

TEST_F(GitSourceTest, AMissingObjectCostsItsCommitAlone) {
  for (int i = 1; i <= 9; ++i)
    commit(fmt::format("2024-03-0{}T12:00:00Z", i), "a.md", fmt::format("text {}", i));
  shell("o=$(git rev-parse HEAD~4:a.md); rm -f .git/objects/$(echo $o | cut -c1-2)/$(echo $o | cut -c3-)");
  const auto out = read();
  EXPECT_EQ(out.all.activities.size(), 7u);  // the commit that wrote it and the one that replaced it
  ASSERT_EQ(out.all.rejects.size(), 2u);
  EXPECT_EQ(out.all.rejects[0].line, 5u);
  EXPECT_EQ(out.unnamed, 1) << "it is asked for again";
  EXPECT_EQ(out.all.rejects[0].reason.substr(0, 14), "unable to read");
}

TEST_F(GitSourceTest, AMissingCommitEndsTheHistoryAndNothingCountsAsGone) {
  for (int i = 1; i <= 4; ++i)
    commit(fmt::format("2024-0{}-01T12:00:00Z", i), "a.md", fmt::format("text {}", i));
  shell("o=$(git rev-parse HEAD~2); rm -f .git/objects/$(echo $o | cut -c1-2)/$(echo $o | cut -c3-)");
  const auto out = read();
  EXPECT_FALSE(out.complete);
  ASSERT_FALSE(out.all.rejects.empty());
  EXPECT_EQ(out.all.rejects[0].reason.substr(0, 22), "the history ends early");
}

TEST_F(GitSourceTest, ImpossibleCommitDatesAreAUnitOfRejects) {
  commit("1970-01-02T00:00:00Z", "a.md", "one");
  commit("2099-01-01T00:00:00Z", "a.md", "two");
  commit("2024-01-01T00:00:00Z", "a.md", "three");
  const auto out = read();
  EXPECT_EQ(out.all.activities.size(), 1u);
  EXPECT_EQ(out.all.rejects.size(), 2u);
  EXPECT_TRUE(out.names.contains("impossible"));
}

TEST_F(GitSourceTest, WhatGitPrintsOfAUnitIsBounded) {
  commit("2024-03-01T12:00:00Z", "a.md", "one");
  shell("for i in $(seq 200); do echo x >file-with-a-long-name-$i; done");
  commit("2024-03-02T12:00:00Z", "a.md", "two");
  const auto out = read("", 2000);
  EXPECT_EQ(out.all.activities.size(), 1u);
  ASSERT_EQ(out.all.rejects.size(), 1u);
  EXPECT_EQ(out.all.rejects[0].reason, "git prints more than can be read of it");
}

// Each of these settings makes some command of git run a program.
TEST_F(GitSourceTest, NothingThatTheRepositoryNamesIsRun) {
  commit("2024-03-01T12:00:00Z", "a.md", "one");
  commit("2024-03-02T12:00:00Z", ".gitattributes", "*.md diff=evil filter=evil");
  commit("2024-03-03T12:00:00Z", "a.md", "two");
  const auto mark = (home_ / "ran").string();
  shell(fmt::format(
      "printf '#!/bin/sh\\ntouch {0}; cat\\n' >../evil; chmod +x ../evil; E=$PWD/../evil; "
      "for key in core.fsmonitor core.pager core.sshCommand diff.external diff.evil.command "
      "diff.evil.textconv filter.evil.clean filter.evil.smudge gpg.program core.alternateRefsCommand "
      "core.editor sequence.editor pager.log remote.origin.uploadpack; do git config $key $E; done; "
      "git config log.showSignature true; git config extensions.partialClone origin; "
      "git config remote.origin.promisor true; git config protocol.ext.allow always; "
      "git config remote.origin.url \"ext::$E\"; "
      "mkdir -p .git/hooks; for h in post-index-change reference-transaction fsmonitor-watchman; do "
      "cp $E .git/hooks/$h; done; git config core.hooksPath .git/hooks; rm -f {0}",
      mark));
  shell(
      "o=$(GIT_CONFIG_COUNT=0 git --no-pager rev-parse HEAD:a.md); rm -f .git/objects/$(echo $o | cut "
      "-c1-2)/$(echo $o | cut -c3-); rm -f " +
      mark);
  const auto out = read("https://example.org/spec");
  EXPECT_EQ(out.all.activities.size(), 2u);
  EXPECT_EQ(out.all.rejects.size(), 1u);  // the object that is promised by a remote is not fetched
  EXPECT_FALSE(fs::exists(mark));
}

TEST_F(GitSourceTest, OtherUsersSettingsDoNotMatter) {
  commit("2024-03-01T12:00:00Z", "a.md", "one");
  const auto plain = read();
  shell(
      "git config log.showRoot false; git config diff.renames copies; git config log.diffMerges on; "
      "git config diff.relative true; git config i18n.logOutputEncoding UTF-16; git config format.pretty "
      "oneline; "
      "git config log.follow true; git config log.date raw; git config diff.noprefix true; git config "
      "color.ui always");
  const auto other = read();
  ASSERT_EQ(other.all.activities.size(), 1u);
  EXPECT_EQ(other.all.activities[0].person.name, "Ada");
  EXPECT_EQ(other.all.activities[0].weight, plain.all.activities[0].weight);
}

}  // namespace
}  // namespace plenary
