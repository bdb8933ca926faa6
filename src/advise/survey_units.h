// Who answered a survey, and for whom they stand. The unit is the company (an organization with all that
// belonged to it on the day of the frame): several respondents of one share its voice; a respondent of no
// known organization is a unit alone.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "advise/questionnaire.h"
#include "duck/duck.h"
#include "stats/weighted_share.h"

namespace plenary {

/// Of a frame of records: who took part so many years before its day, besides members.
inline constexpr int kSurveyFrameYears = 3;
/// Shares of the closed questions that make an interview complete, or partial (AAPOR 2023, Standard
/// Definitions: more than 80 %, 50 to 80 %); below, it was broken off and is left out.
inline constexpr double kComplete = 0.8, kPartial = 0.5;

/// What one respondent wrote to an open question.
struct SurveyText {
  size_t question = 0, unit = 0;
  std::string text;
  std::vector<std::vector<size_t>> coded;  ///< by coder, as the question names them: codes by number
  std::vector<bool> by_coder;              ///< whether that coder looked at it
  std::vector<size_t> worded;              ///< codes by the words of the codebook
  bool consents = false;                   ///< may be quoted

  /// The codes that count: of the first coder that looked at it, else by words.
  const std::vector<size_t>& codes() const;
};

struct SurveyUnit {
  int64_t company = 0;  ///< 0: of no known organization
  std::string wave;
  size_t respondents = 0;
  bool complete = false;                          ///< one of them answered enough of the questions
  std::map<std::string, std::string> attributes;  ///< region, member ..., and questions with one choice
  /// Of each question, the share of its respondents for each option (or code of a text); empty: not answered.
  std::vector<std::vector<double>> said;
  std::vector<bool> no_opinion;  ///< of each question: answered, without an opinion
  size_t stratum = SIZE_MAX;     ///< SIZE_MAX: outside of the frame
  double weight = 0;             ///< 0: outside of the frame
};

/// A stratum with what became of it.
struct SurveyStratum {
  Stratum of;
  PostStratum is;
  size_t complete = 0;
};

/// An answer that means nothing that the questionnaire knows.
struct UnreadAnswer {
  std::string question, answer;
  size_t times = 0;
};

struct SurveyUnits {
  std::vector<std::string> waves;     ///< on record, by their last days
  std::string wave;                   ///< the one that was asked for, else the last
  std::vector<SurveyUnit> units;      ///< of that wave; of all waves where they are compared
  std::vector<SurveyStratum> strata;  ///< of that wave; empty without a frame
  std::vector<SurveyText> texts;
  std::vector<UnreadAnswer> unread;
  size_t respondents = 0, broken_off = 0, unbound = 0;  ///< unbound: of no known organization
  size_t outside = 0;                                   ///< units outside of the frame
  bool register_kept = false;                           ///< members of the body are on record
};

/// Whether a question is asked of whoever has these attributes.
bool is_asked(const SurveyQuestion& question, const std::map<std::string, std::string>& attributes);

/// Reads the answers of a survey and weighs them. An error where nothing is on record of it or of the wave,
/// and where more answered than a count of the frame says there are.
Result<SurveyUnits> read_survey_units(duck::Connection& connection, const Questionnaire& of, int64_t body,
                                      const std::string& wave, bool all_waves);

}  // namespace plenary
