// The tables of an assessment, a section each.
#pragma once
#include "publish/proposal_answer.h"

namespace plenary::proposal_tables {

Section faults(const ProposalAnswer& answer, bool terminal);
Section checklist(const ProposalAnswer& answer, bool terminal);
Section parties(const ProposalAnswer& answer, bool terminal);
Section editors(const ProposalAnswer& answer, bool terminal);
Section near(const ProposalAnswer& answer, bool terminal);
Section dependents(const ProposalAnswer& answer, bool terminal);
Section alike(const ProposalAnswer& answer, bool terminal);
/// The chance to be published in time, with what it rests on; for machines.
Section rate(const ProposalAnswer& answer);
/// The chance to be published by months, of the body and of the narrowest set.
Section curve(const ProposalAnswer& answer);
/// What was said of works of the past beside what came: of the rate and of the plain share.
Section calibration(const ProposalAnswer& answer, bool terminal);

/// "22 % (15 to 31) to be published within 3 years: ..."; why nothing is said.
std::string rate_text(const ProposalAnswer& answer);
/// How good such rates were: Brier scores out of time.
std::string trial_text(const ProposalAnswer& answer);
/// "“broad market potential” (Report ..., 3.6)"; in our words without quotation marks.
std::string origin_text(const Criterion& criterion);

}  // namespace plenary::proposal_tables
