#include "advise/survey_units.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "advise/deeds.h"
#include "advise/survey_answers.h"
#include "base/text.h"

namespace plenary {
namespace {

constexpr const char* kUnknown = "unknown";

// What the records say of companies on the day of the frame.
struct Register {
  std::map<int64_t, Company> companies;
  MemberBook members;
  int64_t body = 0;

  bool member(int64_t company) const {
    const auto at = members.bodies_of.find(company);
    return at != members.bodies_of.end() && std::ranges::binary_search(at->second, body);
  }

  std::map<std::string, std::string> attributes(int64_t company) const {
    const auto at = companies.find(company);
    const auto& is = at == companies.end() ? Company{} : at->second;
    std::map<std::string, std::string> out{
        {"region", is.region}, {"kind", is.kind}, {"segment", is.segment}, {"size", is.size}};
    for (auto& [name, value] : out)
      if (value.empty()) value = kUnknown;
    out["member"] = company == 0 || !members.kept ? kUnknown : member(company) ? "yes" : "no";
    return out;
  }
};

Result<Register> read_register(duck::Connection& c, int64_t body, Day day) {
  Register out{.companies = {}, .members = {}, .body = body};
  PLENARY_LET(companies, read_companies(c));
  PLENARY_LET(members, read_members_on(c, body, day, day));
  out.companies = std::move(companies), out.members = std::move(members);
  return out;
}

// The share of the closed questions that a respondent answered.
double answered_share(const Questionnaire& of, const RespondentAnswers& r) {
  size_t all = 0, answered = 0;
  for (size_t i = 0; i < of.questions.size(); ++i) {
    const auto& q = of.questions[i];
    if (q.kind == QuestionKind::kText || !is_asked(q, r.attributes)) continue;
    ++all, answered += !r.options[i].empty() || r.no_opinion[i];
  }
  return all == 0 ? 1 : static_cast<double>(answered) / static_cast<double>(all);
}

// Adds up respondents, unit by unit; `people` counts those who answered each question.
class UnitMaker {
 public:
  UnitMaker(const Questionnaire& of, SurveyUnits& out) : of_(of), out_(out) {}

  void add(const RespondentAnswers& r, double share) {
    const auto key = std::tuple(r.wave, r.company, r.company == 0 ? r.respondent : std::string());
    const auto [at, fresh] = number_.try_emplace(key, out_.units.size());
    if (fresh) start(r);
    auto& unit = out_.units[at->second];
    ++unit.respondents;
    unit.complete |= share >= kComplete;
    for (size_t i = 0; i < of_.questions.size(); ++i) {
      if (of_.questions[i].kind == QuestionKind::kText)
        add_text(r, i, at->second);
      else
        add_options(r, i, at->second);
    }
  }

  void finish() {
    for (size_t u = 0; u < out_.units.size(); ++u)
      for (size_t i = 0; i < of_.questions.size(); ++i)
        if (of_.questions[i].kind != QuestionKind::kText)
          for (auto& x : out_.units[u].said[i]) x /= static_cast<double>(people_[u][i]);
  }

 private:
  void start(const RespondentAnswers& r) {
    const auto n = of_.questions.size();
    SurveyUnit unit;
    unit.company = r.company, unit.wave = r.wave, unit.attributes = r.attributes;
    unit.said.resize(n), unit.no_opinion.resize(n);
    out_.units.push_back(std::move(unit)), people_.emplace_back(n, 0);
  }

  void add_options(const RespondentAnswers& r, size_t i, size_t u) {
    auto& unit = out_.units[u];
    if (r.no_opinion[i]) unit.no_opinion[i] = true;
    if (r.options[i].empty()) return;
    unit.said[i].resize(of_.questions[i].options.size());
    for (const auto o : r.options[i]) unit.said[i][o] += 1;
    ++people_[u][i];
  }

  // A unit names a code when one of its respondents does.
  void add_text(const RespondentAnswers& r, size_t i, size_t u) {
    if (r.texts[i].text.empty()) return;
    auto text = r.texts[i];
    text.question = i, text.unit = u, text.consents = r.consents;
    auto& said = out_.units[u].said[i];
    said.resize(std::max<size_t>(of_.codes.size(), 1));
    for (const auto code : text.codes()) said[code] = 1;
    out_.texts.push_back(std::move(text));
  }

