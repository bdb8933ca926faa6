// Roll-ups over a real store: what is counted off them is what the engine says, they are read once, fit into
// their room and go with their generation.
#include "metric/rollups.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <span>
#include <thread>

#include "base/files.h"
#include "cli/given_workspace.h"
#include "metric/run.h"
#include "store/beside.h"
#include "synth/synth.h"

namespace plenary {
namespace {

constexpr size_t kPlenty = size_t{64} << 20;

// A small synthetic world with every noun that synth knows.
class World : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<metric_file::Folder>();
    const auto files = folder_->path() + "/world";
    ASSERT_TRUE(synth::write_synth({.folder = files, .activities = 3000, .years = 8, .threads = 1}));
    workspace_.folder = folder_->path() + "/w";
    ASSERT_TRUE(init_workspace(workspace_));
    for (const char* noun : {"body", "group", "right", "organization", "membership", "role", "affiliation",
                             "event", "document", "activity"}) {
      const auto mapping = read_file(files + "/" + noun + ".toml");
      ASSERT_TRUE(mapping);
      const auto imported =
          import_source(workspace_, **find_format("table"), {files + "/" + noun, *mapping, "", ""});
      ASSERT_TRUE(imported) << imported.error().message;
    }
  }
  static void TearDownTestSuite() { folder_.reset(); }

  Reader open(size_t kept = kPlenty) {
    auto reader = Reader::open(workspace_);
    EXPECT_TRUE(reader) << reader.error().message;
    Rollups::of(reader->connection()).keep(kept);
    return std::move(*reader);
  }

  static inline std::unique_ptr<metric_file::Folder> folder_;
  static inline Workspace workspace_;
};

MeasureQuery question(std::string metric, std::vector<std::string> by = {}) {
  MeasureQuery query;
  query.metric = std::move(metric), query.by = std::move(by);
  query.today = make_day(2014, 6, 30);
  return query;
}

std::string text(const Cell& cell) {
  auto out = fmt::format("{}:{:.9g}", static_cast<int>(cell.state), cell.value);
  if (cell.interval) out += fmt::format("({:.7g} {:.7g})", cell.interval->low, cell.interval->high);
  return out;
}

// All that an answer says, a line a row.
std::string text(const Result<MeasureResult>& result) {
  if (!result) return result.error().message;
  std::string out;
  for (const auto& row : result->rows) {
    for (const auto& label : row.labels) out += label.value_or("(null)") + " | ";
    for (const auto& cell : row.values) out += text(cell) + " ";
    out += fmt::format("{} {} {}\n", row.records, row.known, row.hits);
  }
  for (const auto& field : result->coverage)
    out += fmt::format("{} {}/{}\n", field.field, field.known, field.all);
  for (const auto& body : result->without_data) out += body + "\n";
  for (const auto& note : result->notes) out += note + "\n";
  for (const auto& day : {result->first_day, result->last_day}) out += (day ? to_string(*day) : "-") + "\n";
  return out;
}

// Windows with odd ends, none at all, and things as they were on a day.
void set_window(MeasureQuery& query, size_t number) {
  const auto date = [](const char* day) { return *parse_date(day); };
  if (number % 4 == 1) query.from = date("2007-03-05"), query.to = date("2011-10-20");
  if (number % 4 == 2) query.as_of = make_day(2010, 6, 15);
  if (number % 4 == 3)
    query.to = date("2012"), query.where = {{"body", {"synth-a", "unknown"}, number % 8 == 3}};
}

// Each metric by two of its slices, so that together all come up.
std::vector<MeasureQuery> all_questions(Reader& reader) {
  std::vector<MeasureQuery> out;
  const auto metrics = catalogue();
  size_t number = 0;
  for (const auto& metric : *metrics) {
    if (is_network(metric.kind)) continue;
    const auto slices = slices_of(reader.connection(), metric);
    const auto add = [&](std::vector<std::string> by) {
      auto query = question(metric.name, std::move(by));
      set_window(query, ++number);
      out.push_back(std::move(query));
    };
    add({(*slices)[number % slices->size()]->name});
    add({"year", (*slices)[number % (slices->size() - 4)]->name});
  }
  return out;
}

