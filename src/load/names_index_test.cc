#include "load/names_index.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace plenary {
namespace {
namespace fs = std::filesystem;

class NamesIndexTest : public testing::Test {
 protected:
  NamesIndexTest() : home_(fs::temp_directory_path() / ("plenary-names-index-" + std::to_string(getpid()))) {
    fs::remove_all(home_);
    fs::create_directories(home_);
  }
  ~NamesIndexTest() override { fs::remove_all(home_); }

  std::string file() const { return home_ / "names.known"; }

  std::vector<NameDecision> add(const std::vector<std::string>& names,
                                const std::string& kind = "organization") {
    std::vector<NameRow> rows;
    for (const auto& name : names) rows.push_back({name, "", "", ""});
    auto index = NamesIndex::open(file(), kind);
    EXPECT_TRUE(index) << index.error().message;
    auto decisions = index->add(rows);
    EXPECT_TRUE(decisions) << decisions.error().message;
    return *decisions;
  }
  NameDecision look_up(const std::string& name) {
    return NamesIndex::open(file(), "organization", true)->look_up(name).value();
  }
  uint64_t size() { return NamesIndex::open(file(), "organization", true)->size().value(); }
  std::string refusal(const std::string& kind, bool read_only = false) {
    const auto index = NamesIndex::open(file(), kind, read_only);
    return index ? "" : index.error().message;
  }

  fs::path home_;
};

TEST_F(NamesIndexTest, ANewNameJoinsTheKnownOne) {
  const auto first = add({"Zorblax Inc.", "Quibbler Telegraph Works"});
  const auto second = add({"ZORBLAX GmbH", "Zorblax Technologies", "Vantor Mills"});
  EXPECT_EQ(second[0].entity, first[0].entity);
  EXPECT_EQ(second[1].entity, first[0].entity);
  EXPECT_EQ(second[1].canonical, first[0].canonical);
  EXPECT_NE(second[2].entity, first[0].entity);
  EXPECT_EQ(second[2].decision, "alone");
}

TEST_F(NamesIndexTest, NewNamesJoinEachOther) {
  add({"Quibbler Telegraph Works"});
  const auto second = add({"Zorblax Inc.", "Zorblax Technologies"});
  EXPECT_EQ(second[0].entity, second[1].entity);
}

TEST_F(NamesIndexTest, ANameAddedLaterIsFoundByTheNext) {
  add({"Quibbler Telegraph Works"});
  const auto second = add({"Zorblax Inc."});
  EXPECT_EQ(add({"Zorblax Technologies"})[0].entity, second[0].entity);
}

TEST_F(NamesIndexTest, WhatWasDecidedStaysWhateverComes) {
  const auto first = add({"Zorblax (Latvia)", "Zorblax (Spain)"});
  ASSERT_NE(first[0].entity, first[1].entity);
  add({"Zorblax", "Zorblax Inc."});
  EXPECT_EQ(look_up("Zorblax (Latvia)").entity, first[0].entity);
  EXPECT_EQ(look_up("Zorblax (Spain)").entity, first[1].entity);
}

TEST_F(NamesIndexTest, TheSameListTwiceAddsNothing) {
  const std::vector<std::string> names{"Zorblax Inc.", "Zorblax Technologies", "n/a"};
  const auto first = add(names);
  EXPECT_EQ(size(), 2u);
  const auto second = add(names);
  EXPECT_EQ(size(), 2u);
  EXPECT_EQ(second[1].entity, first[1].entity);
  EXPECT_EQ(second[2].decision, "none");
}

TEST_F(NamesIndexTest, ASearchAddsNothing) {
  add({"Zorblax Inc."});
  EXPECT_EQ(look_up("Zorblax Technologies").canonical, "Zorblax Inc.");
  EXPECT_EQ(size(), 1u);
}

// How rare a word is, is counted over all known names: also over those that the new list does not meet.
TEST_F(NamesIndexTest, RarityIsCountedOverAllKnownNames) {
  std::vector<std::string> many;
  for (int i = 0; i < 60; ++i)
    many.push_back("Zorblax " + std::string(1, static_cast<char>('A' + i % 26)) + "ulmor" +
                   std::string(1, static_cast<char>('a' + i / 26)) + "k Tev");
  add(many);
  const auto steps = [&](const std::string& name) {
    const auto found = NamesIndex::open(file(), "organization", true)->explain(name, 1).value();
    return found.empty() ? "" : one_sentence(found[0].steps);
  };
  EXPECT_EQ(steps("Zorblax Works").find("at most two names"), std::string::npos) << steps("Zorblax Works");
}

TEST_F(NamesIndexTest, PeopleAreKnownByAddress) {
  const auto first = add({"Ada Exemplar <ada@zorblax.example>", "Bo Quibbler"}, "person");
  const auto second = add({"A. Exemplar <ada@zorblax.example>", "Cy Vantor"}, "person");
  EXPECT_EQ(second[0].entity, first[0].entity);
  EXPECT_EQ(second[1].decision, "alone");
}

TEST_F(NamesIndexTest, AListWithoutAnyNameIsAnEmptyIndex) {
  EXPECT_EQ(add({"n/a", ""})[0].decision, "none");
  EXPECT_EQ(add({"Zorblax Inc."})[0].decision, "alone");
  EXPECT_EQ(add({"Zorblax Technologies"})[0].canonical, "Zorblax Inc.");
}

TEST_F(NamesIndexTest, AnIndexOfTheOtherKindIsRefused) {
  add({"Zorblax Inc."});
  EXPECT_NE(refusal("person").find("holds names of kind organization"), std::string::npos);
  EXPECT_NE(refusal("ship").find("--kind organization or --kind person"), std::string::npos);
}

TEST_F(NamesIndexTest, AMissingFileIsNotMadeByASearch) {
  EXPECT_NE(refusal("organization", true).find("is not there"), std::string::npos);
  EXPECT_FALSE(fs::exists(file()));
}

TEST_F(NamesIndexTest, AnotherDatabaseIsRefused) {
  ASSERT_TRUE(duck::Connection::open(file())->run("CREATE TABLE other (x INTEGER)"));
  EXPECT_NE(refusal("organization").find("is no index of names"), std::string::npos);
}

TEST_F(NamesIndexTest, AnIndexOfOtherTablesIsRefused) {
  add({"Zorblax Inc."});
  ASSERT_TRUE(duck::Connection::open(file())->run("UPDATE made_for SET tables = 'older'"));
  EXPECT_NE(refusal("organization").find("other reviewed tables"), std::string::npos);
}

TEST_F(NamesIndexTest, DamagedBytesAreRefused) {
  add({"Zorblax Inc.", "Quibbler Telegraph Works"});
  fs::resize_file(file(), fs::file_size(file()) / 2);
  EXPECT_NE(refusal("organization"), "");
  std::ofstream(file(), std::ios::trunc) << "raw\nZorblax Inc.\n";
  EXPECT_NE(refusal("organization").find("cannot be opened as an index"), std::string::npos);
}

// What the engine does not see on opening, the questions meet.
TEST_F(NamesIndexTest, AnIndexWithoutItsTablesIsAnErrorAndAddsNothing) {
  add({"Zorblax Inc."});
  ASSERT_TRUE(duck::Connection::open(file())->run("DROP TABLE counted"));
  auto index = NamesIndex::open(file(), "organization");
  ASSERT_TRUE(index);
  EXPECT_FALSE(index->add({{"Zorblax Technologies", "", "", ""}}));
  EXPECT_EQ(index->size().value(), 1u);
}

}  // namespace
}  // namespace plenary
