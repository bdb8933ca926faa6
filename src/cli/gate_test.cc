// The gate as an audience meets it, over a real store; and an attacker who asks for all that the public may
// ask.
#include "publish/gate.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/embedded.h"
#include "cli/given_workspace.h"
#include "publish/answer.h"
#include "stats/feasible.h"
#include "stats/random.h"

namespace plenary {
namespace {

struct Act {
  std::string country, organization, person;
  int year = 2020;
};

std::string given(const std::vector<Act>& acts) {
  std::string csv = "given activity\ndate,kind,person,organization,country,body\n";
  for (const auto& act : acts)
    csv += fmt::format("{}-03-01,attended,{},{},{},test-body\n", act.year, act.person, act.organization,
                       act.country);
  return csv + "measure\nvalue\n";
}

// People of one organization, each once.
void attend(std::vector<Act>& acts, const std::string& country, const std::string& organization, int year,
            int people) {
  for (int i = 0; i < people; ++i)
    acts.push_back({country, organization,
                    fmt::format("{}{} Person", static_cast<char>('A' + i % 26), organization.substr(4)),
                    year});
}

class Gate : public testing::Test {
 protected:
  void make(const std::vector<Act>& acts) {
    const auto file = metric_file::parse(given(acts));
    ASSERT_TRUE(file) << file.error().message;
    const auto workspace = metric_file::make_workspace(*file, folder_.path());
    ASSERT_TRUE(workspace) << workspace.error().message;
    auto reader = Reader::open(*workspace);
    ASSERT_TRUE(reader) << reader.error().message;
    reader_.emplace(std::move(*reader));
  }

  Result<Answer> ask(MeasureQuery query, Audience audience) {
    if (query.metric.empty()) query.metric = "attendance";
    query.today = make_day(2026, 1, 1);
    return answer(*reader_, query, audience);
  }

  // "DE 2020 = 6" of each row, or "DE 2020 few", or the error.
  std::vector<std::string> rows(const MeasureQuery& query, Audience audience) {
    const auto a = ask(query, audience);
    if (!a) return {a.error().message};
    std::vector<std::string> out;
    for (const auto& row : a->result.rows) {
      std::string text;
      for (const auto& label : row.labels) text += label.value_or("?") + " ";
      out.push_back(text + (row.withheld.empty() ? fmt::format("= {}", row.values[0].value) : row.withheld));
    }
    return out;
  }

  // Five countries of Europe: one has many, one has a single company with many people, one a few people.
  std::vector<Act> europe() {
    std::vector<Act> acts;
    for (const char* name : {"Org Da", "Org Db", "Org Dc", "Org Dd"}) attend(acts, "DE", name, 2020, 5);
    for (const char* name : {"Org Fa", "Org Fb", "Org Fc"}) attend(acts, "FR", name, 2020, 4);
    attend(acts, "NL", "Org Na", 2020, 9);
    for (const char* name : {"Org Sa", "Org Sb", "Org Sc"}) attend(acts, "SE", name, 2020, 1);
    return acts;
  }

