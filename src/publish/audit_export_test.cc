#include "publish/audit_export.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "base/temporary_folder.h"

namespace plenary {
namespace {

class AuditExport : public testing::Test {
 protected:
  void SetUp() override {
    auto made = TemporaryFolder::make();
    ASSERT_TRUE(made) << made.error().message;
    folder_.emplace(std::move(*made));
  }
  void put(const std::string& name, const std::string& text) {
    const auto path = std::filesystem::path(folder_->path()) / name;
    std::filesystem::create_directories(path.parent_path());
    ASSERT_TRUE(write_file(path.string(), text));
  }
  Export read() {
    auto out = read_export(folder_->path());
    EXPECT_TRUE(out) << out.error().message;
    return out ? std::move(*out) : Export{};
  }
  // "name: reason" of the only file that could not be read.
  std::string unread() {
    const auto all = read();
    EXPECT_TRUE(all.tables.empty());
    return all.unread.size() == 1 ? all.unread[0].path + ": " + all.unread[0].text : "";
  }

  std::optional<TemporaryFolder> folder_;
};

TEST_F(AuditExport, ACsvFileIsTheMetricAtTheBeginningOfItsName) {
  put("attendance-by-region.csv", "region,value,state,records\nEurope,12,value,30\nAfrica,,suppressed,\n");
  const auto all = read();
  ASSERT_EQ(all.tables.size(), 1u);
  const auto& table = all.tables[0];
  EXPECT_EQ(table.metric.name, "attendance");
  ASSERT_EQ(table.by.size(), 1u);
  EXPECT_STREQ(table.by[0]->name, "region");
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].labels[0], "Europe");
  EXPECT_EQ(table.rows[0].value, 12);
  EXPECT_EQ(table.rows[0].records, 30);
  EXPECT_EQ(table.rows[1].value, std::nullopt);
  EXPECT_EQ(table.rows[1].state, "suppressed");
}

TEST_F(AuditExport, TheLongestNameOfAMetricIsMeant) {
  put("attendance_rate.csv", "value,state\n0.5,value\n");
  const auto all = read();
  ASSERT_EQ(all.tables.size(), 1u);
  EXPECT_EQ(all.tables[0].metric.name, "attendance_rate");
}

TEST_F(AuditExport, AJsonFileTellsFiltersAndWindow) {
  put("deep/er/one.json",
      R"({"metric": "attendance", "from": "2024-01-01", "to": "2024-12-31", "snapshot": "abc",
          "where": [{"slice": "region", "value": "Europe", "not": true}, {"slice": "region", "value": "Africa", "not": true}],
          "rows": [{"year": "2024", "value": 7, "state": "value", "records": 9}]})");
  const auto all = read();
  ASSERT_EQ(all.tables.size(), 1u);
  const auto& table = all.tables[0];
  EXPECT_EQ(table.path, "deep/er/one.json");
  EXPECT_TRUE(table.is_json);
  EXPECT_EQ(table.from, "2024-01-01");
  ASSERT_EQ(table.where.size(), 1u);
  EXPECT_TRUE(table.where[0].negate);
  EXPECT_EQ(table.where[0].values, (std::vector<std::string>{"Europe", "Africa"}));
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].labels[0], "2024");
  EXPECT_EQ(table.rows[0].value, 7);
}

TEST_F(AuditExport, EveryTextIsKeptWithItsPlace) {
  put("attendance.csv", "region,value\nEurope,1\nAfrica,2\n");
  const auto all = read();
  ASSERT_EQ(all.texts.size(), 4u);
  EXPECT_EQ(all.texts[2].text, "Africa");
  EXPECT_EQ(all.texts[2].line, 2u);
}

TEST_F(AuditExport, WhatNoMetricNamesIsToldAsUnread) {
  put("notes.csv", "a,b\n1,2\n");
  EXPECT_EQ(unread(), "notes.csv: cannot be audited: no metric stands at the beginning of its name");
}

TEST_F(AuditExport, JsonOfSomethingElseIsToldAsUnread) {
  put("package.json", R"({"name": "web"})");
  EXPECT_EQ(unread(), "package.json: cannot be audited: it names no metric");
}

TEST_F(AuditExport, DamagedJsonIsToldAsUnread) {
  put("attendance.json", R"({"metric": "attendance", "rows": [{"value": )");
  EXPECT_TRUE(unread().starts_with("attendance.json: ")) << unread();
}

TEST_F(AuditExport, RowsThatAreNoObjectsAreNoRows) {
  put("attendance.json", R"({"metric": "attendance", "rows": [1, null, "x", {"value": "many"}]})");
  const auto all = read();
  ASSERT_EQ(all.tables.size(), 1u);
  ASSERT_EQ(all.tables[0].rows.size(), 1u);
  EXPECT_EQ(all.tables[0].rows[0].value, std::nullopt);
}

TEST_F(AuditExport, AnEmptyFolderAndNoneAreErrors) {
  EXPECT_FALSE(read_export(folder_->path()));
  EXPECT_FALSE(read_export(folder_->path() + "/none"));
}

}  // namespace
}  // namespace plenary
