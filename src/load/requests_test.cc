#include "load/requests.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "load/import.h"
#include "load/person.h"

namespace plenary {
namespace {

class AnswerRequests : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(init_workspace(workspace_));
    ASSERT_TRUE(write_file(folder_.path() + "/acts.csv",
                           "date,kind,person,person_mail,organization,body\n"
                           "2020-03-01,attended,Ada Example,ada@acme.example,Acme Tools,ietf\n"
                           "2020-05-01,attended,Ben Sample,ben@acme.example,Acme Tools,ietf\n"
                           "2020-06-01,attended,Ben Sample,ben@beta.example,Beta Works,w3c\n"));
    const auto done = import_source(
        workspace_, **find_format("table"),
        {folder_.path() + "/acts.csv", "[[records]]\nnoun = \"activity\"\ncolumns = \"same\"\n", "", ""});
    ASSERT_TRUE(done) << done.error().message;
  }
  void ask(WithheldVerb verb, const std::string& who) {
    ASSERT_TRUE(append_pending(workspace_.requests(), request_line({"at", "office", verb, who, "x"}) + "\n"));
  }
  size_t found(const std::string& who) {
    auto reader = Reader::open(workspace_);
    return reader ? find_people(workspace_, *reader, who)->size() : 99;
  }

  const TemporaryFolder folder_ = std::move(*TemporaryFolder::make());
  const Workspace workspace_{folder_.path() + "/w"};
};

TEST_F(AnswerRequests, DoesAllThatWaitsAndForgetsIt) {
  ask(WithheldVerb::kErased, "Ada Example <ada@acme.example> @ietf");
  ask(WithheldVerb::kHidden, "Ben Sample <ben@beta.example> @w3c");
  const auto report = answer_requests(workspace_);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->done, (std::vector<std::string>{"asked at by office: one person, erased",
                                                    "asked at by office: one person, hidden"}));
  EXPECT_EQ(found("Ada Example"), 0u);
  EXPECT_FALSE(has_pending(workspace_.requests()));
  EXPECT_TRUE(answer_requests(workspace_)->done.empty());
}

TEST_F(AnswerRequests, RefusesWhatFitsNobodyOrSeveral) {
  ask(WithheldVerb::kHidden, "Nobody Here");
  ask(WithheldVerb::kErased, "Ada Example");
  ask(WithheldVerb::kErased, "Ada Example");
  const auto report = answer_requests(workspace_);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->done.size(), 1u);
  EXPECT_EQ(report->refused,
            (std::vector<std::string>{"asked at by office: nobody is written like that any more",
                                      "asked at by office: nobody is written like that any more"}));
}

TEST_F(AnswerRequests, LosesNothingWhileSomebodyElseWrites) {
  ask(WithheldVerb::kHidden, "Ada Example");
  {
    const auto lock = WriterLock::take(workspace_.lock(), "a test");
    ASSERT_TRUE(lock);
    EXPECT_FALSE(answer_requests(workspace_));
  }
  EXPECT_EQ(answer_requests(workspace_)->done.size(), 1u);
}

}  // namespace
}  // namespace plenary
