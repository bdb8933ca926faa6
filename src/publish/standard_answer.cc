#include "publish/standard_answer.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/standard_sections.h"

namespace plenary {
namespace {

constexpr decltype(&standard_sections::facts) kSections[] = {
    standard_sections::facts,     standard_sections::editions,      standard_sections::succession,
    standard_sections::relations, standard_sections::organizations, standard_sections::persons,
    standard_sections::channels,  standard_sections::years,         standard_sections::units,
    standard_sections::gap,       standard_sections::places,        standard_sections::indicators,
    standard_sections::cohort,    standard_sections::parts,         standard_sections::rivals,
    standard_sections::ratings,   standard_sections::agreement,     standard_sections::downloads_and_use};

// A number stands in a column of its own: as text a spreadsheet would be kept from reading "-1".
std::vector<duck::Value> flat_row(const Section& section, size_t row, size_t column) {
  const auto& value = section.table.rows[row][column];
  const bool number = std::holds_alternative<double>(value) || std::holds_alternative<int64_t>(value);
  return {section.key, index_cells::count(row + 1), section.table.columns[column].name,
          number ? duck::Value() : index_cells::said(duck::to_text(value)), number ? value : duck::Value()};
}

Result<std::optional<Success>> judged(const SuccessWorld& world, const FoundStandard& standard) {
  if (!standard.work) return std::nullopt;
  SuccessJudge judge(world);
  PLENARY_LET(success, judge.judge(*standard.work));
  return std::move(success);
}

Status judge_cohort(StandardAnswer& a) {
  SuccessJudge judge(a.world);
  for (const auto work : a.world.peers(*a.standard.work)) {
    PLENARY_LET(success, judge.judge(work));
    a.cohort.push_back(std::move(success.indicators));
  }
  return {};
}

}  // namespace

std::string standard_heading(const StandardAnswer& a) {
  if (!a.standard.work) return a.standard.key;
  const auto& work = a.world.list().works[*a.standard.work];
  return work.title.empty() ? work.name : fmt::format("{}: {}", work.name, work.title);
}

std::vector<std::string> standard_notes(const StandardAnswer& a) {
  std::vector<std::string> out;
  if (!a.standard.work)
    out.emplace_back(
        "No catalogue on record describes it: it is only referred to or used, so nothing is computed");
  if (a.success)
    out.push_back(
        fmt::format("Computed: our own definitions (docs/standard.md), each the mean of the parts on record, "
                    "0 to 1, up to {}; "
                    "they stand beside what experts say and do not replace it",
                    to_string(a.world.known_to())));
  if (a.ratings.left_out > 0)
    out.push_back(fmt::format("{} scores left out: no scale, outside of it, or of no text on record",
                              a.ratings.left_out));
  out.emplace_back(
      "No evidence is not no use: each channel sees only some uses, and channels are never added up");
  if (!a.names_organizations())
    out.push_back(
        fmt::format("Organizations and persons are not named to this audience; counts of fewer than {} "
                    "organizations are withheld",
                    a.rules.judged_holdings()));
  return out;
}

std::vector<Section> standard_answer_sections(const StandardAnswer& a, bool terminal) {
  std::vector<Section> out;
  for (const auto make : kSections) {
    auto section = make(a, terminal);
    if (section.table.rows.empty() && section.note.empty()) continue;
    mark(section.table, a.snapshot);
    out.push_back(std::move(section));
  }
  return out;
}

Result<StandardAnswer> standard_answer(Reader& reader, const StandardQuestion& question, Audience audience,
                                       Day today) {
  if (question.places && !is_staff(audience))
    return fail(
        ErrorKind::kUsage,
        "records name organizations and places: they are for the secretariat (--audience secretariat)");
  auto& c = reader.connection();
  PLENARY_LET(world, SuccessWorld::read(c, today));
  PLENARY_LET(standard, find_standard(c, world.list(), question.key));
  PLENARY_LET(record, read_standard(c, standard));
  PLENARY_LET(success, judged(world, standard));
  PLENARY_LET(ratings, read_ratings(c, world.list()));
  PLENARY_LET(policy, policy_of(reader));
  StandardAnswer out{
      question, standard, std::move(record), std::move(world), std::move(success), {}, std::move(ratings),
      {},       {},       reader.snapshot(), audience,         policy.of(audience)};
  PLENARY_LET(names, PublicNames::of(reader, audience));
  out.names = std::move(names);
  if (question.cohort && standard.work) PLENARY_TRY(judge_cohort(out));
  if (standard.work) {
    PLENARY_LET(downloads,
                plenary::downloads_and_use(c, out.world, out.world.list().works[*standard.work].body));
    out.downloads = std::move(downloads);
  }
  if (question.places) {
    PLENARY_LET(places, read_places(c, standard, question.top));
    out.places = std::move(places);
  }
  return out;
}

duck::Table standard_table(const StandardAnswer& a) {
  using namespace index_cells;
  duck::Table out{{text("section"), whole("row"), text("field"), text("value"), real("number")}, {}};
  for (const auto& section : standard_answer_sections(a, false))
    for (size_t r = 0; r < section.table.rows.size(); ++r)
      for (size_t i = 0; i < section.table.columns.size(); ++i) out.rows.push_back(flat_row(section, r, i));
  mark(out, a.snapshot);
  return out;
}

std::string render_standard_text(const StandardAnswer& a) {
  std::string out = notice(a.snapshot) + standard_heading(a) + "\n";
  for (const auto& section : standard_answer_sections(a, true))
    out += section.table.rows.empty() ? fmt::format("\n{}: {}\n", section.title, section.note)
                                      : sections_text({section});
  out += "\n";
  for (const auto& note : standard_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_standard_json(const StandardAnswer& a) {
  const auto sections = standard_answer_sections(a, false);
  std::string reasons;
  for (const auto& section : sections)
    if (section.table.rows.empty())
      reasons += fmt::format("{}{}: {}", reasons.empty() ? "" : ", ", json_string(section.key),
                             json_string(section.note));
  return fmt::format(
      "{{\n  \"standard\": {},\n  \"heading\": {},\n  \"known_to\": {},\n  \"empty\": {{{}}},\n  \"notes\": "
      "{},\n  "
      "\"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(a.standard.key), json_string(standard_heading(a)),
      json_string(to_string(a.world.known_to())), reasons, json_list(standard_notes(a)),
      json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(sections));
}

}  // namespace plenary
