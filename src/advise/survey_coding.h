// How far those agree who put free text into categories: two people, or one and the words of the codebook.
#pragma once
#include "advise/survey.h"

namespace plenary {

/// Krippendorff's alpha for each open question that two looked at: of all the codes they named together, then
/// of each code.
std::vector<CodingAgreement> coding_agreement(const Questionnaire& of, const SurveyUnits& units);

}  // namespace plenary
