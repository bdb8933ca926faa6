// All that is known of one standard, as an answer after the audience's rules: what it is, who wrote it, what
// it hangs together with, who uses it where, and how it fares.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "advise/ratings.h"
#include "advise/standard_record.h"
#include "advise/success_agreement.h"
#include "publish/answer.h"
#include "publish/public_names.h"
#include "publish/section.h"

namespace plenary {

struct StandardQuestion {
  std::string key;      ///< of the standard, whatever its edition
  size_t top = 10;      ///< rows of each list on a terminal, and of places
  bool places = false;  ///< with the places of its use
  bool cohort = false;  ///< with how the other texts of its cohort fare
};

struct StandardAnswer {
  StandardQuestion question;
  FoundStandard standard;
  StandardRecord record;
  SuccessWorld world;
  std::optional<Success> success;  ///< nothing where no source describes the standard
  std::vector<std::array<Judged, kSuccessIndicators>> cohort;  ///< of the other texts, where asked for
  RatingTable ratings;
  std::vector<DownloadsAndUse> downloads;  ///< of its body
  duck::Table places;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};
  PublicNames names = {};

  /// Persons with all that they did are for the secretariat, organizations for members too.
  bool names_persons() const { return is_staff(audience); }
  bool hides_raters(size_t raters) const { return !names_persons() && rules.few_persons(raters); }
  bool names_organizations() const { return rules.organizations; }
  /// A number that counts one or two organizations by name is not for those who may not see their names.
  bool hides(size_t named) const { return !names_organizations() && named > 0 && rules.few_holdings(named); }
};

/// Errors: a standard that is not on record, with those beside it; places for others than the secretariat.
Result<StandardAnswer> standard_answer(Reader& reader, const StandardQuestion& question, Audience audience,
                                       Day today);

/// What the standard is called: "ITU-T G.709: Interfaces for the optical transport network".
std::string standard_heading(const StandardAnswer& answer);

/// The lists that have something to say, and how to read them.
std::vector<Section> standard_answer_sections(const StandardAnswer& answer, bool terminal);
std::vector<std::string> standard_notes(const StandardAnswer& answer);

/// All lists in one table: section, row, field, and its value, as text or as a number.
duck::Table standard_table(const StandardAnswer& answer);

std::string render_standard_text(const StandardAnswer& answer);
std::string render_standard_json(const StandardAnswer& answer);

}  // namespace plenary
