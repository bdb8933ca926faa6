#include "advise/survey_coding.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace plenary {
namespace {

using Codes = std::vector<size_t>;
using Coded = std::vector<std::pair<Codes, Codes>>;  // of each answer that both looked at
using Units = std::vector<std::vector<std::string>>;

CodingAgreement agreement(const Units& units, CodingAgreement out) {
  out.agreement = krippendorff_alpha(units);
  const UnitStatistic alpha = [&units](std::span<const uint32_t> chosen) -> std::optional<double> {
    Units some;
    for (const auto u : chosen) some.push_back(units[u]);
    const auto got = krippendorff_alpha(some);
    return got ? std::optional(got->alpha) : std::nullopt;
  };
  if (out.agreement)
    if (const auto b = bootstrap(units.size(), alpha, {})) out.interval = b->interval;
  return out;
}

Units named_or_not(const Coded& coded, size_t code) {
  Units out;
  for (const auto& [a, b] : coded)
    out.push_back({std::ranges::find(a, code) != a.end() ? "yes" : "no",
                   std::ranges::find(b, code) != b.end() ? "yes" : "no"});
  return out;
}

void add(const Questionnaire& of, const Coded& coded, const CodingAgreement& head,
         std::vector<CodingAgreement>& out) {
  if (coded.size() < 2) return;
  Units all;
  for (const auto& [a, b] : coded)
    all.push_back({fmt::format("{}", fmt::join(a, ";")), fmt::format("{}", fmt::join(b, ";"))});
  out.push_back(agreement(all, head));
  for (size_t i = 0; i < of.codes.size(); ++i) {
    auto one = head;
    one.code = of.codes[i].label;
    out.push_back(agreement(named_or_not(coded, i), std::move(one)));
  }
}

}  // namespace

std::vector<CodingAgreement> coding_agreement(const Questionnaire& of, const SurveyUnits& units) {
  std::vector<CodingAgreement> out;
  const bool words = std::ranges::any_of(of.codes, [](const auto& code) { return !code.words.empty(); });
  for (size_t q = 0; q < of.questions.size(); ++q) {
    const auto& coders = of.questions[q].coders;
    if (coders.empty()) continue;
    Coded people, worded;
    for (const auto& text : units.texts) {
      if (text.question != q || units.units[text.unit].wave != units.wave || !text.by_coder[0]) continue;
      if (coders.size() > 1 && text.by_coder[1]) people.emplace_back(text.coded[0], text.coded[1]);
      worded.emplace_back(text.coded[0], text.worded);
    }
    if (coders.size() > 1)
      add(of, people,
          {.question = q,
           .first = coders[0],
           .second = coders[1],
           .code = {},
           .agreement = {},
           .interval = {}},
          out);
    if (words)
      add(of, worded,
          {.question = q, .first = coders[0], .second = "words", .code = {}, .agreement = {}, .interval = {}},
          out);
  }
  return out;
}

}  // namespace plenary
