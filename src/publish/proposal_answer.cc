#include "publish/proposal_answer.h"

#include <algorithm>

#include "publish/public_names.h"

namespace plenary {
namespace {

constexpr const char* kNotNamed = "(not named here)";

// People are told of by the rules of names: of a document's people nothing but that there are some, of a
// proposal's, whom it names itself, no record.
bool hide_people(ProposalFacts& facts, const PublicNames& names, Audience audience) {
  if (is_staff(audience)) return false;
  bool hidden = false;
  for (auto& e : facts.editors) {
    if (names.shows(e.name, "edited")) continue;
    hidden = true;
    e = {.name = facts.document.empty() ? e.name : kNotNamed,
         .organization = facts.document.empty() ? e.organization : ""};
  }
  return hidden;
}

}  // namespace

ProposalQuestion parse_proposal_question(const Parameters& asked, Day today) {
  return {.document = asked.get("document"), .criteria = asked.list("criteria"), .today = today};
}

Result<ProposalAnswer> proposal_answer(Reader& reader, ProposalQuestion question, Audience audience) {
  PLENARY_TRY(may_see_organizations(reader, audience));
  auto& c = reader.connection();
  ProposalAnswer out{.snapshot = reader.snapshot(), .audience = audience};
  if (question.file) out.faults = std::move(question.file->faults);
  auto facts = question.file ? find_facts(c, std::move(question.file->proposal), question.today, out.faults)
                             : find_facts_of(c, question.document);
  if (!facts) return std::unexpected(std::move(facts.error()));
  out.facts = *std::move(facts);
  PLENARY_LET(names, PublicNames::of(reader, audience));
  out.hides_people = hide_people(out.facts, names, audience);
  PLENARY_LET(sets, find_criteria(reader.folder(), out.facts.proposal.body, question.criteria));
  out.sets = std::move(sets);
  PLENARY_LET(history, read_history(c, out.facts));
  out.history = std::move(history);
  out.checks = check_proposal(out.facts, out.sets, out.history.narrowest());
  return out;
}

}  // namespace plenary
