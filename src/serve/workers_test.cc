// Threads for those who wait, and threads for what nobody waits for yet.
#include "serve/workers.h"

#include <sys/resource.h>

#include "metric/rollups.h"
#include "serve/service_test_help.h"

namespace plenary::serve {
namespace {

using WorkersTest = ServiceTest;

constexpr std::chrono::seconds kLong{30};

// The niceness of the thread on which a job runs.
int niceness_of(Workers& workers) {
  std::promise<int> said;
  EXPECT_TRUE(workers.add(
      [&said](Session&) { said.set_value(::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()))); }));
  return said.get_future().get();
}

TEST_F(WorkersTest, OfLowPriorityGiveWayToOthers) {
  const Generations generations(workspace());
  Workers usual(generations, 1, kLong), low(generations, 1, kLong, Priority::kLow);
  EXPECT_GT(niceness_of(low), niceness_of(usual));
}

TEST_F(WorkersTest, OfLowPriorityReadRollUpsForAllOthers) {
  const Generations generations(workspace());
  Workers low(generations, 1, kLong, Priority::kLow);
  std::promise<Status> read;
  MeasureQuery query;
  query.metric = "attendance", query.by = {"country"};
  ASSERT_TRUE(low.add([&](Session& session) {
    auto& connection = session.reader->connection();
    read.set_value(Rollups::of(connection).read_for(connection, query));
  }));
  const auto status = read.get_future().get();
  ASSERT_TRUE(status) << status.error().message;
  auto beside = generations.current()->reader->beside();
  ASSERT_TRUE(beside);
  EXPECT_EQ(Rollups::of(beside->connection()).reads(), 1u);
}

TEST_F(WorkersTest, HaveNoSecondEngineOnAGenerationThatIsGone) {
  const Generations generations(workspace());
  const auto& first = generations.current()->reader;
  ASSERT_TRUE(first->apart(workspace()));
  import_into(folder_, "2024-04-20,Cy Third,Third Company,Kenya\n");
  const auto apart = first->apart(workspace());
  ASSERT_FALSE(apart);
  EXPECT_TRUE(apart.error().message.contains("was replaced just now")) << apart.error().message;
}

}  // namespace
}  // namespace plenary::serve
