// A list of names takes any bytes: it parses, resolves to one decision a row, and the decision does not hang
// on the order of rows.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>

#include "base/text.h"
#include "identity/resolve_organizations.h"
#include "identity/resolve_people.h"

namespace {
void require(bool holds) {
  if (!holds) std::abort();
}

std::map<std::string, std::string> entities(const std::vector<plenary::NameRow>& rows,
                                            const std::vector<plenary::NameDecision>& decisions) {
  require(rows.size() == decisions.size());
  std::map<std::string, std::string> out;
  for (size_t i = 0; i < rows.size(); ++i) {
    require(plenary::valid_utf8(decisions[i].entity) && plenary::valid_utf8(decisions[i].reason));
    out[rows[i].raw + '\n' + rows[i].country + '\n' + rows[i].domain + '\n' + rows[i].mail] =
        decisions[i].entity;
  }
  return out;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  static const OrganizationKnowledge kOrganizations = organization_knowledge().value();
  static const PersonKnowledge kPeople = person_knowledge().value();
  const std::string bytes =
      "raw,country,domain,mail\n" + std::string(reinterpret_cast<const char*>(data), size);
  auto rows = read_names(bytes).value();
  if (rows.size() > 40) rows.resize(40);
  const auto people_of = [](const std::vector<NameRow>& names) {
    std::vector<PersonRow> people;
    for (const auto& r : names) people.push_back({r.raw, r.mail, "", {}, ""});
    return people;
  };
  auto turned = rows;
  std::ranges::reverse(turned);
  require(entities(rows, resolve_organizations(rows, kOrganizations).decisions) ==
          entities(turned, resolve_organizations(turned, kOrganizations).decisions));
  require(entities(rows, resolve_people(people_of(rows), kPeople).decisions) ==
          entities(turned, resolve_people(people_of(turned), kPeople).decisions));
  return 0;
}
