// The standards of a body with their indicators, and what its standards weigh in use.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "publish/standard_answer.h"

namespace plenary {

struct StandardListQuestion {
  std::string body;
  std::optional<SuccessIndicator> by;  ///< the greatest first; nothing: by adopters
  size_t top = 20;
};

struct ListedStandard {
  uint32_t work = 0;
  Success success;
};

struct StandardList {
  StandardListQuestion question;
  SuccessWorld world;
  std::vector<ListedStandard> shown;
  RatingTable ratings;
  size_t texts = 0, used = 0;                ///< of the body; with any adopter
  size_t adopters = 0, adopters_of_all = 0;  ///< distinct ones: of its texts, of all texts on record
  std::array<RankAgreement, kSuccessIndicators> experts_and_computed;  ///< over all rated texts
  std::vector<DownloadsAndUse> downloads;
  Answer gap;  ///< adoption_lag by development
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};

  /// As those of a StandardAnswer.
  bool hides(size_t named) const { return !rules.organizations && named > 0 && rules.few_holdings(named); }
  bool hides_raters(size_t raters) const { return !is_staff(audience) && rules.few_persons(raters); }
};

/// An error for an unknown body, with those that there are.
Result<StandardList> standard_list(Reader& reader, const StandardListQuestion& question, Audience audience,
                                   Day today);

/// One row a standard; for a terminal the columns that there is room for.
duck::Table standard_list_table(const StandardList& list, bool terminal);

std::string render_standard_list_text(const StandardList& list);
std::string render_standard_list_json(const StandardList& list);

}  // namespace plenary
