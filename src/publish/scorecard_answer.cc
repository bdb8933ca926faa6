#include "publish/scorecard_answer.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json.h"
#include "publish/notice.h"
#include "publish/scorecard_tables.h"

namespace plenary {
namespace {

constexpr size_t kDetailed = 2;  // up to so many metrics are shown mark by mark

const char* period_word(int months) { return months == 12 ? "year" : months == 6 ? "half-year" : "quarter"; }

std::string window_text(const Scorecard& s) {
  return fmt::format("{} to {}: {} period{} of a {}; {} organizations{}", to_string(s.periods.first()),
                     to_string(s.periods.last()), s.periods.count(), s.periods.count() == 1 ? "" : "s",
                     period_word(s.periods.months), s.organizations,
                     s.question.body.empty() ? "" : " of " + s.question.body);
}

std::vector<std::string> notes(const ScorecardAnswer& a) {
  const auto& s = a.scorecard;
  std::vector<std::string> out;
  out.emplace_back(
      "Each mark is from 0 to 1, 1 the best; intervals 95 %: other organizations drawn from these (BCa, 1000 "
      "times). There is no total: what counts most is for those who use a metric to say.");
  out.push_back(fmt::format("Size is {} of each organization.",
                            s.size_is_people ? "the people" : "the acts (too few name a person)"));
  out.push_back(
      s.outcome.empty()
          ? "Outcome: none on record (no texts published, agreed or edited are credited)."
          : fmt::format("Outcome that metrics ought to foretell: {} of the period after.", s.outcome));
  out.push_back(
      fmt::format("A mark needs {} organizations; - stands for one that is unavailable.", kScorecardLeast));
  return out;
}

void add(std::vector<Section>& out, Section section) {
  if (!section.table.rows.empty()) out.push_back(std::move(section));
}

bool detailed(const ScorecardAnswer& a) { return a.scorecard.cards.size() <= kDetailed; }

void add_details(const ScorecardAnswer& a, std::vector<Section>& out) {
  for (const auto& card : a.scorecard.cards) {
    const auto said = verdict(a.scorecard, card) + "\n";
    if (card.marks.empty()) continue;
    add(out, {"marks", fmt::format("{}: {}", card.metric.name, card.metric.question), said,
              card_marks(a, card, true)});
  }
  if (!a.scorecard.differences.empty())
    add(out, {"differences", "Side by side, on the same organizations", comparison(a.scorecard),
              card_differences(a, true)});
}

std::string verdicts(const Scorecard& s) {
  std::string out;
  for (const auto& card : s.cards)
    if (card.why.empty()) out += fmt::format("{}: {}\n", card.metric.name, verdict(s, card));
  return out;
}

}  // namespace

Result<ScorecardAnswer> scorecard_answer(Reader& reader, const ScorecardQuestion& question,
                                         Audience audience) {
  PLENARY_LET(scorecard, make_scorecard(reader.connection(), question));
  return ScorecardAnswer{std::move(scorecard), reader.snapshot(), audience};
}

duck::Table scorecard_table(const ScorecardAnswer& a) {
  duck::Table out;
  for (const auto& card : a.scorecard.cards) {
    if (card.marks.empty()) continue;
    auto marks = card_marks(a, card, false);
    if (out.columns.empty()) {
      out.columns = marks.columns;
      out.columns.insert(out.columns.begin(), duck::Column{"metric", duck::Type::kText, "VARCHAR"});
    }
    for (auto& row : marks.rows) {
      row.insert(row.begin(), duck::Value(card.metric.name));
      out.rows.push_back(std::move(row));
    }
  }
  mark(out, a.snapshot);
  return out;
}

std::vector<Section> scorecard_sections(const ScorecardAnswer& a, bool terminal) {
  std::vector<Section> out;
  if (!terminal) {
    add(out, {"marks", "", "", scorecard_table(a)});
    add(out, {"metrics", "", "", card_facts(a, false)});
    add(out, {"differences", "", "", card_differences(a, false)});
    add(out, {"without_card", "", "", without_card(a)});
    add(out, {"attacks", "", "", attack_table(a)});
    for (size_t i = 1; i < out.size(); ++i) mark(out[i].table, a.snapshot);
    return out;
  }
  if (detailed(a))
    add_details(a, out);
  else
    add(out, {"marks", "Marks", verdicts(a.scorecard), card_matrix(a)});
  add(out,
      {"metrics", "Beside the marks",
       "size: rank correlation with size; explained: by all other metrics together, above 0.90 drop it; "
       "closest: the metric most like it;\n"
       "delay: days from the newest record to its reading; dominated by: a metric at least as good by every "
       "criterion that this one has (else it is on the Pareto front).\n",
       card_facts(a, true)});
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

std::string render_scorecard_text(const ScorecardAnswer& a) {
  std::string out = notice(a.snapshot);
  out += fmt::format("Scorecard of metrics\n{}\n", window_text(a.scorecard));
  out += sections_text(scorecard_sections(a, true));
  const auto without = without_card(a);
  out += without.rows.empty() ? "\n" : "\nWithout a card\n";
  for (const auto& row : without.rows)
    out += fmt::format("  {}: {}\n", duck::to_text(row[0]), duck::to_text(row[1]));
  for (const auto& note : notes(a)) out += note + "\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_scorecard_json(const ScorecardAnswer& a) {
  const auto& s = a.scorecard;
  return fmt::format(
      "{{\n  \"from\": {},\n  \"to\": {},\n  \"body\": {},\n  \"periods\": {},\n  \"months\": {},\n  "
      "\"organizations\": {},\n  \"outcome\": {},\n  \"size\": {},\n  \"notes\": {},\n  \"snapshot\": {},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(to_string(s.periods.first())), json_string(to_string(s.periods.last())),
      s.question.body.empty() ? "null" : json_string(s.question.body), s.periods.count(), s.periods.months,
      s.organizations, s.outcome.empty() ? "null" : json_string(s.outcome),
      json_string(s.size_is_people ? "people" : "acts"), json_list(notes(a)), json_string(a.snapshot.hash),
      json_string(a.snapshot.made_at), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      sections_json(scorecard_sections(a, false)));
}

}  // namespace plenary
