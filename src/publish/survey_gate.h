// The gate of surveys: what of the answers an audience may see.
#pragma once
#include "publish/survey_findings.h"

namespace plenary {

/// Keeps back from all but staff what rests on too few companies: an option, or its opposite, that fewer
/// named than the audience's rules ask for, with as much beside it as it takes that nothing follows from the
/// sums; groups wherever one of them is too small; strata. Shares are whole per cents; where they are weighed
/// those as answered are kept back.
void withhold_few(SurveyFindings& findings);

/// What was written, three of each code at most. For staff with the organization; for all others only with
/// the writer's consent, and nothing that names a person on record, a mail address or the writer's own
/// company.
Result<std::vector<SurveyQuote>> survey_quotes(duck::Connection& connection, const SurveyFindings& findings);

}  // namespace plenary
