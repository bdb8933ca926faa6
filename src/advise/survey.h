// What a survey says: how the answers to each question are distributed, as they came in and weighed to the
// frame, who answered differently, and what free text is about. A survey tells what those say who answered;
// weights mend who they are, not why the others kept silent.
#pragma once
#include "advise/survey_units.h"
#include "stats/bootstrap.h"
#include "stats/krippendorff.h"

namespace plenary {

/// One group that is compared with all others.
struct GroupShare {
  std::string group;
  size_t units = 0, some = 0;           ///< that answered; of these, in whom the part occurs
  std::optional<WeightedShare> share;   ///< weighted where there is a frame
  std::optional<Difference> to_others;  ///< nothing where nobody else answered
};

/// One part of the answers to a question: an option, those that agree together, or a code of free text.
struct SurveyPart {
  std::string label;
  bool agreeing = false;        ///< the options that agree, together
  bool agrees = false;          ///< an option among these
  double count = 0;             ///< units; a unit of several respondents may count in part
  size_t some = 0, others = 0;  ///< units in which it occurs; units in which anything else does
  std::optional<WeightedShare> plain, weighted;
  std::vector<GroupShare> groups;  ///< where groups are compared; not of single options of a scale
  bool withheld = false, groups_withheld = false;  ///< set for audiences in publish/survey_gate
};

struct QuestionResult {
  size_t question = 0;
  size_t asked = 0, answered = 0, no_opinion = 0;  ///< units
  std::vector<SurveyPart> parts;
};

/// How far two ways of coding the answers to one question agree.
struct CodingAgreement {
  size_t question = 0;
  std::string first, second;  ///< names of coders; "words": by the words of the codebook
  std::string code;           ///< of one code alone: named or not; empty: of all that was named
  std::optional<CoderAgreement> agreement;
  std::optional<Interval> interval;  ///< 95 %, bootstrap over answers
};

struct SurveyResult {
  SurveyUnits units;
  std::vector<QuestionResult> questions;  ///< in the order of the questionnaire
  std::vector<CodingAgreement> coding;
  double frame = 0;  ///< units; 0: none is known
  size_t complete = 0, partial = 0;
  std::optional<double> effective;  ///< Kish's, of all that are weighed
  double greatest_weight = 0;       ///< over the mean weight
};

/// Estimates all questions. `by` is empty, "wave", an attribute of organizations or a question with one
/// choice: then groups of it are compared.
SurveyResult estimate_survey(const Questionnaire& of, SurveyUnits units, const std::string& by);

}  // namespace plenary
