// Which companies a judgement is about: conditions on what registers and reviewed tables say of them.
#pragma once
#include <map>

#include "advise/deeds.h"
#include "publish/question.h"

namespace plenary {

struct CompanyFilter {
  std::string region, segment, kind, size;  ///< as typed; empty: any. "unknown": what nobody knows

  bool passes(const Company& company) const;
  /// ", region Africa, kind company", for headings; empty without conditions.
  std::string words() const;
};

/// region, segment, kind, size.
CompanyFilter parse_company_filter(const Parameters& asked);

/// Puts values in the way they are written on record. An error for one that no company has, with those there
/// are.
Status check_filter(CompanyFilter& filter, const std::map<int64_t, Company>& companies);

/// The body of a name, with its number; an error with what is near, also where no body is named.
struct NamedBody {
  int64_t id = 0;
  std::string key;
};
Result<NamedBody> named_body(duck::Connection& connection, const std::string& name);

/// An organization by any name on record; an error with what is near.
struct NamedOrganization {
  int64_t id = 0;
  std::string name;
};
Result<NamedOrganization> named_organization(duck::Connection& connection, const std::string& text);

/// The day to which a judgement of a body looks: as asked, else the last day of its records, never a day to
/// come.
Result<Day> judged_to(duck::Connection& connection, int64_t body, const std::optional<Day>& asked, Day today);

}  // namespace plenary
