#include "publish/audit_sums.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

const Slice* slice(const char* name) { return *find_slice(name); }

ExportRow shown(std::vector<std::optional<std::string>> labels, double records) {
  return {1, std::move(labels), "value", records, records};
}
ExportRow withheld(std::vector<std::optional<std::string>> labels) {
  return {2, std::move(labels), "suppressed", std::nullopt, 0.0};
}

// Two countries of Europe, one of them withheld.
ExportTable by_country() {
  ExportTable table{"country.json", *find_metric("people_active"), {slice("country")}};
  table.rows = {shown({"DE"}, 40), withheld({"NL"})};
  return table;
}

const CountryGroups kGroups{{"DE", {{"region", "Europe"}}}, {"NL", {{"region", "Europe"}}}};

std::vector<Finding> attack(const std::vector<ExportTable>& tables) {
  std::vector<const ExportTable*> all;
  for (const auto& table : tables) all.push_back(&table);
  std::vector<Finding> found;
  EXPECT_TRUE(attack_sums(all, kGroups, 5, found));
  return found;
}

TEST(AuditSums, ALoneTableTellsNothing) { EXPECT_TRUE(attack({by_country()}).empty()); }

TEST(AuditSums, ATotalTellsTheOnlyWithheldRow) {
  ExportTable total{"all.json", *find_metric("people_active"), {}};
  total.rows = {shown({}, 52)};
  const auto found = attack({by_country(), total});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], (Finding{"country.json", 2, "withheld, but other tables tell it: 12 to 12"}));
}

TEST(AuditSums, ARegionTellsIt) {
  ExportTable region{"region.json", *find_metric("people_active"), {slice("region")}};
  region.rows = {shown({"Europe"}, 43)};
  EXPECT_EQ(attack({by_country(), region}).size(), 1u);
}

TEST(AuditSums, ATotalOfAnotherSnapshotOrWindowIsNoSumOfTheseRows) {
  ExportTable total{"all.json", *find_metric("people_active"), {}};
  total.rows = {shown({}, 52)};
  total.snapshot = "later";
  EXPECT_TRUE(attack({by_country(), total}).empty());
  total.snapshot.clear(), total.from = "2020-01-01";
  EXPECT_TRUE(attack({by_country(), total}).empty());
}

TEST(AuditSums, AFilterThatLeavesOneRowOutTellsIt) {
  ExportTable rest{"rest.json", *find_metric("people_active"), {}};
  rest.where = {{"country", {"DE"}, true}};
  rest.rows = {shown({}, 12)};
  EXPECT_EQ(attack({by_country(), rest}).size(), 1u);
}

TEST(AuditSums, TwoWithheldRowsHideEachOther) {
  auto table = by_country();
  table.rows.push_back(withheld({"FR"}));
  ExportTable total{"all.json", *find_metric("people_active"), {}};
  total.rows = {shown({}, 52)};
  EXPECT_TRUE(attack({table, total}).empty());
}

TEST(AuditSums, YearsOfAWindowAreASum) {
  ExportTable years{"years.json", *find_metric("people_active"), {slice("year")}};
  years.rows = {shown({"2020"}, 40), withheld({"2021"}), shown({"2022"}, 30)};
  ExportTable window{"window.json", *find_metric("people_active"), {}};
  window.from = "2020", window.to = "2021", window.rows = {shown({}, 43)};
  EXPECT_EQ(attack({years, window}).size(), 1u);
}

}  // namespace
}  // namespace plenary
