// The table of routes: a new one is its function and one row.
#pragma once
#include "serve/route.h"

namespace plenary::serve {

std::span<const Route> routes();

// The functions, by file.
// records.cc: what is in the store, and what it counts
Result<Reply> answer_status(const Ask& ask);
Result<Reply> answer_metrics(const Ask& ask);
Result<Reply> answer_metric(const Ask& ask);
Result<Reply> answer_nouns(const Ask& ask);
Result<Reply> answer_slices(const Ask& ask);
Result<Reply> answer_slice_values(const Ask& ask);
Result<Reply> answer_measure(const Ask& ask);
Result<Reply> answer_measure_records(const Ask& ask);
// register.cc: who and what is on record
Result<Reply> answer_organizations(const Ask& ask);
Result<Reply> answer_organization(const Ask& ask);
Result<Reply> answer_bodies(const Ask& ask);
Result<Reply> answer_groups(const Ask& ask);
Result<Reply> answer_standards(const Ask& ask);
Result<Reply> answer_standard(const Ask& ask);
Result<Reply> answer_review(const Ask& ask);
// credit.cc: who contributed
Result<Reply> answer_credit(const Ask& ask);
Result<Reply> answer_credit_letter(const Ask& ask);
Result<Reply> answer_credit_record(const Ask& ask);
// prospects.cc: who is missing, who may leave, what came of outreach and of taking part
Result<Reply> answer_prospects(const Ask& ask);
Result<Reply> answer_leaving(const Ask& ask);
Result<Reply> answer_return(const Ask& ask);
// national.cc
Result<Reply> answer_national(const Ask& ask);
// voices.cc: what those say who take part or do not
Result<Reply> answer_surveys(const Ask& ask);
Result<Reply> answer_survey(const Ask& ask);
Result<Reply> answer_executives(const Ask& ask);
Result<Reply> answer_funnel(const Ask& ask);
Result<Reply> answer_tracker(const Ask& ask);
// briefs.cc: two pages for a meeting
Result<Reply> answer_brief(const Ask& ask);
Result<Reply> answer_brief_document(const Ask& ask);
// decisions.cc: what people decide
Result<Reply> take_decisions(const Given& given);
Result<Reply> take_apply(const Given& given);
Result<Reply> take_people(const Given& given);
Result<Reply> take_person_request(const Given& given);
Result<Reply> take_plan_edits(const Given& given);
Result<Reply> take_upload(const Given& given);
Result<Reply> take_upload_part(const Given& given);
Result<Reply> take_upload_suggestion(const Given& given);
Result<Reply> take_upload_trial(const Given& given);
Result<Reply> take_upload_import(const Given& given);
// assess.cc: new work
Result<Reply> answer_assess(const Ask& ask);
Result<Reply> take_proposal(const Given& given);
// judgements.cc: what follows from it
Result<Reply> answer_index(const Ask& ask);
Result<Reply> answer_index_of_one(const Ask& ask);
Result<Reply> answer_compare(const Ask& ask);
Result<Reply> answer_overlap(const Ask& ask);
Result<Reply> answer_competence(const Ask& ask);
Result<Reply> answer_scorecard(const Ask& ask);
Result<Reply> answer_plan(const Ask& ask);
Result<Reply> answer_reports(const Ask& ask);
Result<Reply> answer_report(const Ask& ask);

}  // namespace plenary::serve
