// The index in words: what was asked, its tables, what it rests on.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "publish/index_answer.h"
#include "publish/notice.h"

namespace plenary {
namespace {

std::string window_text(const EngagementIndex& index) {
  const auto& p = index.profile;
  const auto years = p.years == 1 ? std::string("12 months") : fmt::format("{} years", p.years);
  std::string out =
      fmt::format("On {}{}: ", to_string(index.last().day),
                  index.place.group.empty() ? "" : ", group " + index.place.group + " and those below it");
  if (p.events == 0) return out + "the last " + years;
  return out + fmt::format("the last {} events of each group within {}, each counting {:g} of the next one",
                           p.events, years, p.decay);
}

std::string dimensions_text(const EngagementIndex& index) {
  const auto& day = index.last();
  const auto carried = std::ranges::count_if(day.dimensions, &DimensionState::available);
  std::string missing;
  for (size_t d = 0; d < day.dimensions.size(); ++d)
    if (!day.dimensions[d].available)
      missing += fmt::format("{}{} ({})", missing.empty() ? "" : ", ", index.profile.dimensions[d].name,
                             day.dimensions[d].why);
  std::string out = fmt::format("{} of {} dimensions", carried, day.dimensions.size());
  if (!missing.empty()) out += "; not carried by the records: " + missing;
  if (!day.scored)
    out += fmt::format("\nNo score: {:.0f} % of the weight is known, the profile asks for {:.0f} %",
                       100 * day.carried, 100 * index.profile.coverage);
  return out;
}

// Dimensions that the levels look at and cannot see.
std::string unseen_levels(const EngagementIndex& index) {
  std::vector<std::string> out;
  for (const auto& rule : index.profile.levels)
    if (!index.last().node(rule.of) && std::ranges::find(out, rule.of) == out.end()) out.push_back(rule.of);
  return fmt::format("{}", fmt::join(out, " and "));
}

// What the reader must know to take the numbers for what they are.
std::vector<std::string> notes(const IndexAnswer& a) {
  const auto& index = a.index;
  std::vector<std::string> out;
  if (index.categories.size() > 1)
    out.emplace_back(
        "Ranks are within a category of membership: members of different categories have different rights "
        "and "
        "are not compared.");
  if (index.days.size() < 2)
    out.emplace_back("No earlier day to compare with: the records do not reach back that far.");
  if (index.days.size() > 1 && index.last().scored &&
      !index.last().comparable(index.days[index.days.size() - 2]))
    out.emplace_back("No changes: the year before carried other indicators, so its scores do not compare.");
  if (!index.trends.empty() && index.profile.years > 1)
    out.push_back(fmt::format("Trends: windows of {} years overlap, so changes look steadier than they are.",
                              index.profile.years));
  if (index.first_record && years_before(index.last().day, index.profile.years) < *index.first_record)
    out.push_back(fmt::format("Records of {} begin on {}, within the window: less is counted than was done.",
                              index.place.body, to_string(*index.first_record)));
  if (const auto unseen = unseen_levels(index); !unseen.empty())
    out.push_back(fmt::format(
        "Levels are the least that is so: they ask for {}, which the records do not carry.", unseen));
  if (index.last_record && index.last().day > *index.last_record)
    out.push_back(fmt::format("Records of {} end on {}: nobody knows what was done after it.",
                              index.place.body, to_string(*index.last_record)));
  if (!a.names_organizations())
    out.emplace_back(
        "Scores and ranks of single organizations are for the secretariat; counts below 3 organizations are "
        "withheld.");
  else if (index.last().scored)
    out.emplace_back(
        "95 %: chance in what was counted; other methods: nine in ten of the ranks that other choices of "
        "method give.");
  if (a.names_organizations())
    out.emplace_back("Nobody is ranked in public: --audience public gives levels only.");
  return out;
}

std::string json_indicators(const EngagementIndex& index) {
  std::string out;
  for (size_t i = 0; i < index.profile.indicators.size(); ++i) {
    const auto& indicator = index.profile.indicators[i];
    const auto& reading = index.last().readings[i];
    const auto& posts = indicator.goalposts_of(index.place.body);
    out += fmt::format(
        "{}\n    {{\"indicator\": {}, \"dimension\": {}, \"metric\": {}, \"available\": {}, \"why\": {}, "
        "\"worst\": {}, "
        "\"best\": {}, \"reason\": {}, \"known\": {}, \"all\": {}}}",
        i == 0 ? "" : ",", json_string(indicator.name), json_string(indicator.dimension),
        json_string(indicator.metric.name), reading.available, json_string(reading.why),
        json_number(posts.worst), json_number(posts.best), json_string(posts.reason), reading.known,
        reading.all);
  }
  return out;
}

}  // namespace

std::string render_index_text(const IndexAnswer& a, const std::vector<Section>& sections) {
  const auto& index = a.index;
  std::string out = notice(a.snapshot);
  out += fmt::format("Engagement index of {}, profile {} version {}: {}\n{}\n{}\n", index.place.body,
                     index.profile.name, index.profile.version, index.profile.objective, window_text(index),
                     dimensions_text(index));
  out += sections_text(sections) + "\n";
  for (size_t i = 0; i < index.profile.indicators.size(); ++i)
    if (const auto& reading = index.last().readings[i]; reading.all > 0)
      out += fmt::format(
          "Coverage: {}: {:.1f} % of {} records say which organization\n", index.profile.indicators[i].name,
          100.0 * static_cast<double>(reading.known) / static_cast<double>(reading.all), reading.all);
  for (const auto& note : notes(a)) out += note + "\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_index_json(const IndexAnswer& a, const std::vector<Section>& sections) {
  const auto& index = a.index;
  std::vector<std::string> days;
  for (const auto& day : index.days) days.push_back(to_string(day.day));
  return fmt::format(
      "{{\n  \"index\": {},\n  \"version\": {},\n  \"objective\": {},\n  \"body\": {},\n  \"group\": {},\n  "
      "\"day\": {},\n"
      "  \"days\": {},\n  \"events\": {},\n  \"decay\": {},\n  \"years\": {},\n  \"carried\": {},\n  "
      "\"scored\": {},\n"
      "  \"indicators\": [{}],\n  \"notes\": {},\n  \"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": "
      "{}{}\n}}\n",
      json_string(index.profile.name), index.profile.version, json_string(index.profile.objective),
      json_string(index.place.body), index.place.group.empty() ? "null" : json_string(index.place.group),
      json_string(to_string(index.last().day)), json_list(days), index.profile.events,
      json_number(index.profile.decay), index.profile.years, json_number(index.last().carried),
      index.last().scored, json_indicators(index), json_list(notes(a)), json_string(a.snapshot.hash),
      json_string(a.snapshot.made_at), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      sections_json(sections));
}

}  // namespace plenary
