// Meetings of executives as an answer, after the audience's rules: companies are named to staff only, since
// at C level a company's name is a person's.
#pragma once
#include <string>
#include <vector>

#include "advise/executives_change.h"
#include "publish/answer.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

struct ExecutivesAsked {
  std::string body, group;  ///< as typed; group: all its meetings, instead of those found by kind and name
  MaybeDate from, to;
};

/// body, group, from, to.
Result<ExecutivesAsked> parse_executives(const Parameters& asked);

struct ExecutivesAnswer {
  ExecutivesAsked question;
  std::string body, group;
  std::vector<ExecutiveMeeting> meetings;
  std::vector<ExecutiveDecision> decisions;
  ExecutiveChanges changes;
  std::map<int64_t, Company> companies;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};
};

/// Errors: a body or group that is not on record, with what is near; a window that ends before it begins.
/// Without such meetings an answer that says so.
Result<ExecutivesAnswer> executives_answer(Reader& reader, const ExecutivesAsked& question, Audience audience,
                                           Day today);

std::string executives_heading(const ExecutivesAnswer& answer);
std::vector<Section> executives_sections(const ExecutivesAnswer& answer, bool terminal);
std::vector<std::string> executives_notes(const ExecutivesAnswer& answer);

/// One row a meeting.
duck::Table executives_table(const ExecutivesAnswer& answer);

std::string render_executives_text(const ExecutivesAnswer& answer);
std::string render_executives_json(const ExecutivesAnswer& answer);

}  // namespace plenary
