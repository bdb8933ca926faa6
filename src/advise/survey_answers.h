// The answers of a survey as they are on record, respondent by respondent, read with its questionnaire.
#pragma once
#include "advise/survey_units.h"

namespace plenary {

/// One respondent. Lists have one entry a question, in the order of the questionnaire.
struct RespondentAnswers {
  std::string wave, respondent;
  int64_t company = 0;                            ///< on the day of the frame; 0: none is known
  std::map<std::string, std::string> attributes;  ///< of questions with one choice: what was chosen
  std::vector<std::vector<size_t>> options;       ///< closed questions: what was chosen
  std::vector<bool> no_opinion;
  std::vector<SurveyText> texts;  ///< open questions; `question` and `unit` are not set yet
  bool consents = false;
};

struct SurveyAnswers {
  std::vector<std::string> waves;  ///< by their last days, then by name; never empty
  std::vector<RespondentAnswers> respondents;
  std::vector<UnreadAnswer> unread;
};

/// Reads them. Of several answers to one question the last counts, but where several may be chosen (in one
/// cell between semicolons, or in rows). An error where nothing is on record of the survey.
Result<SurveyAnswers> read_survey_answers(duck::Connection& connection, const Questionnaire& of);

}  // namespace plenary
