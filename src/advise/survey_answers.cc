#include "advise/survey_answers.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "metric/views.h"

namespace plenary {
namespace {

// Every respondent's answers in the order of time; the company as it was on {0}.
constexpr const char* kAnswers =
    "SELECT a.wave, a.respondent, CAST(COALESCE(h.holding_id, a.organization_id) AS BIGINT), a.question, "
    "a.answer, "
    "a.day FROM survey_answer a LEFT JOIN organization_holding h ON h.organization_id = a.organization_id "
    "AND "
    "h.from_day <= DATE '{0}' AND DATE '{0}' < h.to_day WHERE a.survey = $1 "
    "ORDER BY a.wave, a.respondent, COALESCE(a.day, DATE '0001-01-01'), a.record_id";

// What a name of a question in the answers means.
struct Place {
  enum class Kind { kQuestion, kCoder, kConsent } kind = Kind::kQuestion;
  size_t question = 0, coder = 0;
};

class AnswerReader {
 public:
  AnswerReader(const Questionnaire& of, SurveyAnswers& out) : of_(of), out_(out) {
    for (size_t i = 0; i < of.questions.size(); ++i) {
      places_[of.questions[i].id].push_back({Place::Kind::kQuestion, i, 0});
      for (size_t c = 0; c < of.questions[i].coders.size(); ++c)
        places_[of.questions[i].coders[c]].push_back({Place::Kind::kCoder, i, c});
    }
    if (!of.consent.empty()) places_[of.consent].push_back({Place::Kind::kConsent, 0, 0});
    known_.resize(of.questions.size());
    for (const auto& word : of.no_opinion) no_opinion_.insert(fold(word));
  }

  void take(const std::vector<duck::Value>& row) {
    const auto wave = duck::to_text(row[0]), respondent = duck::to_text(row[1]);
    if (out_.respondents.empty() || out_.respondents.back().wave != wave ||
        out_.respondents.back().respondent != respondent)
      start(wave, respondent);
    auto& r = out_.respondents.back();
    if (const auto* company = std::get_if<int64_t>(&row[2]); company && r.company == 0) r.company = *company;
    const auto* day = std::get_if<Day>(&row[5]);
    auto& last = last_[wave];
    if (day && *day > last) last = *day;
    const auto at = places_.find(duck::to_text(row[3]));
    if (at == places_.end()) return unread(duck::to_text(row[3]), "");
    for (const auto& place : at->second) put(r, place, duck::to_text(row[4]));
  }

  void finish() {
    for (const auto& [wave, day] : last_) out_.waves.push_back(wave);
    std::ranges::stable_sort(out_.waves, {}, [this](const auto& wave) { return last_.at(wave); });
    for (auto& [key, times] : unread_) out_.unread.push_back({key.first, key.second, times});
    for (auto& r : out_.respondents)
      for (auto& text : r.texts)
        for (size_t i = 0; i < of_.codes.size() && !text.text.empty(); ++i)
          if (of_.codes[i].matches(text.text)) text.worded.push_back(i);
  }

 private:
  void start(const std::string& wave, const std::string& respondent) {
    const auto n = of_.questions.size();
    RespondentAnswers r{.wave = wave,
                        .respondent = respondent,
                        .company = 0,
                        .attributes = {},
                        .options = {},
                        .no_opinion = {},
                        .texts = {}};
    r.options.resize(n), r.no_opinion.resize(n), r.texts.resize(n);
    for (size_t i = 0; i < n; ++i) {
      const auto coders = of_.questions[i].coders.size();
      r.texts[i].coded.resize(coders), r.texts[i].by_coder.resize(coders);
    }
    out_.respondents.push_back(std::move(r));
  }

  void unread(const std::string& question, const std::string& answer) { ++unread_[{question, answer}]; }

  void put(RespondentAnswers& r, const Place& place, const std::string& answer) {
    if (place.kind == Place::Kind::kConsent) {
      r.consents =
          std::ranges::any_of(of_.consenting, [&](const auto& yes) { return fold(yes) == fold(answer); });
    } else if (place.kind == Place::Kind::kCoder) {
      put_codes(r.texts[place.question], place.coder, of_.questions[place.question].coders[place.coder],
                answer);
    } else if (of_.questions[place.question].kind == QuestionKind::kText) {
      r.texts[place.question].text = clean(answer);
    } else {
      put_option(r, place.question, answer);
    }
  }

  void put_codes(SurveyText& text, size_t coder, const std::string& name, const std::string& answer) {
    text.by_coder[coder] = true, text.coded[coder].clear();
    for (const auto part : split(answer, ';')) {
      const auto at = std::ranges::find_if(
          of_.codes, [&](const SurveyCode& code) { return equals_ignoring_case(code.code, trim(part)); });
      if (at != of_.codes.end())
        text.coded[coder].push_back(static_cast<size_t>(at - of_.codes.begin()));
      else if (!trim(part).empty())
        unread(name, std::string(trim(part)));
    }
    std::ranges::sort(text.coded[coder]);
  }

  void put_option(RespondentAnswers& r, size_t i, const std::string& answer) {
    const auto& q = of_.questions[i];
    if (no_opinion_.contains(fold(answer))) {
      r.no_opinion[i] = true, r.options[i].clear();
      return;
    }
    if (!q.several) return put_one(r, i, answer);
    for (const auto part : split(answer, ';'))
      if (!trim(part).empty()) put_one(r, i, std::string(trim(part)));
  }

  void put_one(RespondentAnswers& r, size_t i, const std::string& answer) {
    const auto& q = of_.questions[i];
    const auto [at, fresh] = known_[i].try_emplace(answer);
    if (fresh) at->second = q.option(answer);
    if (!at->second) return unread(q.id, answer);
    auto& chosen = r.options[i];
    if (!q.several) chosen.clear(), r.no_opinion[i] = false;
    if (std::ranges::find(chosen, *at->second) == chosen.end()) chosen.push_back(*at->second);
    if (q.kind == QuestionKind::kChoice && !q.several) r.attributes[q.id] = q.options[*at->second];
  }

  const Questionnaire& of_;
  SurveyAnswers& out_;
  std::map<std::string, std::vector<Place>> places_;
  std::vector<std::map<std::string, std::optional<size_t>>> known_;  // of each question: answers read before
  std::set<std::string> no_opinion_;
  std::map<std::string, Day> last_;  // of each wave
  std::map<std::pair<std::string, std::string>, size_t> unread_;
};

}  // namespace

Result<SurveyAnswers> read_survey_answers(duck::Connection& c, const Questionnaire& of) {
  SurveyAnswers out;
  AnswerReader reader(of, out);
  const auto sql = fmt::format(fmt::runtime(kAnswers), to_string(of.day));
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_TRY(c.each_row(sql, {of.survey}, [&](const auto&, const auto& row) {
    reader.take(row);
    return true;
  }));
  if (out.respondents.empty())
    return fail(
        ErrorKind::kNotFound,
        fmt::format("no answer is on record of the survey '{}': import its table with survey = \"{}\" "
                    "(docs/survey.md)",
                    printable(of.survey), printable(of.survey)));
  reader.finish();
  return out;
}

}  // namespace plenary
