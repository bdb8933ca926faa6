// The questions whose answers are judgements (advise/), as they are typed on the command line and over HTTP.
#pragma once
#include "publish/compare_answer.h"
#include "publish/competence_answer.h"
#include "publish/index_answer.h"
#include "publish/overlap_answer.h"
#include "publish/plan_answer.h"
#include "publish/question.h"
#include "publish/scorecard_answer.h"
#include "publish/standard_list.h"

namespace plenary {

/// profile, body, group, from, to or as-of, sensitivity.
Result<IndexQuestion> parse_index(const Parameters& asked, const Workspace& workspace, Day today);

/// body, as-of, since, coverage; the plan is left empty.
Result<PlanQuestion> parse_plan_question(const Parameters& asked, Day today);

/// body, from, to; the metrics are left empty.
Result<ScorecardQuestion> parse_scorecard(const Parameters& asked, Day today);

/// body, group, document, between.
Result<OverlapQuestion> parse_overlap(const Parameters& asked);

/// of, metrics, and the window and filters of a measure; the two sides are left empty.
Result<CompareQuestion> parse_compare(const Parameters& asked, Day today);

/// subject, body.
CompetenceQuestion parse_competence(const Parameters& asked);

/// body, by, top.
Result<StandardListQuestion> parse_standard_list(const Parameters& asked);

}  // namespace plenary
