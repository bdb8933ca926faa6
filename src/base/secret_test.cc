#include "base/secret.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/files.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

class Secret : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "plenary-secret-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    home_ = name;
  }
  void TearDown() override { fs::remove_all(home_); }
  std::string home_;
  const SecretKey a_{std::string(32, 'a')}, b_{std::string(32, 'b')};
};

TEST_F(Secret, AKeyIsMadeOnceAndForItsOwnerOnly) {
  const auto made = make_secret_key(home_ + "/k");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->bytes.size(), 32u);
  struct stat info {};
  ASSERT_EQ(::stat((home_ + "/k").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_EQ(make_secret_key(home_ + "/k")->bytes, made->bytes);
  EXPECT_NE(make_secret_key(home_ + "/other")->bytes, made->bytes);
}

TEST_F(Secret, AFileThatHoldsNoKeyIsRefused) {
  for (const char* text : {"", "abc", "zz", "0123456789abcdef"}) {
    ASSERT_TRUE(write_file(home_ + "/k", text));
    const auto key = read_secret_key(home_ + "/k");
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().message, home_ + "/k: not a key: 64 hexadecimal digits are");
  }
}

TEST_F(Secret, DigestsDifferByKeyAndByText) {
  EXPECT_EQ(digest(a_, "ada"), digest(a_, "ada"));
  EXPECT_NE(digest(a_, "ada"), digest(b_, "ada"));
  EXPECT_NE(digest(a_, "ada"), digest(a_, "adb"));
  EXPECT_NE(digest(a_, "ada"), digest("ada"));
}

TEST_F(Secret, WhatIsSealedIsReadWithTheSameKeyOnly) {
  for (const std::string& text : {std::string(), std::string("Ada Example"), std::string(10000, 'x')}) {
    const auto sealed = seal(a_, text);
    EXPECT_EQ(sealed.find("Ada"), std::string::npos);
    EXPECT_EQ(*unseal(a_, sealed), text);
    EXPECT_FALSE(unseal(b_, sealed));
    auto changed = sealed;
    changed.back() = changed.back() == '0' ? '1' : '0';
    EXPECT_FALSE(unseal(a_, changed));
  }
  EXPECT_FALSE(unseal(a_, ""));
  EXPECT_FALSE(unseal(a_, "no digits"));
}

}  // namespace
}  // namespace plenary
