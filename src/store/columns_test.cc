#include "store/columns.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace plenary {
namespace {

const Noun& noun(std::string_view name) { return *std::ranges::find(nouns(), name, &Noun::name); }

TEST(Columns, NounsComeInTheOrderOfTheBatch) {
  EXPECT_EQ(nouns().size(), 21);
  EXPECT_EQ(nouns().front().name, "body");
  EXPECT_EQ(nouns().back().name, "action");
}

TEST(Columns, StagedTableHasEveryFieldAndNumbersOfTexts) {
  EXPECT_EQ(stage_table(noun("stage")),
            "CREATE TABLE stage.\"stage\" (unit_id INTEGER, seq INTEGER, line INTEGER, \"document\" INTEGER, "
            "\"stage\" VARCHAR, "
            "\"date\" DATE, \"date_precision\" TINYINT)");
}

TEST(Columns, KeptTableHasReferencesInPlaceOfNames) {
  std::string names;
  for (const auto& column : raw_columns(noun("membership"))) names += column.name + " ";
  EXPECT_EQ(names,
            "unit_id seq line organization_ref body_ref category contributory_class strategy from_day "
            "from_day_precision to_day to_day_precision ");
}

TEST(Columns, BodyOfABodyStaysText) {
  std::string names;
  for (const auto& column : raw_columns(noun("body"))) names += column.name + " ";
  EXPECT_EQ(names, "unit_id seq line body name kind url ");
}

TEST(Columns, DateIsDay) {
  EXPECT_EQ(column_name({"date", FieldKind::kDate}), "day");
  EXPECT_EQ(column_name({"from", FieldKind::kDate}), "from_day");
  EXPECT_EQ(column_name({"from", FieldKind::kText}), "from");
}

TEST(Columns, OlderTableGetsEachColumn) {
  EXPECT_EQ(raw_table(noun("relation"))
                    .find("ALTER TABLE raw.\"relation\" ADD COLUMN IF NOT EXISTS \"target_id\" INTEGER;") ==
                std::string::npos,
            false);
}

}  // namespace
}  // namespace plenary