  const Questionnaire& of_;
  SurveyUnits& out_;
  std::map<std::tuple<std::string, int64_t, std::string>, size_t> number_;
  std::vector<std::vector<size_t>> people_;
};

std::vector<std::string> stratum_of(const Questionnaire& of,
                                    const std::map<std::string, std::string>& attributes) {
  std::vector<std::string> out;
  for (const auto& name : of.strata) {
    const auto at = attributes.find(name);
    out.push_back(at == attributes.end() ? kUnknown : at->second);
  }
  return out;
}

std::vector<std::string> folded(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const auto& value : values) out.push_back(fold(value));
  return out;
}

struct Frame {
  std::vector<Stratum> strata;
  std::map<std::vector<std::string>, size_t> number;  // by folded values
  std::set<int64_t> companies;                        // of records
  bool counted = false;
};

Result<Frame> read_frame(duck::Connection& c, const Questionnaire& of, const Register& book) {
  Frame out;
  if (of.strata.empty()) return out;
  for (const auto& count : of.counts) {
    out.number.emplace(folded(count.values), out.strata.size());
    out.strata.push_back({count.values, count.units, 0});
  }
  out.counted = !of.counts.empty();
  if (out.counted) return out;
  PLENARY_LET(comers,
              read_comers(c, book.body, false, years_later(of.day, -kSurveyFrameYears), of.day, of.day));
  out.companies = std::move(comers);
  for (const auto& [company, bodies] : book.members.bodies_of)
    if (book.member(company)) out.companies.insert(company);
  std::map<std::vector<std::string>, double> sizes;
  for (const auto company : out.companies) ++sizes[stratum_of(of, book.attributes(company))];
  for (const auto& [values, n] : sizes) {
    out.number.emplace(folded(values), out.strata.size());
    out.strata.push_back({values, n, 0});
  }
  return out;
}

// The stratum of a unit; SIZE_MAX outside of the frame.
size_t place_of(const Questionnaire& of, const Frame& frame, const SurveyUnit& unit) {
  if (!frame.counted && !frame.companies.contains(unit.company)) return SIZE_MAX;
  const auto at = frame.number.find(folded(stratum_of(of, unit.attributes)));
  return at == frame.number.end() ? SIZE_MAX : at->second;
}

Status check_counts(const Questionnaire& of, const std::vector<Stratum>& strata) {
  for (size_t i = 0; i < of.counts.size(); ++i)
    if (strata[i].responded > strata[i].frame)
      return fail(ErrorKind::kUsage,
                  fmt::format("{} line {}: {} answered of {} that the frame counts for {}: correct the count",
                              of.path, of.counts[i].line, strata[i].responded, strata[i].frame,
                              fmt::join(strata[i].values, ", ")));
  return {};
}

// Weighs the units of one wave up to the frame.
Status weigh(const Questionnaire& of, const Frame& frame, const std::string& wave, SurveyUnits& out) {
  auto strata = frame.strata;
  std::vector<size_t> complete(strata.size());
  for (auto& unit : out.units) {
    if (unit.wave != wave) continue;
    unit.stratum = place_of(of, frame, unit);
    if (unit.stratum == SIZE_MAX) continue;
    ++strata[unit.stratum].responded, complete[unit.stratum] += unit.complete;
  }
  PLENARY_TRY(check_counts(of, strata));
  const auto weights = post_stratify(strata);
  for (auto& unit : out.units)
    if (unit.wave == wave && unit.stratum != SIZE_MAX) unit.weight = weights[unit.stratum].weight;
  if (wave != out.wave) return {};
  for (size_t i = 0; i < strata.size(); ++i)
    out.strata.push_back({std::move(strata[i]), weights[i], complete[i]});
  for (const auto& unit : out.units) out.outside += unit.wave == wave && unit.stratum == SIZE_MAX;
  return {};
}

}  // namespace

const std::vector<size_t>& SurveyText::codes() const {
  for (size_t i = 0; i < coded.size(); ++i)
    if (by_coder[i]) return coded[i];
  return worded;
}

bool is_asked(const SurveyQuestion& q, const std::map<std::string, std::string>& attributes) {
  return std::ranges::all_of(q.only, [&](const auto& condition) {
    const auto at = attributes.find(condition.first);
    return at != attributes.end() && fold(at->second) == fold(condition.second);
  });
}

Result<SurveyUnits> read_survey_units(duck::Connection& c, const Questionnaire& of, int64_t body,
                                      const std::string& wave, bool all_waves) {
  PLENARY_LET(answers, read_survey_answers(c, of));
  SurveyUnits out;
  out.waves = answers.waves, out.unread = std::move(answers.unread);
  out.wave = wave.empty() ? out.waves.back() : wave;
  if (std::ranges::find(out.waves, out.wave) == out.waves.end())
    return fail(ErrorKind::kUsage, fmt::format("there is no wave '{}' of {}; there are: {}", printable(wave),
                                               of.survey, fmt::join(out.waves, ", ")));
  PLENARY_LET(book, read_register(c, body, of.day));
  out.register_kept = book.members.kept;
  UnitMaker maker(of, out);
  for (auto& r : answers.respondents) {
    if (!all_waves && r.wave != out.wave) continue;
    r.attributes.merge(book.attributes(r.company));
    const double share = answered_share(of, r);
    const bool shown = r.wave == out.wave;
    out.respondents += shown, out.unbound += shown && r.company == 0,
        out.broken_off += shown && share < kPartial;
    if (share >= kPartial) maker.add(r, share);
  }
  maker.finish();
  PLENARY_LET(frame, read_frame(c, of, book));
  if (!frame.strata.empty())
    for (const auto& one : out.waves)
      if (all_waves || one == out.wave) PLENARY_TRY(weigh(of, frame, one, out));
  return out;
}

}  // namespace plenary
