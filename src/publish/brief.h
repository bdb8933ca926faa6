// A brief: the two pages that an account manager, a delegate or a chair takes to a meeting. Every number in
// it is an answer of the catalogue, after the audience's rules, and keeps the question that gives it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "metric/side.h"
#include "publish/answer.h"
#include "publish/html_report.h"
#include "publish/question.h"

namespace plenary {

/// What somebody who reads a brief does, which decides what is told and what is suggested first.
enum class BriefReader { kOperator, kVendor, kSme, kAcademia, kAdministration };
const char* to_string(BriefReader reader);

struct BriefQuestion {
  std::string subject;  ///< as typed: an organization, country, group, body or technology domain
  std::string slice;    ///< which of these, where a name is ambiguous
  std::string body;     ///< in whose name one speaks; empty: the only body with a register, or none
  std::optional<BriefReader> reader;  ///< empty: as the register says of an organization
  std::optional<Day> as_of;           ///< empty: the last day on record
  Day today;
};

/// How an organization stands to the body in whose name one speaks; of all else, how the audience does.
enum class BriefStanding { kMember, kFormer, kOutside, kNotKnown };
const char* to_string(BriefStanding standing);

/// Whom a brief is about.
struct BriefSubject {
  Side side;         ///< as filters write it: "country", "SN"
  std::string name;  ///< for people: "Senegal"
  std::string what;  ///< "company, operator, small, SN"; may be empty
  std::string host;  ///< label of the body in whose name one speaks; may be empty
  BriefStanding standing = BriefStanding::kNotKnown;
  std::optional<BriefReader> reader;
  int year = 0;       ///< the last whole calendar year on record
  int last_year = 0;  ///< that, or the one after, of which records have begun
  Day day;            ///< the last of the whole year
  Day today;
};

/// A number, or the list, that a statement rests on.
struct BriefSource {
  MeasureQuery query;
  std::vector<std::pair<std::string, std::optional<std::string>>> row;  ///< slice and label
  std::string part;  ///< column of the answer: "value", "joint"
  Cell cell;
  std::string text;  ///< as it stands in the statement; empty: only that the row is there is said
};

struct BriefStatement {
  std::string fact;  ///< "meetings"
  std::string text;
  std::vector<BriefSource> sources;
  bool none = false;               ///< it says that there is nothing, where records would tell
  int change = 0;                  ///< -1 fewer, 1 more than the year before, beyond chance
  std::vector<std::string> names;  ///< that it lists, in its order
};

struct BriefSection {
  std::string key, heading;
  std::vector<BriefStatement> statements;
};

/// A suggestion and the statements that it follows from, numbered through the brief from 1.
struct BriefStep {
  std::string text;
  std::vector<size_t> because;
};

struct BriefAnswer {
  BriefSubject subject;
  std::vector<BriefSection> sections;
  std::vector<BriefStep> steps;            ///< three at the most
  std::vector<std::string> not_on_record;  ///< questions that no record answers
  int64_t withheld = 0;                    ///< statements that this audience may not see
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
};

/// subject is empty; for, of, body, as-of.
Result<BriefQuestion> parse_brief(const Parameters& asked, Day today);

/// Errors: a name that nobody has, with those that are near; an audience that may not see organizations asks
/// for one; nothing on record.
Result<BriefAnswer> brief_answer(Reader& reader, const BriefQuestion& question, Audience audience);

/// "Senegal: a brief".
std::string brief_heading(const BriefAnswer& answer);

/// One row a number or list: section, statement, what, value, and the question that gives it.
duck::Table brief_table(const BriefAnswer& answer);

std::string render_brief_text(const BriefAnswer& answer);
std::string render_brief_json(const BriefAnswer& answer);

/// The brief as a report of two pages and a list of sources, for document.h to write.
Report brief_report(const BriefAnswer& answer, Day today);

}  // namespace plenary
