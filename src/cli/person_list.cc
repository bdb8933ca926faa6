#include "cli/person_list.h"

#include <algorithm>

namespace plenary {
namespace {

// The way of writing a person that says most: by an address or an identifier nobody else is meant.
const PersonReference& fullest(const KnownPerson& person) {
  return *std::ranges::max_element(person.references, {}, [](const PersonReference& r) {
    return (r.mail.empty() ? 0 : 4) + (r.key.empty() ? 0 : 4) + (r.name.empty() ? 0 : 2) +
           (r.body.empty() ? 0 : 1);
  });
}

// As answers show it; of the hidden, whom only those find who know the name, as sources write it.
Result<std::string> shown_name(Reader& reader, const KnownPerson& person) {
  if (person.hidden) return person.name;
  PLENARY_LET(found, reader.connection().query("SELECT name FROM person WHERE person_id = " +
                                               std::to_string(person.id)));
  return found.rows.empty() ? person.name : duck::to_text(found.rows[0][0]);
}

}  // namespace

Result<duck::Table> candidate_table(Reader& reader, const std::vector<KnownPerson>& people) {
  PLENARY_LET(names, PublicNames::of(reader, Audience::kPublic));
  duck::Table table;
  for (const char* name : {"who", "name", "written"})
    table.columns.push_back({name, duck::Type::kText, "VARCHAR"});
  for (const char* name : {"hidden", "public"}) table.columns.push_back({name, duck::Type::kBool, "BOOLEAN"});
  for (const auto& person : people) {
    std::string written;
    for (const auto& r : person.references) written += (written.empty() ? "" : "; ") + designator_of(r);
    PLENARY_LET(name, shown_name(reader, person));
    const bool listed = names.listed(name);
    table.rows.push_back(
        {designator_of(fullest(person)), std::move(name), std::move(written), person.hidden, listed});
  }
  return table;
}

}  // namespace plenary
