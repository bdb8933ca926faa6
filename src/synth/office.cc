#include "synth/office.h"

namespace plenary::synth {

const Employment& Office::job(const Delegate& person, Day day) const {
  size_t i = person.jobs.size() - 1;
  while (i > 0 && person.jobs[i].from > day) --i;
  return person.jobs[i];
}

uint32_t Office::entity_on(uint32_t entity, Day day) const {
  while (entities[entity].successor != kNobody && entities[entity].changed <= day)
    entity = entities[entity].successor;
  return entity;
}

Office make_office(const RehearsalOptions& options) {
  Office office;
  office.options = options;
  make_entities(office);
  make_register(office);
  make_sections(office);
  make_delegates(office);
  make_calendar(office);
  return office;
}

}  // namespace plenary::synth
