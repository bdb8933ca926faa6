#include "serve/access_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "base/temporary_folder.h"

namespace plenary::serve {
namespace {

class AccessFileTest : public testing::Test {
 protected:
  Workspace workspace() const { return Workspace{folder_.path()}; }
  void write(const std::string& text) { ASSERT_TRUE(write_file(workspace().access(), text)); }
  std::unique_ptr<AccessFile> open() { return std::move(*AccessFile::open(workspace())); }
  const TemporaryFolder folder_ = std::move(*TemporaryFolder::make());
};

TEST_F(AccessFileTest, HoldsAsSoonAsItIsWritten) {
  auto file = open();
  EXPECT_EQ(file->current(), nullptr);
  EXPECT_FALSE(file->refresh());
  write("anonymous = \"public\"");
  EXPECT_TRUE(file->refresh());
  EXPECT_EQ(file->current()->anonymous, Audience::kPublic);
  EXPECT_FALSE(file->refresh());
}

TEST_F(AccessFileTest, ThatIsDamagedLeavesInForceWhatItSaid) {
  write("anonymous = \"public\"");
  auto file = open();
  write("anonymous = \"everybody\"");
  EXPECT_TRUE(file->refresh());
  EXPECT_TRUE(file->fault().contains("unknown audience 'everybody'")) << file->fault();
  EXPECT_EQ(file->current()->anonymous, Audience::kPublic);
  EXPECT_FALSE(file->refresh()) << "it is told once";
  write("anonymous = \"member\"");
  EXPECT_TRUE(file->refresh());
  EXPECT_EQ(file->fault(), "");
  EXPECT_EQ(file->current()->anonymous, Audience::kMember);
}

TEST_F(AccessFileTest, ThatIsGoneLetsNobodyIn) {
  write(
      "[[token]]\nname = \"m\"\nhash = \"0123456789abcdef0123456789abcdef\"\naudience = \"member\"\nexpires "
      "= "
      "2027-01-01\n");
  auto file = open();
  std::filesystem::remove(workspace().access());
  EXPECT_TRUE(file->refresh());
  EXPECT_TRUE(file->fault().ends_with("is gone"));
  EXPECT_EQ(file->current()->tokens.size(), 1u);
}

TEST_F(AccessFileTest, ThatIsDamagedAtTheBeginningIsRefused) {
  write("hosts = 1");
  EXPECT_FALSE(AccessFile::open(workspace()));
}

TEST_F(AccessFileTest, FollowsTheSecretThatItNames) {
  write(
      "[oidc]\nissuer = \"https://login.example\"\nclient_id = \"p\"\ndefault = "
      "\"member\"\nclient_secret_file = "
      "\"secret\"\n");
  EXPECT_FALSE(AccessFile::open(workspace())) << "there is no such file";
  ASSERT_TRUE(write_file(folder_.path() + "/secret", "one\n"));
  auto file = open();
  EXPECT_EQ(file->current()->oidc->client_secret, "one");
  ASSERT_TRUE(write_file(folder_.path() + "/secret", "another\n"));
  EXPECT_TRUE(file->refresh());
  EXPECT_EQ(file->current()->oidc->client_secret, "another");
}

TEST_F(AccessFileTest, IsReadAgainWhenASecretThatWasMissingComes) {
  write("hosts = []");
  auto file = open();
  write(
      "[oidc]\nissuer = \"https://login.example\"\nclient_id = \"p\"\ndefault = "
      "\"member\"\nclient_secret_file = "
      "\"secret\"\n");
  EXPECT_TRUE(file->refresh());
  EXPECT_NE(file->fault(), "");
  ASSERT_TRUE(write_file(folder_.path() + "/secret", "one"));
  EXPECT_TRUE(file->refresh());
  EXPECT_EQ(file->fault(), "");
}

}  // namespace
}  // namespace plenary::serve