TEST_F(World, TellsTheSameWithRollUpsForManyQuestionsForOneAndByTheEngineAlone) {
  auto many = open(), single = open(0), engine = open(0);
  size_t answered = 0;
  for (const auto& query : all_questions(many)) {
    const auto said = text(measure_by_engine(engine.connection(), query));
    const auto name = fmt::format("{} by {}", query.metric, fmt::join(query.by, ","));
    EXPECT_EQ(text(measure(many.connection(), query)), said) << name;
    EXPECT_EQ(text(measure(single.connection(), query)), said) << name;
    answered += said.contains("|") ? 1 : 0;
  }
  EXPECT_GT(answered, 50u);  // not all of nothing
  EXPECT_GT(Rollups::of(many.connection()).reads(), 50u);
  EXPECT_EQ(Rollups::of(single.connection()).reads(), 0u);
}

// Cohorts are periods that hang together: of the calendar, or of the window's own length back to the
// beginning.
TEST_F(World, TellsCohortsOfAllPeriodsAsTheEngineDoes) {
  auto many = open(), single = open(0), engine = open(0);
  const std::vector<std::vector<std::string>> cuts{
      {},       {"year"},          {"half"},   {"quarter"},         {"month"},
      {"body"}, {"group", "year"}, {"region"}, {"quarter", "kind"}, {"body", "country", "half"}};
  size_t rows = 0;
  for (const auto* metric : {"people_turnover", "organization_turnover"})
    for (const auto& by : cuts)
      for (size_t window = 0; window < 8; ++window) {
        auto query = question(metric, by);
        set_window(query, window);
        if (window == 4) query.from = *parse_date("2009-12-24"), query.to = *parse_date("2009-12-31");
        const auto said = measure_by_engine(engine.connection(), query);
        const auto name = fmt::format("{} by {}, window {}", metric, fmt::join(by, ","), window);
        EXPECT_EQ(text(measure(many.connection(), query)), text(said)) << name;
        EXPECT_EQ(text(measure(single.connection(), query)), text(said)) << name;
        rows += said ? said->rows.size() : 0;
      }
  EXPECT_GT(rows, 1000u);
}

TEST_F(World, AsksTheStoreOnceForQuestionsWithTheSameColumns) {
  auto reader = open();
  ASSERT_TRUE(measure(reader.connection(), question("attendance", {"region"})));
  auto other = question("attendance", {"country", "month"});
  other.from = *parse_date("2009-02-03");
  ASSERT_TRUE(measure(reader.connection(), other));
  ASSERT_TRUE(measure(reader.connection(), question("attendance")));
  EXPECT_EQ(Rollups::of(reader.connection()).reads(), 1u);
}

TEST_F(World, ReadsARollUpOnceForTwoWhoAskAtTheSameTime) {
  auto reader = open();
  auto beside = reader.beside();
  ASSERT_TRUE(beside);
  const auto query = question("people_active", {"organization", "group-only"});
  std::string there;
  std::thread other([&] { there = text(measure(beside->connection(), query)); });
  const auto here = text(measure(reader.connection(), query));
  other.join();
  EXPECT_EQ(here, there);
  EXPECT_EQ(Rollups::of(reader.connection()).reads(), 1u);
}

TEST_F(World, KeepsRollUpsWithinTheirRoomTheLastUsedLongest) {
  auto reader = open(size_t{300} << 10);
  auto& rollups = Rollups::of(reader.connection());
  const auto queries = all_questions(reader);
  for (const auto& query : std::span(queries).first(40)) {
    const auto answer = measure(reader.connection(), query);
    // "events-ago" wants a day, which not every question has.
    ASSERT_TRUE(answer || answer.error().kind == ErrorKind::kUsage) << answer.error().message;
    ASSERT_LE(rollups.bytes(), size_t{300} << 10);
  }
  const auto query = question("attendance", {"region"});
  ASSERT_TRUE(measure(reader.connection(), query));
  const auto reads = rollups.reads();
  ASSERT_TRUE(measure(reader.connection(), query));
  EXPECT_EQ(rollups.reads(), reads);
}

TEST_F(World, HasNoRollUpsWhenItIsOpenedAnew) {
  auto reader = open();
  ASSERT_TRUE(measure(reader.connection(), question("attendance", {"region"})));
  EXPECT_EQ(Rollups::of(reader.connection()).kept().size(), 1u);
  auto next = open();
  EXPECT_TRUE(Rollups::of(next.connection()).kept().empty());
}

