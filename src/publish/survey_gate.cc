#include "publish/survey_gate.h"

#include <algorithm>
#include <cmath>

#include "advise/deeds.h"
#include "base/text.h"
#include "publish/person_mentions.h"

namespace plenary {
namespace {

constexpr size_t kQuotesOfACode = 3;

using Parts = std::vector<SurveyPart*>;

bool few(const AudienceRules& rules, const SurveyPart& part) {
  return rules.few_holdings(part.some) || rules.few_holdings(part.others);
}

// Withholds the few of options that add up to something known, and the next smallest until they are two at
// least that hold enough together.
void withhold_within(const AudienceRules& rules, Parts parts) {
  std::ranges::stable_sort(parts, {}, &SurveyPart::some);
  size_t number = 0, together = 0;
  for (auto* part : parts) {
    const bool enough = number == 0 || (number > 1 && !rules.few_holdings(together));
    if (!rules.few_holdings(part->some) && enough) break;
    part->withheld = true, ++number, together += part->some;
  }
}

void withhold_scale(const AudienceRules& rules, QuestionResult& question) {
  Parts agreeing, others;
  for (auto& part : question.parts)
    if (!part.agreeing) (part.agrees ? agreeing : others).push_back(&part);
  auto& sum = question.parts.back();
  if (few(rules, sum)) {
    for (auto& part : question.parts) part.withheld = true;
    return;
  }
  withhold_within(rules, agreeing), withhold_within(rules, others);
}

void withhold_options(const AudienceRules& rules, bool one_choice, QuestionResult& question) {
  if (!one_choice) {
    for (auto& part : question.parts) part.withheld = few(rules, part);
    return;
  }
  Parts all;
  for (auto& part : question.parts) all.push_back(&part);
  withhold_within(rules, std::move(all));
}

bool small_groups(const AudienceRules& rules, const SurveyPart& part) {
  return std::ranges::any_of(part.groups, [&](const GroupShare& g) {
    return rules.few_holdings(g.some) || rules.few_holdings(g.units - g.some);
  });
}

// Groups add up to all who answered: where one is too small none is shown; options of one choice add up too.
void withhold_groups(const AudienceRules& rules, bool one_choice, QuestionResult& question) {
  const auto close = [&](const SurveyPart& part) { return part.withheld || small_groups(rules, part); };
  const bool all = one_choice && std::ranges::any_of(question.parts, close);
  for (auto& part : question.parts) {
    if (part.groups.empty() || !(all || close(part))) continue;
    part.groups.clear(), part.groups_withheld = true;
  }
}

// The shares as answered beside the weighed ones, to all digits, would tell how many of each stratum named an
// option, and what the few outside of the frame did: others than staff get whole per cents of one of them.
void blur(bool weighted, QuestionResult& question) {
  const auto whole = [](double x) { return std::round(100 * x) / 100; };
  const auto round = [&](std::optional<WeightedShare>& share) {
    if (share)
      share = {
          whole(share->share), {whole(share->interval.low), whole(share->interval.high)}, share->effective};
  };
  for (auto& part : question.parts) {
    if (weighted) part.plain.reset(), part.count = 0;
    round(part.plain), round(part.weighted);
    for (auto& g : part.groups) {
      round(g.share);
      if (auto& d = g.to_others; d)
        d = {whole(d->difference), {whole(d->interval.low), whole(d->interval.high)}};
    }
  }
}

bool small_strata(const SurveyFindings& f) {
  std::map<size_t, double> cells;
  for (const auto& stratum : f.result.units.strata) cells[stratum.is.cell] += stratum.of.responded;
  return std::ranges::any_of(
      cells, [&](const auto& cell) { return f.rules.few_holdings(static_cast<size_t>(cell.second)); });
}

class QuoteRules {
 public:
  static Result<QuoteRules> of(duck::Connection& c, const SurveyFindings& f) {
    QuoteRules out(f);
    PLENARY_LET(companies, read_companies(c));
    out.companies_ = std::move(companies);
    if (out.staff_) return out;
    PLENARY_LET(persons, PersonMentions::read(c));
    out.persons_ = std::move(persons);
    return out;
  }

  bool shows(const SurveyText& text, int64_t company) const {
    if (staff_) return true;
    const auto folded = " " + fold(text.text) + " ";
    const auto own = fold(organization(company));
    return text.consents && !persons_.in(text.text) && (own.empty() || !folded.contains(" " + own + " "));
  }

  std::string organization(int64_t company) const {
    const auto at = companies_.find(company);
    return at == companies_.end() ? "" : at->second.name;
  }

 private:
  explicit QuoteRules(const SurveyFindings& f) : staff_(is_staff(f.audience)) {}
  bool staff_;
  std::map<int64_t, Company> companies_;
  PersonMentions persons_;
};

}  // namespace

void withhold_few(SurveyFindings& f) {
  if (is_staff(f.audience)) return;
  for (auto& question : f.result.questions) {
    const auto& q = f.of.questions[question.question];
    const bool one_choice = q.kind == QuestionKind::kChoice && !q.several;
    if (question.parts.empty()) continue;
    if (q.kind == QuestionKind::kLikert)
      withhold_scale(f.rules, question);
    else
      withhold_options(f.rules, one_choice, question);
    withhold_groups(f.rules, one_choice, question), blur(f.weighted(), question);
  }
  f.strata_withheld = small_strata(f);
  std::erase_if(f.result.coding, [&](const CodingAgreement& one) {
    return one.agreement && f.rules.few_holdings(one.agreement->units);
  });
  f.result.units.unread.clear();
}

Result<std::vector<SurveyQuote>> survey_quotes(duck::Connection& c, const SurveyFindings& f) {
  std::vector<SurveyQuote> out;
  if (f.result.units.texts.empty()) return out;
  PLENARY_LET(rules, QuoteRules::of(c, f));
  for (const auto& question : f.result.questions) {
    const auto& q = f.of.questions[question.question];
    for (size_t code = 0; q.kind == QuestionKind::kText && code < question.parts.size(); ++code) {
      size_t shown = question.parts[code].withheld ? kQuotesOfACode : 0;
      for (const auto& text : f.result.units.texts) {
        const auto& unit = f.result.units.units[text.unit];
        const bool named = std::ranges::find(text.codes(), code) != text.codes().end();
        if (shown == kQuotesOfACode) break;
        if (text.question != question.question || unit.wave != f.result.units.wave || !named) continue;
        const bool again = std::ranges::any_of(out, [&](const SurveyQuote& quote) {
          return quote.question == q.id && quote.code == f.of.codes[code].label && quote.text == text.text;
        });
        if (again || !rules.shows(text, unit.company)) continue;
        const auto who = is_staff(f.audience) ? rules.organization(unit.company) : "";
        out.push_back({q.id, f.of.codes[code].label, text.text, who}), ++shown;
      }
    }
  }
  return out;
}

}  // namespace plenary
