// The funnel of a body as an answer: from outreach to contribution, with what ended the way. For audiences to
// which organizations may be named; which company came of which action is for staff.
#pragma once
#include <string>
#include <vector>

#include "advise/funnel.h"
#include "publish/answer.h"
#include "publish/company_filter.h"
#include "publish/section.h"

namespace plenary {

struct FunnelAsked {
  std::string body;  ///< as typed
  CompanyFilter filter;
  MaybeDate from, to;  ///< of outreach
  MaybeDate as_of;     ///< the last day that is looked at
  size_t top = 20;     ///< actions
};

/// body, region, segment, kind, size, from, to, as-of, top.
Result<FunnelAsked> parse_funnel(const Parameters& asked);

struct FunnelAnswer {
  FunnelAsked question;
  std::string body;
  Day to;
  Funnel funnel;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
};

/// Errors: a body, region, segment, kind or size that is not on record, with those there are; a window that
/// ends before it begins; an audience to which organizations are not named.
Result<FunnelAnswer> funnel_answer(Reader& reader, const FunnelAsked& question, Audience audience, Day today);

std::string funnel_heading(const FunnelAnswer& answer);
std::vector<Section> funnel_sections(const FunnelAnswer& answer, bool terminal);
std::vector<std::string> funnel_notes(const FunnelAnswer& answer);

/// The steps.
duck::Table funnel_table(const FunnelAnswer& answer);

std::string render_funnel_text(const FunnelAnswer& answer);
std::string render_funnel_json(const FunnelAnswer& answer);

}  // namespace plenary
