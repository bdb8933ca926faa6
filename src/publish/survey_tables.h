// Inside of the answer on a survey: the tables of its questions.
#pragma once
#include "publish/survey_findings.h"

namespace plenary::survey_tables {

inline constexpr const char* kWithheld = "withheld";

/// For people: a row a scale; a row a part of a choice or of free text, the greatest first.
Section scales(const SurveyFindings& f);
Section parts_of(const SurveyFindings& f, const char* key, const char* title, QuestionKind kind,
                 const char* part_name);

/// Groups that are compared.
Section groups(const SurveyFindings& f, bool terminal);

/// For programs: every part of every question.
Section answers(const SurveyFindings& f);

}  // namespace plenary::survey_tables
