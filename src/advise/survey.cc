#include "advise/survey.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "advise/survey_coding.h"

namespace plenary {
namespace {

constexpr const char* kUnknown = "unknown";

using Value = std::function<double(const std::vector<double>& said)>;

// The units that answered a question, with what a part is in each.
struct Answers {
  std::vector<double> values, weights, ones;
  std::vector<std::string> groups;
};

std::string group_of(const SurveyUnit& unit, const std::string& by) {
  if (by == "wave") return unit.wave.empty() ? std::string("first") : unit.wave;
  const auto at = unit.attributes.find(by);
  return at == unit.attributes.end() ? kUnknown : at->second;
}

std::optional<WeightedShare> share_where(const Answers& a, bool weighted, const std::string& group, bool in) {
  std::vector<double> values, weights;
  for (size_t i = 0; i < a.values.size(); ++i)
    if ((a.groups[i] == group) == in)
      values.push_back(a.values[i]), weights.push_back(weighted ? a.weights[i] : 1);
  return weighted_share(values, weights);
}

std::vector<GroupShare> compare_groups(const Answers& a, bool weighted) {
  auto names = a.groups;
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  std::vector<GroupShare> out;
  for (const auto& name : names) {
    GroupShare g{
        .group = name, .units = 0, .some = 0, .share = share_where(a, weighted, name, true), .to_others = {}};
    for (size_t i = 0; i < a.values.size(); ++i)
      if (a.groups[i] == name) ++g.units, g.some += a.values[i] > 0;
    const auto others = share_where(a, weighted, name, false);
    if (g.share && others) g.to_others = difference_of(*g.share, *others);
    out.push_back(std::move(g));
  }
  return out;
}

class Estimator {
 public:
  Estimator(const Questionnaire& of, const SurveyUnits& units, const std::string& by)
      : of_(of), units_(units), by_(by), weighted_(!units.strata.empty()) {}

  QuestionResult question(size_t i) const {
    const auto& q = of_.questions[i];
    QuestionResult out{.question = i, .asked = 0, .answered = 0, .no_opinion = 0, .parts = {}};
    for (const auto& unit : units_.units) {
      if (unit.wave != units_.wave) continue;
      const bool answered = !unit.said[i].empty();
      out.answered += answered, out.no_opinion += !answered && unit.no_opinion[i];
      out.asked += is_asked(q, unit.attributes);
    }
    const bool scale = q.kind == QuestionKind::kLikert;
    const auto& labels = q.kind == QuestionKind::kText ? codes_ : q.options;
    for (size_t o = 0; o < labels.size(); ++o) {
      out.parts.push_back(part(
          i, labels[o], [o](const auto& said) { return said[o]; }, !scale));
      out.parts.back().agrees = scale && o + q.agreeing >= labels.size();
    }
    if (!scale) return out;
    const auto first = labels.size() - q.agreeing;
    out.parts.push_back(part(
        i, "agree",
        [first](const auto& said) {
          return std::min(1.0,
                          std::accumulate(said.begin() + static_cast<ptrdiff_t>(first), said.end(), 0.0));
        },
        true));
    out.parts.back().agreeing = true;
    return out;
  }

 private:
  SurveyPart part(size_t i, const std::string& label, const Value& value, bool compared) const {
    SurveyPart out;
    out.label = label;
    Answers here, all;
    for (const auto& unit : units_.units) {
      if (unit.said[i].empty()) continue;
      const double x = value(unit.said[i]);
      const auto add = [&](Answers& to) {
        to.values.push_back(x), to.weights.push_back(unit.weight), to.ones.push_back(1);
        to.groups.push_back(group_of(unit, by_));
      };
      add(all);
      if (unit.wave != units_.wave) continue;
      add(here);
      out.count += x, out.some += x > 0, out.others += x < 1;
    }
    out.plain = weighted_share(here.values, here.ones);
    if (weighted_) out.weighted = weighted_share(here.values, here.weights);
    if (compared && !by_.empty()) out.groups = compare_groups(by_ == "wave" ? all : here, weighted_);
    return out;
  }

  const Questionnaire& of_;
  const SurveyUnits& units_;
  std::string by_;
  bool weighted_;
  std::vector<std::string> codes_ = [this] {
    std::vector<std::string> out;
    for (const auto& code : of_.codes) out.push_back(code.label);
    return out;
  }();
};

void count_response(SurveyResult& out) {
  std::vector<double> weights;
  for (const auto& unit : out.units.units) {
    if (unit.wave != out.units.wave || unit.stratum == SIZE_MAX) continue;
    ++(unit.complete ? out.complete : out.partial);
    weights.push_back(unit.weight);
  }
  for (const auto& stratum : out.units.strata) out.frame += stratum.of.frame;
  out.effective = effective_sample(weights);
  if (weights.empty()) return;
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  if (mean > 0) out.greatest_weight = std::ranges::max(weights) / mean;
}

}  // namespace

SurveyResult estimate_survey(const Questionnaire& of, SurveyUnits units, const std::string& by) {
  SurveyResult out;
  out.units = std::move(units);
  const Estimator estimator(of, out.units, by);
  for (size_t i = 0; i < of.questions.size(); ++i) out.questions.push_back(estimator.question(i));
  out.coding = coding_agreement(of, out.units);
  count_response(out);
  return out;
}

}  // namespace plenary
