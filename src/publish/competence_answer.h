// Centres of competence as an answer, after the audience's rules.
#pragma once
#include <string>
#include <vector>

#include "advise/competence.h"
#include "publish/answer.h"
#include "publish/section.h"

namespace plenary {

struct CompetenceQuestion {
  std::string subject;  ///< those below it are counted in it; empty: all
  std::string body;     ///< empty: all
};

struct CompetenceAnswer {
  CompetenceQuestion question;
  Competence competence;
  std::vector<Standing> standings;  ///< those asked for
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};

  /// Nobody is ranked in public: numbers, no places.
  bool ranks() const { return audience != Audience::kPublic; }
  /// From where people come who act: of few persons or organizations for the secretariat only.
  bool shows_regions(const Standing& standing) const {
    return is_staff(audience) ||
           !(rules.few_persons(standing.persons) || rules.few_holdings(standing.organizations));
  }
};

/// Errors: unknown subjects and bodies, with those that there are.
Result<CompetenceAnswer> competence_answer(Reader& reader, const CompetenceQuestion& question,
                                           Audience audience, Day today);

/// One row a subject and body, all views and columns.
duck::Table competence_table(const CompetenceAnswer& answer);

/// For a terminal: who leads in each subject; or the bodies in a subject; or a body in each subject.
Section competence_section(const CompetenceAnswer& answer);

std::string render_competence_text(const CompetenceAnswer& answer);
std::string render_competence_json(const CompetenceAnswer& answer);

}  // namespace plenary
