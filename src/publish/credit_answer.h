// Credit as an answer, after the audience's rules: one person's ledger; who worked on a text, for its front
// matter; who is recognized in a body or group. To others than staff people are named as they agreed to be
// (public_names.h), in the order of the alphabet, without counts and ranks.
#pragma once
#include <string>
#include <vector>

#include "advise/credit.h"
#include "publish/public_names.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

struct CreditQuestion {
  std::string person;              ///< a name, or "#12"; one of these, or a company, at least
  std::string text;                ///< as people write it
  std::string body, group;         ///< as typed
  std::optional<int64_t> company;  ///< for whom it was done, of audiences to which organizations are named
  MaybeDate from, to;
};

/// document, body, group, from, to; the person is left empty.
Result<CreditQuestion> parse_credit(const Parameters& asked);

struct CreditAnswer {
  CreditQuestion question;
  CreditPerson person;    ///< who was asked for
  std::string text_name;  ///< "RFC 9110: HTTP Semantics", of a text that was asked for
  CreditLedger ledger;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};
  PublicNames names = {};

  bool of_person() const { return !question.person.empty(); }
  bool shows(const CreditEntry& entry) const;
};

/// Errors: nothing asked for; a name that nobody has, or several people, with their numbers; to others than
/// staff a person who did not agree to be named is not told from one who does not exist.
Result<CreditAnswer> credit_answer(Reader& reader, const CreditQuestion& question, Audience audience);

/// "Credit for RFC 9110", "Contributions of Jo Doe".
std::string credit_heading(const CreditAnswer& answer);

std::vector<Section> credit_sections(const CreditAnswer& answer, bool terminal);
std::vector<std::string> credit_notes(const CreditAnswer& answer);

/// The rows of the first section: entries of a person, else names with their kinds of credit.
duck::Table credit_table(const CreditAnswer& answer);

std::string render_credit_text(const CreditAnswer& answer);
std::string render_credit_json(const CreditAnswer& answer);

}  // namespace plenary
