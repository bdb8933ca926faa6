// Prints what the reader of minutes makes of one report, as tab-separated facts that bench/minutes compares.
#include <fmt/format.h>

#include <map>

#include "base/files.h"
#include "base/text.h"
#include "import/minutes.h"

int main(int count, char** words) {
  using namespace plenary;
  if (count != 2) return 2;
  SourceFile file;
  file.path = words[1];
  auto bytes = read_file(file.path);
  if (!bytes) {
    fmt::print(stderr, "{}\n", bytes.error().message);
    return 1;
  }
  file.bytes = std::move(*bytes);
  Batch out;
  (*open_minutes({}))->read(file, out);
  const auto day = [](const MaybeDate& date) { return date ? to_string(*date) : std::string(); };
  for (const auto& e : out.events)
    fmt::print("event\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", e.event, e.name, e.kind, day(e.from), day(e.to),
               e.place, e.mode, e.group, e.parent);
  for (const auto& a : out.activities)
    fmt::print("act\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", a.event, a.kind, a.person.name,
               a.organization.name, a.organization.country, a.role, a.mode, a.document, a.line);
  for (const auto& r : out.roles)
    fmt::print("role\t{}\t{}\t{}\t{}\n", r.person.name, r.organization.name, r.role, r.group);
  for (const auto& d : out.documents) fmt::print("document\t{}\t{}\t{}\n", d.name, d.document, d.type);
  for (const auto& a : out.actions)
    fmt::print("action\t{}\t{}\t{}\t{}\t{}\n", a.owner, day(a.due), a.objective, a.section, a.status);
  for (const auto& d : out.decisions) fmt::print("decision\t{}\t{}\n", d.document, d.text);
  for (const auto& s : out.statements)
    fmt::print("statement\t{}\t{}\t{}\t{}\t{}\n", s.section, s.person.name, s.organization.name, s.view,
               s.text);
  for (const auto& r : out.rejects) fmt::print("reject\t{}\t{}\n", r.line, r.reason);
}
