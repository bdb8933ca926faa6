// Effort beside outcome of one organization, as an answer: for audiences to which organizations may be named.
#pragma once
#include <string>
#include <vector>

#include "advise/return.h"
#include "publish/answer.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

struct ReturnAsked {
  std::string organization, body;  ///< as typed
  std::string eras = "5y";         ///< "5y": years each; "2005,2015": years in which eras begin
  MaybeDate to;
};

/// body, eras, to; the organization is left empty.
Result<ReturnAsked> parse_return(const Parameters& asked);

/// Eras up to a day. "5y" gives blocks of calendar years that end with its year, back to `first`, twelve at
/// most. An error says what to write instead.
Result<std::vector<Era>> parse_eras(const std::string& text, Day first, Day to);

struct ReturnAnswer {
  ReturnAsked question;
  std::string organization, body;
  std::vector<Era> eras;
  ReturnRecord record;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
};

/// Errors: an organization or body that is not on record, with what is near; eras that cannot be read; an
/// audience to which organizations are not named.
Result<ReturnAnswer> return_answer(Reader& reader, const ReturnAsked& question, Audience audience, Day today);

std::string return_heading(const ReturnAnswer& answer);
std::vector<Section> return_sections(const ReturnAnswer& answer, bool terminal);
std::vector<std::string> return_notes(const ReturnAnswer& answer);

/// One row a body and era.
duck::Table return_table(const ReturnAnswer& answer);

std::string render_return_text(const ReturnAnswer& answer);
std::string render_return_json(const ReturnAnswer& answer);

}  // namespace plenary