  const metric_file::Folder folder_;
  std::optional<Reader> reader_;
};

using Rows = std::vector<std::string>;

TEST_F(Gate, ForTheSecretariatNothingIsWithheld) {
  make(europe());
  EXPECT_EQ(rows({.by = {"country"}}, Audience::kSecretariat),
            (Rows{"DE = 20", "FR = 12", "NL = 9", "SE = 3"}));
  EXPECT_EQ(rows({.by = {"country"}}, Audience::kAdministrator),
            (Rows{"DE = 20", "FR = 12", "NL = 9", "SE = 3"}));
}

TEST_F(Gate, ThePublicSeesSmallRowsTogether) {
  make(europe());
  EXPECT_EQ(rows({.by = {"country"}}, Audience::kPublic), (Rows{"DE = 20", "FR = 12", "(other) = 12"}));
}

TEST_F(Gate, AFilterTellsNoMoreThanACut) {
  make(europe());
  EXPECT_EQ(rows({.where = {{"country", {"NL"}}}}, Audience::kPublic), (Rows{"few"}));
  EXPECT_EQ(rows({.where = {{"country", {"DE"}}}}, Audience::kPublic), (Rows{"= 20"}));
  EXPECT_EQ(rows({.where = {{"country", {"NL"}, true}}}, Audience::kPublic), (Rows{"within"}));
  EXPECT_EQ(rows({.where = {{"country", {"DE"}, true}}}, Audience::kPublic), (Rows{"= 24"}));
  EXPECT_EQ(rows({.where = {{"country", {"DE", "NL"}}}}, Audience::kPublic), (Rows{"within"}));
}

TEST_F(Gate, AWindowThatDiffersByOneSmallYearTellsNothing) {
  auto acts = europe();
  attend(acts, "DE", "Org Da", 2021, 1);
  make(acts);
  const auto year = [](int y) { return Date{make_day(y, 1, 1), Precision::kYear}; };
  EXPECT_EQ(rows({}, Audience::kPublic), (Rows{"= 45"}));
  EXPECT_EQ(rows({.to = year(2020)}, Audience::kPublic), (Rows{"protects"}));
  EXPECT_EQ(rows({.to = year(2021)}, Audience::kPublic), (Rows{"= 45"}));
}

TEST_F(Gate, MembersSeeOneOrganizationButNotOnePerson) {
  make(europe());
  EXPECT_EQ(rows({.by = {"country"}}, Audience::kMember),
            (Rows{"DE = 20", "FR = 12", "NL protects", "SE few"}));
  EXPECT_EQ(rows({.metric = "organizations_active", .by = {"country"}}, Audience::kMember),
            (Rows{"DE = 4", "FR = 3", "NL = 1", "SE = 3"}));
}

TEST_F(Gate, ThePublicSeesNobodyByName) {
  make(europe());
  EXPECT_EQ(rows({.metric = "organizations_active", .by = {"organization"}}, Audience::kPublic), Rows{});
  EXPECT_EQ(rows({.where = {{"organization", {"Org Da"}}}}, Audience::kPublic), (Rows{"names"}));
}

TEST_F(Gate, WhatABodyPublishesItselfStaysExact) {
  make(europe());
  ASSERT_TRUE(
      write_file(folder_.path() + "/w/policy.toml",
                 std::string(*embedded("data/policy.toml")) +
                     "[[published]]\nbody = \"test-body\"\nmetrics = [\"attendance\"]\nsource = \"x\"\n"));
  EXPECT_EQ(rows({.by = {"country"}}, Audience::kPublic), (Rows{"DE = 20", "FR = 12", "NL = 9", "SE = 3"}));
  EXPECT_EQ(rows({.by = {"organization"}, .where = {{"country", {"NL"}}}}, Audience::kPublic),
            (Rows{"Org Na = 9"}));
  EXPECT_EQ(rows({.metric = "people_active", .where = {{"country", {"SE"}}}}, Audience::kPublic),
            (Rows{"few"}));
}

TEST_F(Gate, APolicyThatIsWrongLetsNothingOut) {
  make(europe());
  ASSERT_TRUE(write_file(folder_.path() + "/w/policy.toml", "[public]\n"));
  EXPECT_EQ(rows({}, Audience::kPublic), (Rows{"policy.toml line 1: organizations is missing"}));
  EXPECT_EQ(rows({}, Audience::kSecretariat), (Rows{"policy.toml line 1: organizations is missing"}));
}

TEST_F(Gate, QuestionsThatAreTooFineAreRefused) {
  make(europe());
  EXPECT_EQ(rows({.by = {"month"}}, Audience::kPublic),
            (Rows{"this audience sees whole calendar years: cut by year instead of month"}));
  EXPECT_EQ(rows({.to = parse_date("2020-06")}, Audience::kPublic),
            (Rows{"this audience sees whole calendar years: --to must be one"}));
  EXPECT_EQ(rows({.by = {"sids"}}, Audience::kPublic),
            (Rows{"this audience does not see 'sids': beside 'ldc' it would tell single ones; take that"}));
}

TEST_F(Gate, AnswersSayWhatIsWithheldAndWhy) {
  make(europe());
  const auto a = ask({.by = {"country"}}, Audience::kPublic);
  ASSERT_TRUE(a);
  const auto text = render_text(*a);
  EXPECT_NE(text.find("Withheld: 2 rows: on fewer than 3 holdings or 5 persons"), text.npos) << text;
  EXPECT_NE(text.find("2 of these are shown together as (other)"), text.npos) << text;
  EXPECT_NE(render_json(*a).find("\"withheld\": [{\"reason\": \"few\", \"rows\": 2"), std::string::npos);
}

// All that the public may ask of a world of countries and years, and what an attacker computes from it.
class Attacker {
 public:
  explicit Attacker(const std::vector<Act>& acts) {
    for (const auto& act : acts) {
      const auto [at, fresh] =
          atoms_.try_emplace({act.country, act.year}, static_cast<uint32_t>(atoms_.size()));
      truth_.resize(atoms_.size());
      auto& atom = truth_[at->second];
      atom.amount += 1, atom.people.insert(act.person), atom.organizations.insert(act.organization);
    }
  }

  using Where = std::function<bool(const std::string& country, int year)>;
  void learn(const Where& where, double value) {
    KnownSum sum{{}, value};
    for (const auto& [key, atom] : atoms_)
      if (where(key.first, key.second)) sum.cells.push_back(atom);
    if (!sum.cells.empty()) sums_.push_back(std::move(sum));
  }

  // Of the cells with too few behind them: those known to closer than that few.
  std::vector<std::string> finds() const {
    auto feasible = Feasible::make(atoms_.size(), sums_);
    if (!feasible) return {feasible.error().message};
    std::vector<std::string> out;
    for (const auto& [key, atom] : atoms_) {
      const auto& truth = truth_[atom];
      if (truth.people.size() >= 5 && truth.organizations.size() >= 3) continue;
      const auto interval = feasible->of(std::vector<uint32_t>{atom});
      if (interval->high - interval->low < 5 - 1e-6)
        out.push_back(fmt::format("{} {}: {} is in {}..{}", key.first, key.second, truth.amount,
                                  interval->low, interval->high));
    }
    return out;
  }
  size_t knows() const { return sums_.size(); }

