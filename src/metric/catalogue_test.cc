#include "metric/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace plenary {
namespace {

constexpr std::string_view kPage =
    "---\nquestion: How many came?\nobjective: inclusiveness\nmeasure: sum(weight)\nunit: "
    "attendances\ndirection: more\n"
    "grain: one row a person at an event\nneeds: lists\nprivacy: person\nlimits: none known: "
    "ask\n---\n\nProse.\n";

// The page with one text for another.
std::string page_with(std::string_view what, std::string_view with) {
  std::string page(kPage);
  return page.replace(page.find(what), what.size(), with);
}

std::string error_of(std::string_view page, std::string_view sql = "SELECT 1") {
  const auto metric = parse_metric("sql/metrics/theme/name.md", page, sql);
  return metric ? "" : metric.error().message;
}

TEST(Catalogue, APageBecomesAMetric) {
  const auto metric = parse_metric("sql/metrics/participation/attendance.md", kPage, "\nSELECT 1\n");
  ASSERT_TRUE(metric) << metric.error().message;
  EXPECT_EQ(metric->name, "attendance");
  EXPECT_EQ(metric->theme, "participation");
  EXPECT_EQ(metric->question, "How many came?");
  EXPECT_EQ(metric->kind, MeasureKind::kSum);
  EXPECT_EQ(metric->subject, "");
  EXPECT_EQ(metric->limits, "none known: ask");  // only the first colon ends the name of the field
  EXPECT_EQ(metric->prose, "Prose.");
  EXPECT_EQ(metric->sql, "SELECT 1");
}

TEST(Catalogue, EveryFormOfMeasureIsKnown) {
  const auto form = [](std::string_view measure) {
    const auto metric = parse_metric("t/n.md", page_with("sum(weight)", measure), "SELECT 1");
    return metric ? std::pair(metric->kind, metric->subject)
                  : std::pair(MeasureKind::kSum, metric.error().message);
  };
  EXPECT_EQ(form("count(distinct person_id)"),
            std::pair(MeasureKind::kCountDistinct, std::string("person_id")));
  EXPECT_EQ(form("stock(count distinct organization_id)"),
            std::pair(MeasureKind::kStock, std::string("organization_id")));
  EXPECT_EQ(form("share(hit)"), std::pair(MeasureKind::kShare, std::string("hit")));
  EXPECT_EQ(form("mean(days)"), std::pair(MeasureKind::kMean, std::string("days")));
  EXPECT_EQ(form("cohort(person_id)"), std::pair(MeasureKind::kCohort, std::string("person_id")));
  EXPECT_EQ(form("concentration(organization_id)"),
            std::pair(MeasureKind::kConcentration, std::string("organization_id")));
  EXPECT_EQ(form("median(days)"), std::pair(MeasureKind::kMedian, std::string("days")));
}

TEST(Catalogue, ASurvivalNamesItsColumnsAndIsToldInAUnitOfTime) {
  auto page = page_with("sum(weight)", "survival(days, censored, competing)");
  EXPECT_EQ(error_of(page),
            "sql/metrics/theme/name.md: measure 'survival(days, censored, competing)' is of no known form");
  page.replace(page.find("unit: attendances"), 17, "unit: months");
  const auto metric = parse_metric("t/n.md", page, "SELECT 1");
  ASSERT_TRUE(metric) << metric.error().message;
  EXPECT_EQ(metric->kind, MeasureKind::kSurvival);
  EXPECT_EQ(metric->subject + "|" + metric->censored + "|" + metric->competing, "days|censored|competing");
}

TEST(Catalogue, LinksSayWhatTheyJoinAndWhatTheyMayCross) {
  const auto links =
      parse_metric("t/n.md", page_with("sum(weight)", "links(work_id, organization)"), "SELECT 1");
  ASSERT_TRUE(links) << links.error().message;
  EXPECT_EQ(links->kind, MeasureKind::kLinks);
  EXPECT_EQ(links->subject + "|" + links->unit_slice + "|" + links->border_slice, "work_id|organization|");
  const auto mixing =
      parse_metric("t/n.md", page_with("sum(weight)", "mixing(person_id, body, body-kind)"), "SELECT 1");
  ASSERT_TRUE(mixing) << mixing.error().message;
  EXPECT_EQ(mixing->kind, MeasureKind::kMixing);
  EXPECT_EQ(mixing->unit_slice + "|" + mixing->border_slice, "body|body-kind");
}

TEST(Catalogue, LinksOfOrAcrossNoSliceAreRefused) {
  const auto refused = [](std::string_view measure) { return error_of(page_with("sum(weight)", measure)); };
  EXPECT_EQ(refused("links(work_id)"),
            "sql/metrics/theme/name.md: measure 'links(work_id)' is of no known form");
  EXPECT_EQ(refused("links(work_id, planet)"),
            "sql/metrics/theme/name.md: measure 'links(work_id, planet)' is of no known form");
  EXPECT_EQ(refused("links(work_id, body, region)"),
            "sql/metrics/theme/name.md: measure 'links(work_id, body, region)' is of no known form");
  EXPECT_EQ(refused("brokers(work_id, body)"),
            "sql/metrics/theme/name.md: measure 'brokers(work_id, body)' is of no known form");
}

TEST(Catalogue, AMeasureOfNoKnownFormIsRefused) {
  const auto refused = [](std::string_view measure) { return error_of(page_with("sum(weight)", measure)); };
  EXPECT_EQ(refused("mode(value)"), "sql/metrics/theme/name.md: measure 'mode(value)' is of no known form");
  EXPECT_EQ(refused("survival(days)"),
            "sql/metrics/theme/name.md: measure 'survival(days)' is of no known form");
  EXPECT_EQ(refused("share()"), "sql/metrics/theme/name.md: measure 'share()' is of no known form");
  EXPECT_EQ(refused("sum(value)"), "sql/metrics/theme/name.md: measure 'sum(value)' is of no known form");
  EXPECT_EQ(refused("share(hit"), "sql/metrics/theme/name.md: measure 'share(hit' is of no known form");
  // A subject is the name of a column, never an expression that would end up in a query.
  EXPECT_EQ(refused("share(1) FROM x; --)"),
            "sql/metrics/theme/name.md: measure 'share(1) FROM x; --)' is of no known form");
}

TEST(Catalogue, AFieldThatIsMissingOrUnknownIsNamed) {
  EXPECT_EQ(error_of(page_with("unit: attendances\n", "")), "sql/metrics/theme/name.md: 'unit' is missing");
  EXPECT_EQ(error_of(page_with("unit: attendances", "unit:  ")),
            "sql/metrics/theme/name.md: 'unit' is missing");
  EXPECT_EQ(error_of(page_with("unit:", "units:")),
            "sql/metrics/theme/name.md: 'units' is no field of the front matter");
  EXPECT_EQ(error_of(page_with("unit: ", "unit:")),
            "sql/metrics/theme/name.md: 'unit:attendances' is no field of the front matter");
  EXPECT_EQ(error_of(page_with("grain:", "\ngrain:")),
            "sql/metrics/theme/name.md: '' is no field of the front matter");
}

TEST(Catalogue, AFieldGivenTwiceIsRefused) {
  EXPECT_EQ(error_of(page_with("unit: attendances", "unit: attendances\nunit: people")),
            "sql/metrics/theme/name.md: 'unit' is given twice");
}

TEST(Catalogue, ADirectionOrPrivacyThatNothingKnowsIsRefused) {
  EXPECT_EQ(error_of(page_with("privacy: person", "privacy: persons")),
            "sql/metrics/theme/name.md: privacy 'persons' is none of: public, organization, person");
  EXPECT_EQ(error_of(page_with("direction: more", "direction: up")),
            "sql/metrics/theme/name.md: direction 'up' is none of: more, less, neither");
}

TEST(Catalogue, AFrontMatterStandsBetweenTwoLines) {
  constexpr std::string_view kWrong =
      "sql/metrics/theme/name.md: must begin with a front matter between lines of ---";
  EXPECT_EQ(error_of(""), kWrong);
  EXPECT_EQ(error_of("---"), kWrong);
  EXPECT_EQ(error_of("---\n---\n"), kWrong);
  EXPECT_EQ(error_of("Prose.\n"), kWrong);
  EXPECT_EQ(error_of("\n" + std::string(kPage)), kWrong);
  EXPECT_EQ(error_of(page_with("\n---\n\nProse.", "\nProse.")), kWrong);
}

TEST(Catalogue, APageWithoutAQueryIsRefused) {
  EXPECT_EQ(error_of(kPage, " \n"), "sql/metrics/theme/name.md: there is no .sql of the same name");
}

TEST(Catalogue, EveryMetricOfTheProgramIsWholeAndNamedOnce) {
  const auto all = catalogue();
  ASSERT_TRUE(all) << all.error().message;
  std::set<std::string> names;
  for (const auto& metric : *all) EXPECT_TRUE(names.insert(metric.name).second) << metric.name;
  EXPECT_TRUE(names.contains("attendance"));
}

TEST(Catalogue, AnUnknownNameGetsTheNearestOnes) {
  EXPECT_EQ(find_metric("turnover").error().message,
            "there is no metric 'turnover'; did you mean: organization_turnover, people_turnover?");
  EXPECT_EQ(find_metric("zzz").error().message, "there is no metric 'zzz'; `plenary metrics` lists them");
  EXPECT_EQ(find_metric("").error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace plenary
