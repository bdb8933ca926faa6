#include "publish/body_pair.h"

#include <gtest/gtest.h>

#include "cli/given_workspace.h"

namespace plenary {
namespace {

// Ada, Ben and two organizations are in both bodies; a-body asks b-body something and is answered after 60
// days; c-body is recorded by one act only, and of references nothing is.
constexpr std::string_view kGiven = R"(
given activity
date,kind,person,organization,delegation,document,role,body
2020-03-01,attended,Ada Example,Acme Tools,,,,a-body
2020-03-02,attended,Ada Example,Acme Tools,,,,b-body
2020-03-01,attended,Ben Sample,Beta Works,,,,a-body
2021-03-02,attended,Ben Sample,Beta Works,,,,b-body
2020-03-01,attended,Cem Third,Gamma Labs,,,,b-body
2020-03-01,attended,Cem Third,Gamma Labs,,,,c-body
2020-06-10,liaised,,,a-body,a-body:ls1,from,a-body
2020-06-10,liaised,,,b-body,a-body:ls1,to,b-body
2020-08-09,liaised,,,b-body,b-body:ls2,from,b-body
2020-08-09,liaised,,,a-body,b-body:ls2,to,a-body
given relation
document,kind,target
b-body:ls2,answers,a-body:ls1
measure
value
)";

class BodyLinks : public testing::Test {
 protected:
  void SetUp() override {
    const auto file = metric_file::parse(kGiven);
    ASSERT_TRUE(file) << file.error().message;
    const auto workspace = metric_file::make_workspace(*file, folder_.path());
    ASSERT_TRUE(workspace) << workspace.error().message;
    auto reader = Reader::open(*workspace);
    ASSERT_TRUE(reader) << reader.error().message;
    reader_.emplace(std::move(*reader));
    window_.today = make_day(2025, 12, 31);
  }

  // "metric from>to amount" of all, or the error.
  std::vector<std::string> ask(const std::string& a, const std::string& b, Audience audience) {
    const auto links = body_links(*reader_, a, b, window_, audience);
    if (!links) return {links.error().message};
    std::vector<std::string> out;
    for (const auto& link : *links)
      out.push_back(fmt::format("{} {}{}{} {}", link.metric, link.from, link.directed ? ">" : "+", link.to,
                                link.amount.state == CellState::kValue ? fmt::format("{}", link.amount.value)
                                                                       : to_string(link.amount.state)));
    return out;
  }

  const metric_file::Folder folder_;
  std::optional<Reader> reader_;
  MeasureQuery window_;
};

using Lines = std::vector<std::string>;

TEST_F(BodyLinks, AreAVectorInWhichNoneIsNotNoData) {
  EXPECT_EQ(ask("a-body", "b-body", Audience::kSecretariat),
            (Lines{"people_links a-body+b-body 2", "leader_links a-body+b-body no data",
                   "organization_links a-body+b-body 2", "identical_texts a-body+b-body no data",
                   "people_move_links a-body>b-body no data", "people_move_links b-body>a-body no data",
                   "reference_links a-body>b-body no data", "reference_links b-body>a-body no data",
                   "liaison_links a-body>b-body 1", "liaison_links b-body>a-body 1",
                   "liaison_answer_time a-body>b-body 60", "liaison_answer_time b-body>a-body no data"}));
  const auto apart = ask("c-body", "a-body", Audience::kSecretariat);
  EXPECT_EQ(apart[0], "people_links c-body+a-body none");
  EXPECT_EQ(apart[8], "liaison_links c-body>a-body no data");
}

TEST_F(BodyLinks, SayWhatAllBodiesWouldLeadToExpectAndHowManyRecordsAreBehind) {
  const auto links = body_links(*reader_, "b-body", "a-body", window_, Audience::kSecretariat);
  ASSERT_TRUE(links) << links.error().message;
  const auto& people = links->front();
  EXPECT_EQ(people.expected.value, 1);  // a-body 2, b-body 3, c-body 1 links: 2 * 3 / 6
  EXPECT_EQ(people.ratio.value, 2);
  ASSERT_TRUE(people.ratio.interval);
  EXPECT_EQ(people.records, 4);
  EXPECT_EQ(people.unit, "people");
}

TEST_F(BodyLinks, OfAWindowWithoutRecordsNobodyCanTell) {
  window_.from = parse_date("2023");
  EXPECT_EQ(ask("a-body", "b-body", Audience::kSecretariat).front(), "people_links a-body+b-body no data");
}

TEST_F(BodyLinks, ThatRestOnFewPeopleAreNotForThePublic) {
  const auto seen = ask("a-body", "b-body", Audience::kPublic);
  EXPECT_EQ(seen[0], "people_links a-body+b-body suppressed");
  EXPECT_EQ(seen[2], "organization_links a-body+b-body suppressed");
  EXPECT_EQ(seen[8], "liaison_links a-body>b-body 1");
}

TEST_F(BodyLinks, NeedTwoBodiesOfTheWorkspace) {
  EXPECT_EQ(ask("a-body", "z-body", Audience::kSecretariat),
            Lines{"there is no body 'z-body' in this workspace"});
  EXPECT_EQ(ask("a-body", "a-body", Audience::kSecretariat),
            Lines{"'a-body' and itself are no pair of bodies"});
}

}  // namespace
}  // namespace plenary
