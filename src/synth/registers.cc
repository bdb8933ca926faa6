// Registers know more than attendance lists do and yet not everything: some affiliations and segments are not
// there.
#include "synth/registers.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/files.h"
#include "synth/bodies.h"
#include "synth/noun_file.h"

namespace plenary::synth {
namespace {

MaybeDate on(Day day) { return Date{day}; }

OrganizationName registered(const World& world, uint32_t at) {
  const Firm& firm = world.firms[at];
  return {firm.spellings[0].text, std::string(countries()[firm.country].code), firm.domain};
}

Status bodies(const World&, NounFile<Body>& out) {
  for (const auto& plan : kBodies) PLENARY_TRY(out.add({plan.key, plan.name, plan.kind, plan.url}));
  return {};
}

Status groups(const World& world, NounFile<Group>& out) {
  for (const Team& team : world.teams) {
    Group row;
    row.body = kBodies[team.body].key, row.group = team.key, row.name = team.name, row.kind = team.kind;
    if (team.parent != kNone) row.parent = world.teams[team.parent].key;
    row.from = on(team.from);
    if (team.to) row.to = on(*team.to);
    PLENARY_TRY(out.add(row));
  }
  return {};
}

// After a new name or a merger the old one has what it became as its parent.
Status organizations(const World& world, NounFile<Organization>& out) {
  Random random(world.options.seed, kFirmStream, 1);
  for (uint32_t at = 0; at < world.firms.size(); ++at) {
    const Firm& firm = world.firms[at];
    Organization row;
    row.organization = registered(world, at);
    row.kind = firm.kind;
    if (!random.chance(0.15)) row.segment = firm.segment;
    if (!random.chance(0.25)) row.size_class = firm.size_class;
    if (firm.parent != kNone) row.parent = world.firms[firm.parent].spellings[0].text;
    // A new name is known from the day of the change.
    if (at >= world.scale.firms) row.from = on(std::ranges::find(world.firms, at, &Firm::successor)->changed);
    if (firm.successor != kNone) row.to = on({firm.changed.days - 1});
    PLENARY_TRY(out.add(row));
    if (firm.successor == kNone) continue;
    row.from = on(firm.changed), row.to = {};
    row.parent = world.firms[firm.successor].spellings[0].text;
    PLENARY_TRY(out.add(row));
  }
  return {};
}

PersonName known_person(const World& world, uint32_t at, uint32_t firm) {
  const Person& person = world.people[at];
  PersonName name;
  write_name(person.name, NameStyle::kPlain, name.name);
  name.mail = person.handle + "@" + world.firms[firm].domain;
  name.key = fmt::format("synth:p{}", at + 1);
  return name;
}

Status affiliations(const World& world, NounFile<Affiliation>& out) {
  Random random(world.options.seed, kPersonStream, uint64_t{1} << 40);
  for (uint32_t at = 0; at < world.people.size(); ++at)
    for (uint32_t i = 0; i < world.people[at].job_count; ++i) {
      if (random.chance(0.2)) continue;
      const Job& job = world.jobs[world.people[at].jobs + i];
      const uint32_t firm = world.firm_on(job.firm, job.from);
      Affiliation row;
      row.person = known_person(world, at, firm);
      row.organization = registered(world, firm);
      row.job_level = job.level, row.evidence = "register", row.from = on(job.from);
      // The last one may go on beyond what the world shows.
      if (job.to <= world.last_day()) row.to = on(job.to);
      PLENARY_TRY(out.add(row));
    }
  return {};
}

const char* category(const BodyPlan& body, const Firm& firm) {
  const std::string_view kind = firm.kind;
  return body.categories[kind == "government" ? 0 : kind == "company" ? 1 : 2];
}

struct Presence {
  Day first;
  int jobs = 0;
};

/// Returns since when and by how many jobs a firm is seen in a body.
std::map<std::pair<uint8_t, uint32_t>, Presence> presences(const World& world) {
  std::map<std::pair<uint8_t, uint32_t>, Presence> all;
  for (const Person& person : world.people)
    for (uint32_t i = person.jobs; i < person.jobs + person.job_count; ++i) {
      const Day from = std::max(world.jobs[i].from, world.first_day());
      Presence& presence = all[{person.body, world.jobs[i].firm}];
      presence.first = presence.jobs++ == 0 ? from : std::min(presence.first, from);
    }
  return all;
}

Status add_membership(const World& world, Random& random, uint8_t body, uint32_t at, Day from,
                      NounFile<Membership>& out) {
  constexpr std::array kClasses{"1/16", "1/8", "1/4", "1/2", "1", "2", "5"};
  const Firm& firm = world.firms[at];
  Membership row;
  row.organization = registered(world, at);
  row.body = kBodies[body].key, row.category = category(kBodies[body], firm), row.from = on(from);
  if (body == 0) row.contributory_class = kClasses[(firm.size_class[0] == 'l' ? 3 : 0) + random.below(4)];
  const bool ends = firm.successor != kNone && from < firm.changed;
  if (ends)
    row.to = on({firm.changed.days - 1});
  else if (random.chance(0.1))
    row.to = on(make_day(random.between(civil(from).year, civil(world.last_day()).year), 12, 31));
  PLENARY_TRY(out.add(row));
  if (!ends || firm.merged) return {};
  row.organization = registered(world, firm.successor), row.from = on(firm.changed), row.to = {};
  return out.add(row);
}

// The more people a firm sends, the likelier it is a member; some members never send anybody.
Status memberships(const World& world, NounFile<Membership>& out) {
  Random random(world.options.seed, kMemberStream, uint64_t{1} << 40);
  const auto all = presences(world);
  for (uint8_t body = 0; body < kBodies.size(); ++body)
    for (uint32_t firm = 0; firm < world.scale.firms; ++firm) {
      const auto at = all.find({body, firm});
      const bool seen = at != all.end();
      if (!random.chance(seen ? 0.95 * (1 - std::pow(0.6, at->second.jobs)) : 0.01)) continue;
      const Day from = seen ? make_day(civil(at->second.first).year, 1, 1) : world.first_day();
      PLENARY_TRY(add_membership(world, random, body, firm, from, out));
    }
  return {};
}

// All members attend and contribute; those of the third category do not vote.
Status rights(const World& world, NounFile<Right>& out) {
  for (const auto& body : kBodies) {
    std::vector<std::string_view> told;
    for (size_t i = 0; i < body.categories.size(); ++i) {
      if (std::ranges::find(told, body.categories[i]) != told.end()) continue;
      told.push_back(body.categories[i]);
      for (const char* right : {"attend", "contribute", "vote"})
        if (i < 2 || right[0] != 'v')
          PLENARY_TRY(out.add({body.key, body.categories[i], right, on(world.first_day()), {}}));
    }
  }
  return {};
}

Status roles(const World& world, NounFile<Role>& out) {
  for (const Post& post : world.posts) {
    const Person& person = world.people[post.person];
    const Team& team = world.teams[post.team];
    const uint32_t firm = world.firm_on(world.job(person, post.from).firm, post.from);
    Role row;
    row.person = known_person(world, post.person, firm);
    row.organization = registered(world, firm);
    row.body = kBodies[team.body].key, row.group = team.key, row.role = post.role;
    row.from = on(post.from), row.to = on(post.to);
    PLENARY_TRY(out.add(row));
  }
  return {};
}

Status events(const World& world, NounFile<Event>& out) {
  for (uint32_t at = 0; at < world.meetings.size(); ++at) {
    const Meeting& meeting = world.meetings[at];
    const Team& team = world.teams[meeting.team];
    Event row;
    row.event = meeting.key, row.body = kBodies[team.body].key, row.group = team.key;
    row.kind = meeting.kind, row.mode = meeting.mode, row.from = on(meeting.from), row.to = on(meeting.to);
    row.name = fmt::format("SYNTHETIC {} of {}, {}", meeting.kind, team.key, to_string(meeting.from));
    if (meeting.mode[0] != 'r') {
      Random random(world.options.seed, kMeetingStream, at + 1);
      row.country = countries()[meeting.country].code, row.place = invent_word(random);
    }
    PLENARY_TRY(out.add(row));
  }
  return {};
}

Status deliverables(const World& world, NounFile<Document>& out) {
  for (const Deliverable& paper : world.deliverables) {
    const Team& team = world.teams[paper.team];
    Document row;
    row.document = paper.key, row.work = paper.work, row.name = paper.name, row.title = paper.title;
    row.body = kBodies[team.body].key, row.group = team.key;
    row.type = paper.type, row.status = paper.status, row.approval_path = paper.path;
    row.event = world.meetings[paper.meeting].key, row.date = on(paper.day);
    PLENARY_TRY(out.add(row));
  }
  return {};
}

std::string cell(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

Status truth(const World& world) {
  std::string csv = "written,organization,country,reason,now\n";
  for (const Firm& firm : world.firms) {
    const auto& now = firm.successor == kNone ? firm : world.firms[firm.successor];
    for (const Spelling& spelling : firm.spellings)
      csv += fmt::format("{},{},{},{},{}\n", cell(spelling.text), cell(firm.spellings[0].text),
                         countries()[firm.country].code, spelling.reason, cell(now.spellings[0].text));
  }
  return write_file(world.options.folder + "/truth/organization_names.csv", csv);
}

}  // namespace

Status write_registers(const World& world) {
  PLENARY_LET(scratch, open_scratch());
  const auto write = [&]<class Noun>(const char* noun, Status (*add)(const World&, NounFile<Noun>&),
                                     const char* file = "part-00000") -> Status {
    PLENARY_LET(out, NounFile<Noun>::open(scratch, "register"));
    PLENARY_TRY(add(world, out));
    return out.save(fmt::format("{}/{}/{}.parquet", world.options.folder, noun, file));
  };
  PLENARY_TRY(write("body", bodies));
  PLENARY_TRY(write("group", groups));
  PLENARY_TRY(write("organization", organizations));
  PLENARY_TRY(write("affiliation", affiliations));
  PLENARY_TRY(write("membership", memberships));
  PLENARY_TRY(write("right", rights));
  PLENARY_TRY(write("role", roles));
  PLENARY_TRY(write("event", events));
  PLENARY_TRY(write("document", deliverables, "deliverables"));
  return truth(world);
}

}  // namespace plenary::synth
