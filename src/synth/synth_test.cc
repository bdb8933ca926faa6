// Whole worlds: written, read back with DuckDB, and held against what docs/synth.md promises.
#include "synth/synth.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "duck/duck.h"

namespace plenary::synth {
namespace {

namespace fs = std::filesystem;

// A folder that is gone with the test.
class SynthTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("plenary_synth_" + std::to_string(::getpid()) + "_" +
                                         testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  SynthOptions options(const char* name, uint64_t activities, uint64_t seed = 1) {
    SynthOptions options;
    options.folder = (root_ / name).string();
    options.activities = activities;
    options.seed = seed;
    return options;
  }

  // A world of 200,000 activities that several tests look at and none changes.
  static std::string shared() {
    static const fs::path folder =
        fs::temp_directory_path() / ("plenary_synth_shared_" + std::to_string(::getpid()));
    static const bool made = [] {
      fs::remove_all(folder);
      SynthOptions options;
      options.folder = folder.string();
      options.activities = 200'000;
      return write_synth(options).has_value();
    }();
    EXPECT_TRUE(made);
    return folder.string();
  }
  static void TearDownTestSuite() { fs::remove_all(shared()); }

  fs::path root_;
};

// One number from one query; T stands for the folder.
double ask(const std::string& folder, std::string sql) {
  for (size_t at; (at = sql.find("T/")) != std::string::npos;) sql.replace(at, 2, folder + "/");
  auto connection = duck::Connection::open(":memory:");
  if (!connection) return ADD_FAILURE() << connection.error().message, -1;
  auto table = connection->query("SELECT CAST((" + sql + ") AS DOUBLE)");
  if (!table) return ADD_FAILURE() << table.error().message, -1;
  return std::get<double>(table->rows[0][0]);
}

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), folder).string());
  std::ranges::sort(files);
  return files;
}

TEST_F(SynthTest, SameSeedGivesTheSameBytesWhateverTheNumberOfThreads) {
  auto one = options("one", 260'000, 7), many = options("many", 260'000, 7);
  one.threads = 1, many.threads = 3;
  ASSERT_TRUE(write_synth(one));
  ASSERT_TRUE(write_synth(many));
  const auto files = files_below(one.folder);
  EXPECT_EQ(files, files_below(many.folder));
  EXPECT_EQ(std::ranges::count_if(files, [](const auto& f) { return f.starts_with("activity/part-"); }), 2);
  for (const auto& file : files)
    EXPECT_TRUE(read_file(one.folder + "/" + file).value() == read_file(many.folder + "/" + file).value())
        << file;
}

TEST_F(SynthTest, AnotherSeedGivesAnotherWorld) {
  const auto a = options("a", 5000, 1), b = options("b", 5000, 2);
  ASSERT_TRUE(write_synth(a));
  ASSERT_TRUE(write_synth(b));
  const auto names = [](const SynthOptions& o) {
    return "(SELECT DISTINCT organization FROM '" + o.folder + "/organization/*.parquet')";
  };
  // Some short names may meet by chance.
  EXPECT_LE(ask(a.folder, "SELECT count(*) FROM (" + names(a) + " INTERSECT " + names(b) + ")"), 3);
}