 private:
  struct Truth {
    double amount = 0;
    std::set<std::string> people, organizations;
  };
  std::map<std::pair<std::string, int>, uint32_t> atoms_;
  std::vector<Truth> truth_;
  std::vector<KnownSum> sums_;
};

const std::map<std::string, std::map<std::string, std::string>>& geography() {
  static const std::map<std::string, std::map<std::string, std::string>> all{
      {"DE", {{"region", "Europe"}, {"development", "developed"}, {"ldc", "other"}}},
      {"FR", {{"region", "Europe"}, {"development", "developed"}, {"ldc", "other"}}},
      {"TR", {{"region", "Europe"}, {"development", "developing"}, {"ldc", "other"}}},
      {"JP", {{"region", "Asia-Pacific"}, {"development", "developed"}, {"ldc", "other"}}},
      {"CN", {{"region", "Asia-Pacific"}, {"development", "developing"}, {"ldc", "other"}}},
      {"NP", {{"region", "Asia-Pacific"}, {"development", "developing"}, {"ldc", "LDC"}}},
      {"UG", {{"region", "Africa"}, {"development", "developing"}, {"ldc", "LDC"}}},
      {"ZA", {{"region", "Africa"}, {"development", "developing"}, {"ldc", "other"}}},
      {"US", {{"region", "Americas"}, {"development", "developed"}, {"ldc", "other"}}},
      {"BR", {{"region", "Americas"}, {"development", "developing"}, {"ldc", "other"}}}};
  return all;
}

std::vector<Act> random_world(uint64_t seed) {
  CounterRandom random(seed, 0);
  std::vector<Act> acts;
  for (const auto& [country, unused] : geography())
    for (int year = 2020; year < 2023; ++year) {
      const auto organizations = random.below(6);
      for (uint64_t o = 0; o < organizations; ++o)
        attend(acts, country, fmt::format("Org {}{}", country, static_cast<char>('a' + o)), year,
               1 + static_cast<int>(random.below(4)));
    }
  return acts;
}

class AttackedGate : public Gate, public testing::WithParamInterface<uint64_t> {};

TEST_P(AttackedGate, AllThatThePublicMayAskTogetherTellsNoCellOfTooFew) {
  const auto acts = random_world(GetParam());
  make(acts);
  Attacker attacker(acts);
  const auto label = [](const std::string& slice, const std::string& country) {
    return slice == "country" ? country : geography().at(country).at(slice);
  };
  const auto ask_all = [&](const MeasureQuery& query, const Attacker::Where& where) {
    const auto a = ask(query, Audience::kPublic);
    ASSERT_TRUE(a) << a.error().message;
    for (const auto& row : a->result.rows) {
      if (!row.withheld.empty() || row.values[0].state != CellState::kValue) continue;
      bool other = false;
      for (const auto& l : row.labels) other |= l == kMerged;
      if (other) continue;  // of what rows it is made stands in no answer; their sum is told by the others
      attacker.learn(
          [&](const std::string& country, int year) {
            bool in = where(country, year);
            for (size_t i = 0; i < query.by.size(); ++i)
              in = in && row.labels[i] ==
                             (query.by[i] == "year" ? std::to_string(year) : label(query.by[i], country));
            return in;
          },
          row.values[0].value);
    }
  };
  const auto anywhere = [](const std::string&, int) { return true; };
  for (const char* slice : {"country", "region", "development", "ldc"}) {
    ask_all({.by = {slice}}, anywhere);
    ask_all({.by = {slice, "year"}}, anywhere);
    std::set<std::string> values;
    for (const auto& [country, unused] : geography()) values.insert(label(slice, country));
    for (const auto& value : values)
      for (const bool negate : {false, true})
        for (const std::vector<std::string>& by : {std::vector<std::string>{}, {"year"}, {"region"}})
          ask_all({.by = by, .where = {{slice, {value}, negate}}},
                  [&](const std::string& c, int) { return (label(slice, c) == value) != negate; });
  }
  for (int from = 2020; from < 2023; ++from)
    for (int to = from; to < 2023; ++to)
      for (const std::vector<std::string>& by : {std::vector<std::string>{}, {"region"}, {"country"}})
        ask_all({.by = by,
                 .from = Date{make_day(from, 1, 1), Precision::kYear},
                 .to = Date{make_day(to, 1, 1), Precision::kYear}},
                [&](const std::string&, int year) { return from <= year && year <= to; });
  ask_all({}, anywhere), ask_all({.by = {"year"}}, anywhere);
  EXPECT_GT(attacker.knows(), 20u);
  EXPECT_EQ(attacker.finds(), Rows{});
}

INSTANTIATE_TEST_SUITE_P(Worlds, AttackedGate, testing::Range(uint64_t{1}, uint64_t{3}));

}  // namespace
}  // namespace plenary
