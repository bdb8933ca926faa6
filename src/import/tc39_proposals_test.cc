#include "import/tc39_proposals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace plenary {
namespace {

Batch read(std::string path, std::string bytes) {
  SourceFile file;
  file.path = std::move(path);
  file.bytes = std::move(bytes);
  Batch out;
  (*open_tc39_proposals({}))->read(file, out);
  return out;
}

constexpr const char* kFinished = R"(# Finished Proposals

| Proposal | Author | Champion(s) | Meeting Notes | Expected Publication Year |
| -------- | ------ | ----------- | ------------- | ------------------------- |
| [`Sum.of`][sum] | Ada Example<br />Bo Sample | Bo Sample (previously Cy Former) | <sub>&nbsp;-[2024&#8209;10][sum-notes]<br />&nbsp;-[2022&#8209;03][sum-notes-2022-03]<br />&nbsp;-2021&#8209;05</sub> | 2025 |
| [Quick][] | Ada Example, Dee Third | | <sub>&nbsp;-[2020&#8209;01][quick-notes]</sub> | 2020 |

[sum]: https://github.com/tc39/proposal-sum
[sum-notes]: https://github.com/tc39/notes/blob/HEAD/meetings/2024-10/october-09.md#sumof-for-stage-4
[sum-notes-2022-03]: https://github.com/tc39/notes/blob/HEAD/meetings/2022-03/mar-28.md#sumof
[quick]: https://example.org/quick
[quick-notes]: https://github.com/tc39/notes/blob/HEAD/meetings/2020-01/january-15.md
)";

TEST(Tc39Proposals, AFinishedProposalBeganWithItsFirstMeetingAndEndedWithItsLast) {
  const auto out = read("proposals/finished-proposals.md", kFinished);
  EXPECT_TRUE(out.rejects.empty());
  ASSERT_EQ(out.documents.size(), 2u);
  const auto& document = out.documents[0];
  EXPECT_EQ(document.document, "ecma:proposal-sum-of");
  EXPECT_EQ(document.title, "Sum.of");
  EXPECT_EQ(document.url, "https://github.com/tc39/proposal-sum");
  EXPECT_EQ(document.group, "tc39");
  EXPECT_EQ(document.status, "finished");
  EXPECT_EQ(document.line, 5u);
  ASSERT_EQ(out.stages.size(), 3u);
  EXPECT_EQ(out.stages[0].stage, "presented");
  EXPECT_EQ(to_string(*out.stages[0].date), "2021-05");
  EXPECT_EQ(out.stages[1].stage, "stage 4");
  EXPECT_EQ(to_string(*out.stages[1].date), "2024-10-09");
}

TEST(Tc39Proposals, TheLastMeetingAloneIsNoBeginning) {
  const auto out = read("proposals/finished-proposals.md", kFinished);
  EXPECT_EQ(out.documents[1].url, "https://example.org/quick");
  EXPECT_FALSE(out.documents[1].date);
  EXPECT_EQ(out.stages[2].stage, "stage 4");
  EXPECT_EQ(to_string(*out.stages[2].date), "2020-01-15");
}

TEST(Tc39Proposals, CreditsAuthorsAndChampionsByName) {
  const auto out = read("proposals/finished-proposals.md", kFinished);
  ASSERT_EQ(out.activities.size(), 4u);
  EXPECT_EQ(out.activities[1].person.name, "Bo Sample");
  EXPECT_EQ(out.activities[1].kind, "authored");
  EXPECT_EQ(out.activities[3].person.name, "Dee Third");
  ASSERT_EQ(out.roles.size(), 1u);
  EXPECT_EQ(out.roles[0].person.name, "Bo Sample");
  EXPECT_EQ(out.roles[0].role, "champion");
  EXPECT_EQ(out.roles[0].document, "ecma:proposal-sum-of");
}

TEST(Tc39Proposals, AnInactiveProposalWasDroppedWhereItWasLastSpokenOf) {
  const auto out = read("inactive-proposals.md", R"(| Proposal | Champion | Rationale | Meeting Notes |
|---|---|---|---|
| [Zones][z] | Ada Example | Withdrawn: [better](https://example.org) | <sub>&nbsp;-[2016&#8209;03][zn]</sub> |
| Plain | Ada Example | Never presented | |

[zn]: https://github.com/tc39/notes/blob/HEAD/meetings/2016-03/march-29.md
)");
  EXPECT_TRUE(out.rejects.empty());
  ASSERT_EQ(out.stages.size(), 2u);
  EXPECT_EQ(out.stages[1].stage, "inactive");
  EXPECT_EQ(to_string(*out.stages[1].date), "2016-03-29");
  EXPECT_EQ(out.documents[0].abstract, "Withdrawn: better");
  EXPECT_EQ(out.documents[1].document, "ecma:proposal-plain");
}

TEST(Tc39Proposals, StagesOfTheReadmeAreItsHeadings) {
  const auto out = read("ecma402/README.md", R"(# Proposals
| Proposal | Author |
|---|---|
| no stage above | Nobody |

### Stage 2.7
| Proposal | Champion | <sub>Test262 Feature Flag</sub> | Stage 2.7 reviewers | Meeting Notes |
|---|---|---|---|---|
| [Units] [u] | Ada Example | :question: | Eve Reader | <sub>&nbsp;-[2024&#8209;06][un]</sub> |

## Contributing to proposals
| Proposal | Author |
|---|---|
| neither | Nobody |

[u]: https://example.org/u
[un]: https://github.com/tc39/notes/blob/HEAD/meetings/2024-06/june-12.md
)");
  ASSERT_EQ(out.documents.size(), 1u);
  EXPECT_EQ(out.documents[0].title, "Units");
  EXPECT_EQ(out.documents[0].url, "https://example.org/u");
  EXPECT_EQ(out.documents[0].status, "stage 2.7");
  EXPECT_EQ(out.documents[0].group, "tc39-tg2");
  EXPECT_TRUE(out.stages.empty()) << "one meeting, and the work is further: it began nobody says when";
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(out.activities[0].kind, "reviewed");
}

TEST(Tc39Proposals, DamagedRowsAreToldWithTheirPlace) {
  const auto out = read("stage-1-proposals.md", R"(| Proposal | Author | Meeting Notes |
|---|---|---|
| [A][a] | Ada Example |
| [`?`][b] | Ada Example | |
| [C][c] | Ada Example | <sub>-[2024][cn]</sub> |
| [C][c] | Ada Example | |
)");
  ASSERT_EQ(out.rejects.size(), 4u);
  EXPECT_EQ(out.rejects[0].line, 3u);
  EXPECT_EQ(out.rejects[0].reason, "a row of 2 cells under 3 titles");
  EXPECT_EQ(out.rejects[1].reason, "a proposal without a name");
  EXPECT_EQ(out.rejects[2].reason, "meetings without a date");
  EXPECT_EQ(out.rejects[3].reason, "a proposal that the list has already");
  EXPECT_EQ(out.documents.size(), 1u);
  EXPECT_EQ(read("README.md", "# Nothing\n").rejects.at(0).line, 0u);
  EXPECT_EQ(read("README.md", std::string("\0", 1)).rejects.size(), 1u);
}

TEST(Tc39Proposals, ReadsTheListsOfTheCommittee) {
  const char* source = std::getenv("PLENARY_SOURCE");
  const std::string data = std::string(source == nullptr ? "." : source) + "/../shared/data/tc39-proposals";
  const auto reader = *open_tc39_proposals({});
  auto files = open_source(data, [](std::string_view path) { return path.contains(".tar"); });
  if (!files) GTEST_SKIP() << "no " << data;
  SourceFile archive;
  if (!(*files)->next(archive)) GTEST_SKIP() << "no archive in " << data;
  auto members =
      open_source(data + "/" + archive.path, [&](std::string_view path) { return reader->accepts(path); });
  ASSERT_TRUE(members.has_value());
  Batch out;
  for (SourceFile file; (*members)->next(file);) reader->read(file, out);
  EXPECT_EQ(out.documents.size(), 323u);
  EXPECT_EQ(std::ranges::count(out.stages, "presented", &Stage::stage), 269);
  EXPECT_EQ(out.rejects.size(), 1u);
}

}  // namespace
}  // namespace plenary
