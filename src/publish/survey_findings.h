// What a survey says, as an answer: for an audience, after its rules. Nobody who answered is named to anyone;
// organizations only to staff, beside what they wrote.
#pragma once
#include <string>
#include <vector>

#include "advise/survey.h"
#include "publish/answer.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

struct SurveyAsked {
  std::string name;  ///< of the questionnaire; empty: the only one
  std::string wave;  ///< empty: the last
  std::string by;    ///< groups to compare: an attribute, "wave", or a question with one choice
};

/// wave, by; the name is left empty.
SurveyAsked parse_survey(const Parameters& asked);

/// What somebody wrote, where it may be shown.
struct SurveyQuote {
  std::string question, code, text, organization;  ///< organization: for staff, where known
};

struct SurveyFindings {
  SurveyAsked question;
  Questionnaire of;
  std::string body;
  SurveyResult result;
  std::vector<SurveyQuote> quotes;
  bool strata_withheld = false;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};

  bool weighted() const { return !result.units.strata.empty(); }
};

/// Errors: a questionnaire, wave or group that there is not, with those there are; one that cannot be read,
/// with the line; no answers on record.
Result<SurveyFindings> survey_findings(Reader& reader, const SurveyAsked& question, Audience audience);

std::string survey_heading(const SurveyFindings& findings);
std::vector<Section> survey_sections(const SurveyFindings& findings, bool terminal);
std::vector<std::string> survey_notes(const SurveyFindings& findings);

/// One row a part of a question.
duck::Table survey_table(const SurveyFindings& findings);

std::string render_survey_text(const SurveyFindings& findings);
std::string render_survey_json(const SurveyFindings& findings);

}  // namespace plenary
