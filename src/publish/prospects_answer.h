// Prospects of a body as an answer, after the audience's rules: to whom organizations may be named, the lists
// with their evidence; to all others how many are missing by region, kind and segment.
#pragma once
#include <string>
#include <vector>

#include "advise/prospects.h"
#include "publish/answer.h"
#include "publish/company_filter.h"
#include "publish/section.h"

namespace plenary {

/// Small companies, universities and newcomers have lists of their own, of so many.
inline constexpr size_t kOwnList = 10;

struct ProspectsQuestion {
  std::string body, explain;  ///< as typed; explain: one organization with all its evidence
  CompanyFilter filter;
  MaybeDate from, to;
  size_t top = 20;
};

/// body, explain, region, segment, kind, size, from, to or as-of, top.
Result<ProspectsQuestion> parse_prospects(const Parameters& asked);

struct ProspectsAnswer {
  ProspectsQuestion question;
  std::string body;
  Prospects prospects;                                ///< of the list those that pass the filter
  size_t of_all = 0;                                  ///< prospects before the filter
  std::map<int64_t, std::vector<std::string>> peers;  ///< of those that are shown
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};

  Day after() const { return *prospects.question.after; }
};

/// Whether a register says that a company is small: SMEs and start-ups too.
bool is_small(const Company& company);

/// Errors: a body, region, segment, kind or size that is not on record, with those there are; a day to come;
/// an organization to explain that is no prospect.
Result<ProspectsAnswer> prospects_answer(Reader& reader, const ProspectsQuestion& question, Audience audience,
                                         Day today);

std::string prospects_heading(const ProspectsAnswer& answer);
std::vector<Section> prospects_sections(const ProspectsAnswer& answer, bool terminal);
std::vector<std::string> prospects_notes(const ProspectsAnswer& answer);

/// The rows of the first section.
duck::Table prospects_table(const ProspectsAnswer& answer);

std::string render_prospects_text(const ProspectsAnswer& answer);
std::string render_prospects_json(const ProspectsAnswer& answer);

}  // namespace plenary