// All files of roll-ups beside a store.
std::vector<std::filesystem::path> files_beside(const Workspace& workspace) {
  std::vector<std::filesystem::path> out;
  if (!std::filesystem::exists(beside_folder(workspace))) return out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(beside_folder(workspace)))
    if (entry.is_regular_file()) out.push_back(entry.path());
  return out;
}

TEST_F(World, TellsTheSameOffRollUpsThatWereKeptAsFiles) {
  auto engine = open(0);
  const auto all = all_questions(engine);
  const auto ask_all = [&all](Reader reader) {
    Rollups::of(reader.connection()).keep_files(0);
    std::vector<std::string> said;
    for (const auto& query : all) said.push_back(text(measure(reader.connection(), query)));
    return said;
  };
  const auto first = ask_all(open());
  EXPECT_GT(files_beside(workspace_).size(), 50u);
  const auto again = ask_all(open()), alone = ask_all(open(0));
  for (size_t i = 0; i < all.size(); ++i) {
    const auto said = text(measure_by_engine(engine.connection(), all[i]));
    const auto name = fmt::format("{} by {}", all[i].metric, fmt::join(all[i].by, ","));
    EXPECT_EQ(first[i], said) << name;
    EXPECT_EQ(again[i], said) << name;
    EXPECT_EQ(alone[i], said) << name;
  }
}

TEST_F(World, ReadsTheStoreAgainWhereAFileIsDamaged) {
  const auto ask = [](Reader reader) {
    Rollups::of(reader.connection()).keep_files(0);
    return text(measure(reader.connection(), question("event_attendance", {"region", "year"})));
  };
  const auto said = ask(open());
  ASSERT_FALSE(files_beside(workspace_).empty());
  for (const auto& path : files_beside(workspace_)) {
    auto bytes = *read_file(path.string());
    bytes[bytes.size() / 2] ^= 1;
    ASSERT_TRUE(write_file(path.string(), bytes));
  }
  EXPECT_EQ(ask(open()), said);
  for (const auto& path : files_beside(workspace_)) std::filesystem::resize_file(path, 20);
  EXPECT_EQ(ask(open()), said);
  EXPECT_EQ(ask(open()), said);
}

TEST_F(World, TellsWhatDependsOnTheDayOffARollUpAsTheEngineDoes) {
  auto reader = open(), engine = open(0);
  size_t answered = 0;
  for (const auto* metric :
       {"event_attendance", "meeting_load", "first_time_attendees", "joint_contributions"})
    for (const auto& by : std::vector<std::vector<std::string>>{
             {"events-ago"}, {"organization", "events-ago"}, {"years-since-first"}, {"body", "events-ago"}})
      for (size_t window = 0; window < 8; ++window) {
        auto query = question(metric, by);
        set_window(query, window);
        const auto said = measure_by_engine(engine.connection(), query);
        EXPECT_EQ(text(measure(reader.connection(), query)), text(said))
            << fmt::format("{} by {}, window {}", metric, fmt::join(by, ","), window);
        answered += said && !said->rows.empty() ? 1 : 0;
      }
  EXPECT_GT(answered, 20u);
}

TEST_F(World, KeepsNothingBesideAStoreThatWasReplaced) {
  auto reader = open();
  Rollups::of(reader.connection()).keep_files(0);
  std::filesystem::remove_all(beside_folder(workspace_));
  const auto now = std::filesystem::last_write_time(workspace_.database());
  std::filesystem::last_write_time(workspace_.database(), now + std::chrono::seconds(7));
  ASSERT_TRUE(measure(reader.connection(), question("event_attendance", {"region"})));
  EXPECT_TRUE(files_beside(workspace_).empty());
}

TEST_F(World, LeavesNothingHalfReadWhereAQuestionIsInterrupted) {
  auto reader = open();
  const auto query = question("people_active", {"organization", "group-only", "month"});
  size_t stopped = 0;
  for (int turn = 0; turn < 20 && stopped < 2; ++turn) {
    auto fresh = open();
    auto beside = fresh.beside();
    ASSERT_TRUE(beside);
    std::atomic<bool> done = false;
    std::thread other([&] {
      const auto answer = measure(beside->connection(), query);
      stopped += answer ? 0 : 1;
      done = true;
    });
    while (!done) beside->connection().interrupt();
    other.join();
    ASSERT_EQ(text(measure(fresh.connection(), query)), text(measure(reader.connection(), query)));
  }
  EXPECT_GT(stopped, 0u);
}

}  // namespace
}  // namespace plenary