TEST_F(SynthTest, MissingFieldsAreAsFrequentAsStated) {
  const std::string world = shared();
  const auto missing = [&](const char* field, const char* where) {
    return ask(world, std::string("SELECT 1e0 - avg(CAST(") + field +
                          " IS NOT NULL AS INTEGER)) FROM 'T/activity/*.parquet' " + where);
  };
  EXPECT_EQ(ask(world, "SELECT count(*) FROM 'T/activity/*.parquet'"), 200'000);
  EXPECT_NEAR(missing("organization", ""), 0.07, 0.003);
  EXPECT_NEAR(missing("country", ""), 0.12, 0.004);
  EXPECT_NEAR(missing("person_mail", ""), 0.60, 0.006);
  EXPECT_NEAR(missing("mode", "WHERE kind IN ('attended', 'presented', 'chaired')"), 0.20, 0.006);
  EXPECT_EQ(missing("mode", "WHERE kind = 'contributed'"), 1);
  for (const char* field : {"date", "kind", "person", "body", "\"group\"", "event", "weight"})
    EXPECT_EQ(missing(field, ""), 0) << field;
}

TEST_F(SynthTest, WhatIsReferredToExists) {
  const std::string world = shared();
  const auto orphans = [&](const std::string& from, const std::string& field, const std::string& to,
                           const std::string& key) {
    return ask(world, "SELECT count(*) FROM 'T/" + from + "/*.parquet' WHERE " + field + " IS NOT NULL AND " +
                          field + " NOT IN (SELECT " + key + " FROM 'T/" + to + "/*.parquet')");
  };
  const std::string group = "body || '/' || \"group\"";
  for (const char* noun : {"activity", "document", "event", "role"})
    EXPECT_EQ(orphans(noun, group, "group", group), 0) << noun;
  EXPECT_EQ(orphans("group", "body || '/' || parent", "group", group), 0);
  EXPECT_EQ(orphans("activity", "event", "event", "event"), 0);
  EXPECT_EQ(orphans("document", "event", "event", "event"), 0);
  EXPECT_EQ(orphans("activity", "document", "document", "document"), 0);
  EXPECT_EQ(orphans("activity", "body", "body", "body"), 0);
  EXPECT_EQ(orphans("membership", "organization", "organization", "organization"), 0);
  EXPECT_EQ(orphans("affiliation", "organization", "organization", "organization"), 0);
  EXPECT_EQ(orphans("organization", "parent", "organization", "organization"), 0);
  EXPECT_EQ(ask(world,
                "SELECT count(*) FROM 'T/activity/*.parquet' WHERE organization IS NOT NULL AND organization "
                "NOT IN "
                "(SELECT written FROM read_csv('T/truth/organization_names.csv', header = true))"),
            0);
  EXPECT_EQ(ask(world, "SELECT count(*) - count(DISTINCT document) FROM 'T/document/*.parquet'"), 0);
  EXPECT_EQ(ask(world, "SELECT count(*) - count(DISTINCT event) FROM 'T/event/*.parquet'"), 0);
}

TEST_F(SynthTest, FewOrganizationsDoMuchOfTheWork) {
  const std::string world = shared();
  const auto share = [&](const char* who, int top) {
    return ask(world, "SELECT sum(n) FILTER (WHERE place <= " + std::to_string(top) +
                          ") / sum(n) FROM (SELECT n, row_number() OVER "
                          "(ORDER BY n DESC) AS place FROM (SELECT count(*) AS n FROM "
                          "'T/activity/*.parquet' LEFT JOIN (SELECT written, organization AS whose "
                          "FROM read_csv('T/truth/organization_names.csv', header = true)) ON written = "
                          "organization GROUP BY " +
                          who + " HAVING " + who + " IS NOT NULL))");
  };
  const double ten = share("whose", 10);
  EXPECT_GT(ten, 0.20);
  EXPECT_LT(ten, 0.40);
  EXPECT_GT(share("person", 150), 0.12);  // one in a hundred people
}

TEST_F(SynthTest, TheYearsHaveGrowthAPandemicAndTrends) {
  const std::string world = shared();
  const auto count = [&](const std::string& where) {
    return ask(world, "SELECT count(*) FROM 'T/activity/*.parquet' WHERE " + where);
  };
  EXPECT_GT(count("year(date) = 2019"), 1.3 * count("year(date) = 2008"));
  EXPECT_LT(count("year(date) = 2020"), 0.9 * count("year(date) = 2019"));
  EXPECT_EQ(count("date >= DATE '2020-03-10' AND date < DATE '2022-04-01' AND mode = 'in person'"), 0);
  EXPECT_GT(count("year(date) = 2024 AND mode = 'remote'"),
            count("year(date) = 2024 AND mode = 'in person'") / 2);
  const auto share = [&](const std::string& country, const std::string& years) {
    return count("country = '" + country + "' AND year(date) BETWEEN " + years) /
           count("country IS NOT NULL AND year(date) BETWEEN " + years);
  };
  EXPECT_GT(share("CN", "2021 AND 2025"), 1.2 * share("CN", "2006 AND 2010"));
  EXPECT_LT(share("DE", "2021 AND 2025"), share("DE", "2006 AND 2010"));
}

TEST_F(SynthTest, AnOldNameIsNotUsedAfterTheChange) {
  const std::string world = shared();
  const std::string changed =
      "(SELECT organization AS old, \"from\" AS changed FROM 'T/organization/*.parquet' WHERE \"from\" IS "
      "NOT NULL AND parent IS NOT NULL)";
  EXPECT_EQ(ask(world, "SELECT count(*) FROM " + changed), 2);
  const std::string of = "FROM 'T/activity/*.parquet' JOIN " + changed + " ON organization = old WHERE ";
  EXPECT_GT(ask(world, "SELECT count(*) " + of + "date < changed"), 20);
  EXPECT_EQ(ask(world, "SELECT count(*) " + of + "date >= changed"), 0);
}

TEST_F(SynthTest, ContributionsHaveOneToSixOrganizationsAndOneOutcome) {
  const auto o = options("w", 50'000);
  ASSERT_TRUE(write_synth(o));
  const std::string papers =
      "(SELECT count(DISTINCT organization_domain || organization_country) AS firms, count(DISTINCT outcome) "
      "AS outcomes FROM "
      "'T/activity/*.parquet' WHERE kind = 'contributed' GROUP BY document)";
  EXPECT_EQ(ask(o.folder, "SELECT max(outcomes) FROM " + papers), 1);
  EXPECT_LE(ask(o.folder, "SELECT max(firms) FROM " + papers), 6);
  EXPECT_GE(ask(o.folder, "SELECT max(firms) FROM " + papers), 3);
}

TEST_F(SynthTest, RowsOfAFileAreSortedByBodyAndDay) {
  const auto o = options("w", 260'000);
  ASSERT_TRUE(write_synth(o));
  for (const char* part : {"part-00000", "part-00001"})
    EXPECT_EQ(
        ask(o.folder, std::string("SELECT count(*) FROM (SELECT (body, date) AS place, lag((body, date)) "
                                  "OVER (ORDER BY file_row_number) AS before "
                                  "FROM read_parquet('T/activity/") +
                          part + ".parquet', file_row_number = true)) WHERE place < before"),
        0)
        << part;
  EXPECT_EQ(ask(o.folder, "SELECT count(*) FROM 'T/activity/part-00000.parquet'"), 250'000);
  EXPECT_EQ(ask(o.folder, "SELECT count(*) FROM 'T/activity/part-00001.parquet'"), 10'000);
}

TEST_F(SynthTest, TheSmallestWorldsHaveExactlyTheRowsAskedFor) {
  for (const uint64_t rows : {1, 7, 1001}) {
    const auto o = options(("w" + std::to_string(rows)).c_str(), rows);
    ASSERT_TRUE(write_synth(o));
    EXPECT_EQ(ask(o.folder, "SELECT count(*) FROM 'T/activity/*.parquet'"), rows);
  }
}

TEST_F(SynthTest, AnyYearsWillDo) {
  auto o = options("w", 3000);
  o.first_year = 1871, o.years = 1;
  ASSERT_TRUE(write_synth(o));
  EXPECT_EQ(ask(o.folder, "SELECT min(year(\"from\")) FROM 'T/event/*.parquet'"), 1871);
  EXPECT_EQ(ask(o.folder, "SELECT max(year(date)) FROM 'T/activity/*.parquet'"), 1871);
}

TEST_F(SynthTest, ReadmeAndEveryBodySaySynthetic) {
  const auto o = options("w", 1000);
  ASSERT_TRUE(write_synth(o));
  EXPECT_TRUE(read_file(o.folder + "/README.txt")->starts_with("SYNTHETIC"));
  EXPECT_EQ(
      ask(o.folder,
          "SELECT count(*) FROM 'T/body/*.parquet' WHERE name LIKE 'SYNTHETIC %' AND body LIKE 'synth-_'"),
      6);
  EXPECT_EQ(
      ask(o.folder, "SELECT count(*) FROM 'T/activity/*.parquet' WHERE person_mail NOT LIKE '%@%.example'"),
      0);
  EXPECT_EQ(*read_file(o.folder + "/activity.toml"),
            "# SYNTHETIC\n[[records]]\nnoun = \"activity\"\ncolumns = \"same\"\n");
}

TEST_F(SynthTest, AFolderThatHoldsSomethingIsRefused) {
  const auto o = options("w", 1000);
  ASSERT_TRUE(write_synth(o));
  const auto again = write_synth(o);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::kUsage);
  EXPECT_EQ(again.error().message, o.folder + " is not an empty folder: name a new one");
}

TEST_F(SynthTest, ImpossibleSizesAreRefusedAndNothingIsMade) {
  auto none = options("none", 0), huge = options("huge", 1'000'000'001), timeless = options("timeless", 10),
       early = options("early", 10);
  timeless.years = 0;
  early.first_year = 1000;
  for (const auto& o : {none, huge, timeless, early}) {
    const auto status = write_synth(o);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, ErrorKind::kUsage);
    EXPECT_FALSE(fs::exists(o.folder));
  }
}

TEST_F(SynthTest, ProgressAddsUpAndCanStop) {
  auto o = options("all", 260'000);
  std::vector<uint64_t> told;
  ASSERT_TRUE(
      write_synth(o, [&](uint64_t done, uint64_t total) { return told.push_back(done), total == 260'000; }));
  EXPECT_EQ(told.size(), 2u);
  EXPECT_EQ(told.back(), 260'000u);
  o = options("some", 1000);
  const auto stopped = write_synth(o, [](uint64_t, uint64_t) { return false; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().message, "stopped");
  EXPECT_FALSE(fs::exists(root_ / "some" / "README.txt"));
}

}  // namespace
}  // namespace plenary::synth
