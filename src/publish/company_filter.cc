#include "publish/company_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <set>

#include "base/text.h"
#include "metric/side.h"

namespace plenary {
namespace {

struct Attribute {
  const char* name;
  std::string CompanyFilter::*asked;
  std::string Company::*of;
};
constexpr std::array kAttributes{Attribute{"region", &CompanyFilter::region, &Company::region},
                                 Attribute{"segment", &CompanyFilter::segment, &Company::segment},
                                 Attribute{"kind", &CompanyFilter::kind, &Company::kind},
                                 Attribute{"size", &CompanyFilter::size, &Company::size}};
constexpr const char* kUnknown = "unknown";

}  // namespace

bool CompanyFilter::passes(const Company& company) const {
  for (const auto& a : kAttributes) {
    const auto &want = this->*a.asked, &is = company.*a.of;
    if (!want.empty() && (want == kUnknown ? !is.empty() : want != is)) return false;
  }
  return true;
}

std::string CompanyFilter::words() const {
  std::string out;
  for (const auto& a : kAttributes)
    if (!(this->*a.asked).empty()) out += fmt::format(", {} {}", a.name, this->*a.asked);
  return out;
}

CompanyFilter parse_company_filter(const Parameters& asked) {
  CompanyFilter out;
  for (const auto& a : kAttributes) out.*a.asked = asked.get(a.name);
  return out;
}

Status check_filter(CompanyFilter& filter, const std::map<int64_t, Company>& companies) {
  for (const auto& a : kAttributes) {
    auto& want = filter.*a.asked;
    if (want.empty() || want == kUnknown) continue;
    std::set<std::string> known;
    for (const auto& [id, company] : companies)
      if (!(company.*a.of).empty()) known.insert(company.*a.of);
    std::string found;
    for (const auto& value : known)
      if (ascii_lower(value) == ascii_lower(trim(want))) found = value;
    if (found.empty())
      return fail(ErrorKind::kUsage,
                  known.empty()
                      ? fmt::format("no organization on record has a {}: a register says them", a.name)
                      : fmt::format("no organization on record has the {} '{}'; there are: {}, {}", a.name,
                                    printable(want), fmt::join(known, ", "), kUnknown));
    want = found;
  }
  return {};
}

Result<NamedBody> named_body(duck::Connection& c, const std::string& name) {
  if (trim(name).empty()) {
    PLENARY_LET(
        there, c.query("SELECT b.body FROM body b SEMI JOIN activity a ON a.body_id = b.body_id ORDER BY 1"));
    std::vector<std::string> keys;
    for (const auto& row : there.rows) keys.push_back(duck::to_text(row[0]));
    return fail(ErrorKind::kUsage,
                fmt::format("say of which body; with records of acts there are: {}", fmt::join(keys, ", ")));
  }
  PLENARY_LET(places, read_places(c));
  PLENARY_LET(side, find_side(c, name, "body"));
  const auto id = places.body(side.label);
  if (!id) return fail(ErrorKind::kNotFound, fmt::format("nothing is on record of {}", printable(name)));
  return NamedBody{*id, side.label};
}

Result<NamedOrganization> named_organization(duck::Connection& c, const std::string& text) {
  PLENARY_LET(side, find_side(c, text, "organization"));
  PLENARY_LET(
      found,
      c.query("SELECT CAST(organization_id AS BIGINT) FROM organization WHERE name = $1 ORDER BY 1 LIMIT 1",
              {side.label}));
  return NamedOrganization{std::get<int64_t>(found.rows.at(0)[0]), side.label};
}

Result<Day> judged_to(duck::Connection& c, int64_t body, const std::optional<Day>& asked, Day today) {
  if (asked && *asked > today)
    return fail(ErrorKind::kUsage, fmt::format("{} lies in the future", to_string(*asked)));
  if (asked) return *asked;
  PLENARY_LET(span, read_record_span(c, body));
  return span ? std::min(span->last, today) : today;
}

}  // namespace plenary
