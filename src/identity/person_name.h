// What a source writes for a person taken apart: name words, mail address, handle.
//
// Read are "Ada Example", "EXAMPLE, Ada", "Ada Example <ada@example.com>", "<ada@example.com>", "Ada [@ada]",
// "ada at example dot com", "a***@example.com", an ORCID. Role accounts and bots are told from people.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace plenary {

/// The tables of data/linkage_names.csv (written by hand from general knowledge) and of free mail.
struct PersonWords {
  std::unordered_map<std::string, std::string> given;  ///< a first name to its full form: "bob" to "robert"
  std::unordered_set<std::string> surnames;            ///< those that very many people have
  std::unordered_set<std::string> roles, bots, titles, suffixes;
  std::unordered_set<std::string> free_mail;
};

/// Reads the tables.
Result<PersonWords> read_person_words(std::string_view names, std::string_view free_mail);

enum class PersonKind { kPerson, kRole, kBot, kNobody };

struct ParsedPerson {
  std::vector<std::string> words;  ///< folded, in Latin letters, in the order written; no titles
  std::string mail;                ///< lower case; empty when masked or not there
  std::string local;               ///< before the @, also of a masked address that shows it whole
  std::vector<std::string> parts;  ///< of the local part: "caleb.miles+git" is caleb, miles; no roles
  std::string domain;
  std::string handle;           ///< "@benjie", "[sbadia]": without the @
  std::string identifier;       ///< an ORCID
  std::string context;          ///< where the name stands (a body), if that is said beside it
  bool shared_address = false;  ///< info@, noreply@: says nothing of who it is
  bool masked = false;          ///< the address was written so that machines do not see it
  PersonKind kind = PersonKind::kPerson;
  bool suspicious = false;  ///< mixes scripts or hides characters
};

/// Takes a person apart; `mail` is said beside the name. Cut at 1,000 bytes and 8 words.
ParsedPerson parse_person(std::string_view raw, std::string_view mail, const PersonWords& tables);

/// "person", "role", "bot" or "nobody".
const char* kind_name(PersonKind kind);

}  // namespace plenary
