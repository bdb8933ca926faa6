// What a country or a national or regional body makes of standards, and a test of what localizations and
// downloads foretell, as an answer.
#pragma once
#include <string>
#include <vector>

#include "advise/localization_claim.h"
#include "publish/answer.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

struct NationalQuestion {
  std::string who, body;  ///< as typed; empty: everybody
  MaybeDate from, to;
};

/// body, from, to; who is left empty.
Result<NationalQuestion> parse_national(const Parameters& asked);

struct NationalAnswer {
  NationalQuestion question;
  NationalScope scope;
  std::string who, body;  ///< as they are named; empty: everybody
  NationalRecord record;
  std::vector<ClaimTest> claim;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules;
};

/// Errors: a country or body that is unknown, with what is near; a body that is neither national nor
/// regional; a window that ends before it begins. Audiences to which no organizations are named see what
/// catalogues publish (localizations) and nothing of downloads, proposals, workshops and the test.
Result<NationalAnswer> national_answer(Reader& reader, const NationalQuestion& question, Audience audience,
                                       Day today);

std::string national_heading(const NationalAnswer& answer);
std::vector<Section> national_sections(const NationalAnswer& answer, bool terminal);
std::vector<std::string> national_notes(const NationalAnswer& answer);

/// One row a calendar year.
duck::Table national_table(const NationalAnswer& answer);

std::string render_national_text(const NationalAnswer& answer);
std::string render_national_json(const NationalAnswer& answer);

}  // namespace plenary
