// Who is at risk of leaving a body, as an answer. For the secretariat: told to others it might come true.
#pragma once
#include <string>
#include <vector>

#include "advise/leaving.h"
#include "publish/answer.h"
#include "publish/company_filter.h"
#include "publish/section.h"

namespace plenary {

struct LeavingAsked {
  std::string body;
  CompanyFilter filter;
  MaybeDate to;
  size_t top = 20;
};

/// body, region, segment, kind, size, to or as-of, top.
Result<LeavingAsked> parse_leaving(const Parameters& asked);

struct LeavingAnswer {
  LeavingAsked question;
  std::string body;
  Leaving leaving;  ///< of the list those that pass the filter
  Snapshot snapshot;
};

/// Errors: as those of prospects; other audiences than staff; a body of which nothing is on record.
Result<LeavingAnswer> leaving_answer(Reader& reader, const LeavingAsked& question, Audience audience,
                                     Day today);

std::string leaving_heading(const LeavingAnswer& answer);
std::vector<Section> leaving_sections(const LeavingAnswer& answer, bool terminal);
std::vector<std::string> leaving_notes(const LeavingAnswer& answer);

/// The rows of the first section.
duck::Table leaving_table(const LeavingAnswer& answer);

std::string render_leaving_text(const LeavingAnswer& answer);
std::string render_leaving_json(const LeavingAnswer& answer);

}  // namespace plenary
