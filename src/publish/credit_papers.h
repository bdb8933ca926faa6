// What somebody takes home of an answer on credit: a letter, a machine-readable record, badges; and the
// recognition of a body or group as a report.
#pragma once
#include <string>
#include <vector>

#include "publish/credit_answer.h"
#include "publish/html_report.h"

namespace plenary {

/// A letter for an employer or university about one person, for document.h to write.
Report credit_letter(const CreditAnswer& answer, Day today);

/// The names of a text, body or group as a report.
Report credit_report(const CreditAnswer& answer, Day today);

/// One person's works and services in the shapes of ORCID's messages (record 3.0), with the roles of CRediT.
/// What ORCID asks for and no record tells (the city of an organization) is left out.
std::string credit_record(const CreditAnswer& answer);

struct Badge {
  std::string file;  ///< "jo-doe-editing-ietf.svg"
  std::string svg;
};

/// One badge a kind of credit and body.
std::vector<Badge> credit_badges(const CreditAnswer& answer);

}  // namespace plenary
