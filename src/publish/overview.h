#pragma once
#include "publish/answer.h"
#include "publish/html_report.h"

namespace plenary {

/// The overview report: who takes part, who contributes, what comes out, who stays, what is not known.
/// Figures without any record are left out; every number is an answer of the catalogue that `plenary measure`
/// repeats.
Result<Report> overview_report(Reader& reader, Audience audience, Day today);

}  // namespace plenary
