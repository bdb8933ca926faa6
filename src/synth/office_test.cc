// The rehearsal body's world: what a figure must be able to show is there, and nothing impossible is.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "synth/office_acts.h"

namespace plenary::synth {
namespace {

// Made once: the full body of twenty years.
struct Made {
  Office office = make_office({.folder = "", .seed = 7, .years = 20});
  Registrations registrations = make_registrations(office);
  std::vector<Paper> papers = make_papers(office, registrations);
  std::vector<WorkItem> items = make_work_items(office);
};
const Made& made() {
  static const Made all;
  return all;
}

// The share of a mode among those who came in a year and whose mode is said.
double share_of_mode(int year, std::string_view mode) {
  double hits = 0, all = 0;
  for (size_t e = 0; e < made().office.events.size(); ++e)
    for (const auto& r : made().registrations[e])
      if (civil(made().office.events[e].from).year == year && r.came && *r.mode != '\0')
        ++all, hits += r.mode == mode ? 1 : 0;
  return hits / all;
}

TEST(Office, HasAsManyPeopleAndPapersAsItsYearsSay) {
  EXPECT_EQ(made().office.people.size(), 12'000u);
  EXPECT_EQ(made().papers.size(), 60'000u);
  EXPECT_EQ(make_office({.folder = "", .seed = 7, .years = 3}).people.size(), 1'800u);
}

TEST(Office, HasARegisterOfNineHundredInFourCategories) {
  std::map<std::string_view, std::set<uint32_t>> members;
  std::set<uint32_t> all;
  for (const auto& line : made().office.lines)
    members[line.category].insert(line.entity), all.insert(line.entity);
  EXPECT_EQ(members.size(), 4u);
  EXPECT_EQ(members["Member State"].size(), 194u);
  EXPECT_NEAR(static_cast<double>(all.size()), 900, 10);
}

TEST(Office, NobodyLeavesBeforeJoiningAndNoLinesOfAMemberOverlap) {
  std::map<uint32_t, std::vector<std::pair<Day, Day>>> spans;
  for (const auto& line : made().office.lines) {
    EXPECT_LE(line.from, line.to.value_or(line.from)) << made().office.entities[line.entity].name;
    spans[line.entity].emplace_back(line.from, line.to.value_or(made().office.last_day()));
  }
  size_t overlaps = 0;
  for (auto& [entity, list] : spans) {
    std::ranges::sort(list);
    for (size_t i = 1; i < list.size(); ++i) overlaps += list[i].first <= list[i - 1].second ? 1 : 0;
  }
  EXPECT_EQ(overlaps, 0u);
}

TEST(Office, EverybodyComesAtLeastOnceAndAtMostOnceToAnEvent) {
  std::set<uint32_t> seen;
  for (const auto& list : made().registrations) {
    std::set<uint32_t> here;
    for (const auto& r : list) {
      EXPECT_TRUE(here.insert(r.person).second);
      if (r.came) seen.insert(r.person);
    }
  }
  EXPECT_EQ(seen.size(), made().office.people.size());
}

TEST(Office, ThePandemicIsRemoteAndTravelComesBackInPart) {
  EXPECT_LT(share_of_mode(2018, "Remote"), 0.4);
  EXPECT_EQ(share_of_mode(2021, "Remote"), 1);
  EXPECT_GT(share_of_mode(2025, "Remote"), 0.4);
  EXPECT_LT(share_of_mode(2025, "Remote"), 0.9);
}

TEST(Office, TheLeastDevelopedCountriesSendFewerPeopleThanTheirShareOfStates) {
  const auto& office = made().office;
  double states = 0, people = 0;
  for (size_t i = 0; i < office.states; ++i) states += office.entities[i].least_developed ? 1 : 0;
  for (const auto& person : office.people)
    people += office.entities[person.jobs[0].entity].least_developed ? 1 : 0;
  states /= static_cast<double>(office.states), people /= static_cast<double>(office.people.size());
  EXPECT_GT(states, 0.2);
  EXPECT_LT(people, states / 3);
}

TEST(Office, SomeMembersAreMergedAndTheirPeopleGoOnInTheLargerOne) {
  const auto& office = made().office;
  size_t merged = 0;
  for (uint32_t i = 0; i < office.entities.size(); ++i) {
    const auto& e = office.entities[i];
    if (!e.merged) continue;
    ++merged;
    EXPECT_EQ(office.entity_on(i, {e.changed.days - 1}), i);
    EXPECT_NE(office.entity_on(i, e.changed), i);
  }
  EXPECT_GT(merged, 10u);
}

TEST(Office, ApprovalFollowsAgreementAndTheTraditionalPathTakesLonger) {
  double days[2] = {0, 0}, items[2] = {0, 0};
  for (const auto& item : made().items) {
    EXPECT_TRUE(!item.approved || *item.agreed < *item.approved);
    EXPECT_TRUE(!item.published || *item.approved < *item.published);
    EXPECT_FALSE(item.deleted && item.approved);
    const bool tap = std::string_view(item.path) == "TAP";
    if (item.approved && std::string_view(item.path) != "Agreement")
      days[tap] += item.approved->days - item.agreed->days, ++items[tap];
  }
  EXPECT_GT(items[0], 3 * items[1]);
  EXPECT_GT(days[1] / items[1], 3 * days[0] / items[0]);
}

TEST(Office, EveryGroupHasAChairInEveryStudyPeriod) {
  const auto terms = make_terms(made().office);
  ASSERT_EQ(terms.size(), made().office.periods.size());
  for (size_t i = 0; i < terms.size(); ++i) {
    std::set<std::string> chaired;
    for (const auto& term : terms[i]) {
      EXPECT_LE(term.from, term.to);
      if (std::string_view(term.role) == "Chair") chaired.insert(term.group);
    }
    EXPECT_TRUE(chaired.contains("AG"));
    EXPECT_TRUE(chaired.contains("SG5"));
  }
}

TEST(Office, AnotherSeedIsAnotherBody) {
  const auto a = make_office({.folder = "", .seed = 1, .years = 2}),
             b = make_office({.folder = "", .seed = 2, .years = 2});
  EXPECT_NE(a.entities[0].name, b.entities[0].name);
  EXPECT_NE(a.people[0].mail, b.people[0].mail);
}

}  // namespace
}  // namespace plenary::synth
