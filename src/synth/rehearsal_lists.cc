// The long lists: registrations a year, contributions a year. Names are written as people write them: in
// capitals, in another form, or not at all.
#include <fmt/core.h>

#include <algorithm>

#include "synth/rehearsal_sheets.h"

namespace plenary::synth {
namespace {

const Entity& employer(const Office& office, const Delegate& person, Day day) {
  return office.entities[office.entity_on(office.job(person, day).entity, day)];
}

std::string written(Random& random, const Entity& entity) {
  const double u = random.unit();
  return u < 0.93 ? entity.name : u < 0.98 ? ascii_upper(entity.name) : entity.other_name;
}

std::vector<SheetCell> registration(const Office& office, Random& random, const Happening& event,
                                    const Registration& r) {
  const auto& person = office.people[r.person];
  const auto& job = office.job(person, event.from);
  const auto entity = office.entity_on(job.entity, event.from);
  const auto& e = office.entities[entity];
  const bool said = entity < office.states || random.chance(0.97);
  auto organization = said ? written(random, e) : std::string();
  if (random.chance(0.0002)) organization += "; " + office.entities[office.states + random.below(50)].name;
  return {event.code,
          event.from,
          person.name.given,
          random.chance(0.1) ? ascii_upper(person.name.family) : person.name.family,
          random.chance(0.9) ? SheetCell(person.mail) : SheetCell(),
          std::move(organization),
          random.chance(0.96) ? SheetCell(e.country) : SheetCell(),
          entity < office.states ? SheetCell(e.country) : SheetCell(),
          std::string(said && random.chance(0.85) ? job.level : ""),
          std::string(r.mode),
          std::string(r.role),
          std::string(r.came ? "yes" : "no")};
}

}  // namespace

std::vector<Sheet> registration_sheets(const Office& office, const Registrations& registrations, int year) {
  std::vector<Sheet> sheets;
  for (const char* name : {"Meetings", "Workshops"})
    sheets.push_back({name,
                      fmt::format("Registrations {}", year),
                      {"Event", "Day", "Given name", "Family name", "E-mail", "Organization", "Country",
                       "Delegation of", "Job level", "Participation", "Role", "Attended"},
                      {}});
  for (uint32_t e = 0; e < office.events.size(); ++e) {
    const auto& event = office.events[e];
    if (civil(event.from).year != year) continue;
    const bool talks = event.kind == EventKind::kWorkshop || event.kind == EventKind::kWebinar ||
                       event.kind == EventKind::kExecutives;
    Random random(office.options.seed, kSlipStream, 1000 + e);
    for (const auto& r : registrations[e])
      sheets[talks ? 1 : 0].rows.push_back(registration(office, random, event, r));
  }
  return sheets;
}

Sheet contribution_sheet(const Office& office, const std::vector<Paper>& papers, int year) {
  Sheet sheet{"Contributions",
              fmt::format("Contributions {}", year),
              {"Number", "Title", "Source", "Contact", "Contact e-mail", "Contact organization",
               "Contact country", "Question", "Meeting", "Received", "Outcome"},
              {}};
  for (size_t i = 0; i < papers.size(); ++i) {
    const auto& paper = papers[i];
    const auto& event = office.events[paper.event];
    if (civil(event.from).year != year) continue;
    Random random(office.options.seed, kSlipStream, (1u << 20) + i);
    const auto& person = office.people[paper.person];
    const auto& entity = employer(office, person, event.from);
    const auto own = written(random, entity);
    auto source = own;
    for (const auto partner : paper.partners)
      source += "; " + office.entities[office.entity_on(partner, event.from)].name;
    size_t p = 0;
    while (p + 1 < office.periods.size() && office.periods[p].to < event.from) ++p;
    sheet.rows.push_back({fmt::format("R{:02}-{}-C{}", civil(office.periods[p].from).year % 100,
                                      office.sections[event.section].key, paper.number),
                          paper.title, source, person.name.given + " " + person.name.family, person.mail, own,
                          entity.country, question_key(office, event.section, paper.question), event.code,
                          random.chance(0.0005) ? SheetCell(std::string("TBC")) : SheetCell(paper.received),
                          std::string(paper.outcome)});
  }
  return sheet;
}

}  // namespace plenary::synth
