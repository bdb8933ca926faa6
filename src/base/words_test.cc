#include "base/words.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

using Words = std::vector<std::string>;

TEST(Words, NumbersLettersAndPluralsDoNotKeepTitlesApart) {
  EXPECT_EQ(content_words("Interfaces for the Optical Transport Network (OTN), Part 3: 2020"),
            (Words{"interface", "for", "the", "optical", "transport", "network", "otn", "part"}));
  EXPECT_EQ(content_words("Security policies in 5G networks"),
            (Words{"security", "policy", "in", "5g", "network"}));
}

TEST(Words, WhatOnlyLooksLikeAPluralStays) {
  EXPECT_EQ(content_words("access bus analysis gas"), (Words{"access", "bus", "analysis", "gas"}));
}

TEST(Words, ADecadeIsANumber) {
  EXPECT_EQ(content_words("trends of the 2010s"), (Words{"trend", "of", "the"}));
}

TEST(Words, AccentsAndCaseDoNotMatter) {
  EXPECT_EQ(content_words("Réseaux de TÉLÉCOMMUNICATION"), (Words{"reseaux", "de", "telecommunication"}));
}

TEST(Words, AScriptWithoutSpacesIsPartedByItsDictionary) {
  EXPECT_EQ(content_words("光传送网络接口"), (Words{"光", "传送", "网络", "接口"}));
  EXPECT_EQ(content_words("интерфейсы оптической сети"), (Words{"интерфеисы", "оптическои", "сети"}));
}

TEST(Words, ATextWithoutWordsHasNone) {
  EXPECT_TRUE(content_words("").empty());
  EXPECT_TRUE(content_words(" 3.1 (2020) — A").empty());
  EXPECT_TRUE(content_words("\xff\xfe").empty());
}

}  // namespace
}  // namespace plenary
