// The assessment of a proposal, or of a document of the past as it was at its beginning: a checklist with the
// records behind each line, and what became of works alike. Evidence for people who decide, and no verdict.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/history_alike.h"
#include "advise/proposal_check.h"
#include "import/proposal.h"
#include "publish/html_report.h"
#include "publish/policy.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

struct ProposalQuestion {
  std::optional<ProposalFile> file;   ///< else `document` is asked for
  std::string document;               ///< by identifier or key
  std::vector<std::string> criteria;  ///< names of sets; none: those of any body and the body's own
  Day today;
};

/// document, criteria.
ProposalQuestion parse_proposal_question(const Parameters& asked, Day today);

struct ProposalAnswer {
  ProposalFacts facts;
  std::vector<ProposalFault> faults;
  std::vector<CriteriaSet> sets;
  std::vector<Checked> checks;
  History history;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  bool hides_people = false;  ///< some are not named, or not told of, to this audience
};

/// Errors: a document that is not on record, criteria that are not there, an audience to which the policy
/// names no organizations.
Result<ProposalAnswer> proposal_answer(Reader& reader, ProposalQuestion question, Audience audience);

/// What there is to see: everything for JSON; for a terminal what stands below the checklist.
std::vector<Section> proposal_sections(const ProposalAnswer& answer, bool terminal);
std::vector<std::string> proposal_notes(const ProposalAnswer& answer);

/// The checklist, a row a criterion.
duck::Table proposal_table(const ProposalAnswer& answer);

std::string render_proposal_text(const ProposalAnswer& answer);
std::string render_proposal_json(const ProposalAnswer& answer);

/// The same as a report to hand in.
Report proposal_report(const ProposalAnswer& answer, Day today);

}  // namespace plenary
