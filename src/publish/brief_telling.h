// From a fact to a statement: asks its question and says the answer.
#pragma once
#include "publish/brief_facts.h"

namespace plenary {

/// What came of a fact.
struct Told {
  enum class As { kStatement, kNothingToSay, kNotOnRecord, kWithheld };
  As as = As::kNothingToSay;
  BriefStatement statement;
  std::string question;  ///< of the metric
};

/// Asks a fact about a subject.
Result<Told> tell_fact(Reader& reader, const BriefSubject& subject, const FactSpec& fact, Audience audience);

/// In which groups others are that are near and the subject is not: of an organization those with whom it
/// writes texts (names of the statement "partners"), of a country its region.
Result<Told> tell_groups_apart(Reader& reader, const BriefSubject& subject,
                               const std::vector<std::string>& partners, Audience audience);

/// What is put into the texts of facts and steps.
struct BriefWords {
  std::string_view when = {};   ///< {when}
  std::string_view value = {};  ///< {value} and {list}
  std::string_view first = {};  ///< {first}
};

/// A text with its words in it; {name} and {host} are the subject's.
std::string brief_words(const char* text, const BriefSubject& subject, const BriefWords& words);

}  // namespace plenary
