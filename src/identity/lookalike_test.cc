#include "identity/lookalike.h"

#include <gtest/gtest.h>

#include <string>

namespace plenary {
namespace {

std::string pairs(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& f : lookalikes(names.size(), [&](size_t i) { return std::string_view(names[i]); }))
    out += names[f.suspicious] + "=" + (f.looks_like == f.suspicious ? "?" : names[f.looks_like]) + " ";
  return out;
}

TEST(Lookalike, ACyrillicLetterInALatinNameIsTold) {
  EXPECT_EQ(pairs({"Huawei", "Нuawei"}), "Нuawei=Huawei ");
}

TEST(Lookalike, CaseAndOrderDoNotMatter) {
  EXPECT_EQ(pairs({"АСME Tools", "acme tools", "Acme Tools"}), "АСME Tools=Acme Tools ");
  EXPECT_EQ(pairs({"Acme Tools", "acme tools", "АСME Tools"}), "АСME Tools=Acme Tools ");
}

TEST(Lookalike, ASuspiciousNameWithoutItsLikeIsToldAlone) {
  EXPECT_EQ(pairs({"Нuawei", "Acme"}), "Нuawei=? ");
}

TEST(Lookalike, HiddenCharactersAreSeenThrough) {
  EXPECT_EQ(pairs({"Acme Tools", "Ac\u200Bme Tools"}), "Ac\u200Bme Tools=Acme Tools ");
}

TEST(Lookalike, PlainNamesOfAnyScriptAreNotSuspected) {
  EXPECT_EQ(pairs({"Яндекс", "株式会社NTTデータ", "Crédit Agricole", "", "Acme"}), "");
}

}  // namespace
}  // namespace plenary
