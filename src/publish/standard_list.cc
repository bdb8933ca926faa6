#include "publish/standard_list.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "advise/overlap_scope.h"
#include "base/json.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/standard_sections.h"

namespace plenary {
namespace {

std::vector<uint32_t> works_of(const SuccessWorld& world, uint32_t body) {
  std::vector<uint32_t> out;
  for (uint32_t w = 0; w < world.list().works.size(); ++w)
    if (world.list().works[w].body == body) out.push_back(w);
  return out;
}

// The weight of a body in use: how many use any of its texts.
void weigh(StandardList& out, const std::vector<uint32_t>& works) {
  std::set<uint32_t> own, all;
  for (uint32_t w = 0; w < out.world.list().works.size(); ++w)
    for (const auto& use : out.world.uses().of[w]) all.insert(use.adopter);
  for (const auto w : works) {
    for (const auto& use : out.world.uses().of[w]) own.insert(use.adopter);
    out.used += out.world.counts(w).adopters > 0 ? 1 : 0;
  }
  out.texts = works.size(), out.adopters = own.size(), out.adopters_of_all = all.size();
}

// What has no value stands last.
double rank_of(const Success& success, SuccessIndicator by) {
  const auto& judged = success.indicators[static_cast<size_t>(by)];
  return judged.state == SuccessState::kValue ? judged.value : -1;
}

Status choose(StandardList& out, SuccessJudge& judge, std::vector<uint32_t> works) {
  const size_t top = std::min(out.question.top, works.size());
  if (!out.question.by) {
    std::ranges::stable_sort(works, std::greater(), [&](uint32_t w) { return out.world.counts(w).adopters; });
    works.resize(top);
  }
  for (const auto w : works) {
    PLENARY_LET(success, judge.judge(w));
    out.shown.push_back({w, std::move(success)});
  }
  if (out.question.by)
    std::ranges::stable_sort(out.shown, std::greater(),
                             [&](const ListedStandard& s) { return rank_of(s.success, *out.question.by); });
  out.shown.resize(top);
  return {};
}

// Over all rated texts, of whichever body: few are rated.
Status compare_with_experts(StandardList& out, SuccessJudge& judge) {
  std::set<uint32_t> rated;
  for (const auto& r : out.ratings.ratings) rated.insert(r.work);
  std::array<std::vector<double>, kSuccessIndicators> experts, computed;
  for (const auto work : rated) {
    PLENARY_LET(success, judge.judge(work));
    for (size_t i = 0; i < kSuccessIndicators; ++i) {
      const auto view = expert_view(out.ratings.ratings, work, static_cast<SuccessIndicator>(i));
      const auto& judged = success.indicators[i];
      if (!view || judged.state != SuccessState::kValue) continue;
      experts[i].push_back(view->mean), computed[i].push_back(judged.value);
    }
  }
  for (size_t i = 0; i < kSuccessIndicators; ++i)
    out.experts_and_computed[i] = rank_agreement(experts[i], computed[i]);
  return {};
}

Result<Answer> gap_of(Reader& reader, const std::string& body, Audience audience, Day today) {
  MeasureQuery query;
  query.metric = "adoption_lag", query.by = {"development"}, query.today = today;
  query.where.push_back({"body", {body}, false});
  return answer(reader, query, audience);
}

std::string weight_note(const StandardList& a) {
  if (a.adopters_of_all == 0)
    return "Use is not visible here: no channel of evidence is on record (not zero)";
  return fmt::format(
      "Weight in use: {} of {} texts have a use on record; {} of the {} adopters of any text on record use "
      "one",
      a.used, a.texts, a.adopters, a.adopters_of_all);
}

std::vector<std::string> notes(const StandardList& a) {
  std::vector<std::string> out{weight_note(a)};
  if (!a.ratings.ratings.empty()) out.emplace_back("Behind | stands the mean of the experts, 0 to 1");
  out.push_back(
      fmt::format("Computed: our own definitions (docs/standard.md), up to {}; no evidence is not no use",
                  to_string(a.world.known_to())));
  return out;
}

Section experts_section(const StandardList& a, bool terminal) {
  Section out{"experts_and_computed",
              "Do experts and computed indicators agree? Rank correlation over rated texts",
              "",
              {}};
  out.table = standard_sections::rank_columns(terminal ? "Indicator" : "indicator", terminal);
  std::set<int64_t> raters;
  for (const auto& r : a.ratings.ratings) raters.insert(r.rater);
  if (a.hides_raters(raters.size())) return out;
  for (size_t i = 0; i < kSuccessIndicators; ++i)
    if (const auto& r = a.experts_and_computed[i]; r.standards > 0)
      out.table.rows.push_back(
          standard_sections::rank_row(to_string(static_cast<SuccessIndicator>(i)), r, terminal));
  return out;
}

// The metric of that name by its own rules; `plenary measure adoption_lag --by development` opens it.
Section gap_section(const StandardList& a, bool terminal) {
  using namespace index_cells;
  Section out{"gap", "Years from publication to first use in a country (metric adoption_lag)", "", {}};
  out.table.columns = {text(terminal ? "Countries" : "development"),
                       real(terminal ? "Median" : "median_years"), text(terminal ? "95 %" : "interval"),
                       whole(terminal ? "First uses" : "first_uses")};
  for (const auto& row : a.gap.result.rows) {
    const auto& cell = row.values[0];
    if (cell.state != CellState::kValue || !row.labels[0]) continue;
    std::optional<Interval> years;
    if (cell.interval) years = Interval{cell.interval->low / kDaysInYear, cell.interval->high / kDaysInYear};
    out.table.rows.push_back(
        {*row.labels[0], cell.value / kDaysInYear, said(standard_sections::between(years)), row.known});
  }
  return out;
}

std::vector<Section> sections(const StandardList& a, bool terminal) {
  std::vector<Section> out{experts_section(a, terminal),
                           standard_sections::downloads_section(a.downloads, terminal),
                           gap_section(a, terminal)};
  if (terminal) std::erase_if(out, [](const Section& s) { return s.table.rows.empty(); });
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

}  // namespace

Result<StandardList> standard_list(Reader& reader, const StandardListQuestion& question, Audience audience,
                                   Day today) {
  auto& c = reader.connection();
  PLENARY_LET(world, SuccessWorld::read(c, today));
  PLENARY_LET(bodies, find_bodies(world.list(), {question.body}));
  const auto body = bodies.front();
  PLENARY_LET(ratings, read_ratings(c, world.list()));
  PLENARY_LET(policy, policy_of(reader));
  PLENARY_LET(gap, gap_of(reader, world.list().bodies[body], audience, today));
  StandardList out{question,       std::move(world),  {},       std::move(ratings), 0, 0, 0, 0, {}, {},
                   std::move(gap), reader.snapshot(), audience, policy.of(audience)};
  SuccessJudge judge(out.world);
  const auto works = works_of(out.world, body);
  weigh(out, works);
  PLENARY_TRY(choose(out, judge, works));
  PLENARY_TRY(compare_with_experts(out, judge));
  PLENARY_LET(downloads, downloads_and_use(c, out.world, body));
  out.downloads = std::move(downloads);
  return out;
}

std::string render_standard_list_text(const StandardList& a) {
  std::string out =
      notice(a.snapshot) + fmt::format("Standards of {}, by {}\n\n", a.question.body,
                                       a.question.by ? to_string(*a.question.by) : "adopters on record");
  out += render_table(standard_list_table(a, true)) + sections_text(sections(a, true)) + "\n";
  for (const auto& note : notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_standard_list_json(const StandardList& a) {
  return fmt::format(
      "{{\n  \"body\": {},\n  \"by\": {},\n  \"texts\": {},\n  \"used\": {},\n  \"adopters\": {},\n  "
      "\"adopters_of_all\": {},\n  "
      "\"notes\": {},\n  \"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {},\n  \"standards\": "
      "{}{}\n}}\n",
      json_string(a.question.body), json_string(a.question.by ? to_string(*a.question.by) : "adopters"),
      a.texts, a.used, a.adopters, a.adopters_of_all, json_list(notes(a)), json_string(a.snapshot.hash),
      json_string(a.snapshot.made_at), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      render_json_rows(standard_list_table(a, false)), sections_json(sections(a, false)));
}

}  // namespace plenary
