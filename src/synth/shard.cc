// A shard is a run of activities in the order of meetings, so it covers a stretch of one or two bodies;
// inside it rows are sorted by body and day. A meeting cut by the end of a shard is made twice, each time
// whole: that is cheap and keeps shards independent. Its contributions are written with the shard where it
// begins.
#include "synth/shard.h"

#include <fmt/format.h>

#include <algorithm>

#include "synth/acts.h"
#include "synth/bodies.h"
#include "synth/noun_file.h"

namespace plenary::synth {
namespace {

struct Row {
  uint32_t meeting;
  Act act;
  const char* outcome;
};

class ShardWriter {
 public:
  ShardWriter(const World& world, duck::Connection& scratch, uint64_t shard)
      : world_(world),
        scratch_(scratch),
        shard_(shard),
        from_(shard * kShardRows),
        to_(std::min(from_ + kShardRows, world.options.activities)) {}

  Result<uint64_t> write() {
    PLENARY_TRY(collect());
    std::ranges::stable_sort(rows_, {},
                             [&](const Row& row) { return std::pair(body(row.meeting), row.act.day); });
    PLENARY_LET(file, NounFile<Activity>::open(scratch_, "activity"));
    for (const Row& row : rows_) {
      describe(row);
      PLENARY_TRY(file.add(activity_));
    }
    PLENARY_TRY(file.save(path("activity")));
    return rows_.size();
  }

 private:
  uint8_t body(uint32_t meeting) const { return world_.teams[world_.meetings[meeting].team].body; }
  std::string path(const char* noun) const {
    return fmt::format("{}/{}/part-{:05}.parquet", world_.options.folder, noun, shard_);
  }

  Status collect() {
    PLENARY_LET(documents, NounFile<Document>::open(scratch_, "document"));
    rows_.reserve(to_ - from_);
    const auto& meetings = world_.meetings;
    auto at = static_cast<uint32_t>(
        std::ranges::upper_bound(meetings, from_, {}, [](const Meeting& m) { return m.first_row + m.rows; }) -
        meetings.begin());
    Acts acts;
    for (; at < meetings.size() && meetings[at].first_row < to_; ++at) {
      make_acts(world_, at, acts);
      const Meeting& meeting = meetings[at];
      for (uint64_t i = std::max(from_, meeting.first_row);
           i < std::min(to_, meeting.first_row + meeting.rows); ++i) {
        const Act& act = acts.acts[i - meeting.first_row];
        rows_.push_back(
            {at, act, act.kind == ActKind::kContributed ? acts.contributions[act.contribution].outcome : ""});
      }
      if (meeting.first_row < from_) continue;
      for (uint32_t i = 0; i < acts.contributions.size(); ++i) {
        describe(at, i, acts.contributions[i]);
        PLENARY_TRY(documents.add(document_));
      }
    }
    return documents.save(path("document"));
  }

  void contribution_key(uint32_t meeting, uint32_t number, std::string& out) const {
    out.clear();
    fmt::format_to(std::back_inserter(out), "{}:c-{}-{}", kBodies[body(meeting)].key, meeting + 1,
                   number + 1);
  }

  void describe(uint32_t at, uint32_t number, const Contribution& contribution) {
    const Meeting& meeting = world_.meetings[at];
    const Team& team = world_.teams[meeting.team];
    Random random(world_.options.seed, kDeliverableStream, (uint64_t{at} + 1) << 32 | number);
    contribution_key(at, number, document_.document);
    document_.work = document_.document;
    document_.body = kBodies[team.body].key;
    document_.name = fmt::format("{} C-{}/{}", ascii_upper(document_.body), at + 1, number + 1);
    document_.group = team.key;
    document_.title = invent_title(random);
    document_.type = "contribution";
    document_.status = contribution.outcome;
    document_.event = meeting.key;
    document_.date = Date{contribution.day};
  }

  void describe(const Row& row) {
    const Meeting& meeting = world_.meetings[row.meeting];
    const Team& team = world_.teams[meeting.team];
    const Act& act = row.act;
    Activity& a = activity_;
    a.date = Date{act.day};
    a.kind = kActNames[static_cast<size_t>(act.kind)];
    a.mode = act.mode;
    a.body = kBodies[team.body].key;
    a.group = team.key;
    a.event = meeting.key;
    a.role = act.role;
    a.outcome = row.outcome;
    a.document.clear();
    if (act.contribution != kNone) contribution_key(row.meeting, act.contribution, a.document);
    if (act.deliverable != kNone) a.document = world_.deliverables[act.deliverable].key;
    describe_person(act, team.body);
    describe_organization(act, team.body);
  }

  void describe_person(const Act& act, uint8_t body) {
    const Person& person = world_.people[act.person];
    Activity& a = activity_;
    write_name(person.name, act.style, a.person.name);
    a.person.mail.clear(), a.person.key.clear();
    if (act.mail) {
      const uint32_t firm = world_.firm_on(world_.job(person, act.day).firm, act.day);
      a.person.mail.append(person.handle).append("@").append(world_.firms[firm].domain);
    }
    // Two of the bodies have accounts, and lists that show them.
    if (body == 2 || body == 5) fmt::format_to(std::back_inserter(a.person.key), "synth:p{}", act.person + 1);
  }

  void describe_organization(const Act& act, uint8_t body) {
    Activity& a = activity_;
    const Country& country = countries()[act.country];
    a.country = act.country_said ? country.code : "";
    a.organization.name.clear(), a.organization.country.clear(), a.organization.domain.clear(),
        a.delegation.clear();
    if (act.firm == kNone) return;
    const Firm& firm = world_.firms[act.firm];
    a.organization.name = firm.spellings[act.spelling].text;
    if (act.country_said) a.organization.country = country.code;
    if (act.mail) a.organization.domain = firm.domain;
    // Delegations are known to the assembly only: the administration's or the firm's own.
    if (body == 0)
      a.delegation = firm.kind[0] == 'g' ? country.name : std::string_view(firm.spellings[0].text);
  }

  const World& world_;
  duck::Connection& scratch_;
  uint64_t shard_, from_, to_;
  std::vector<Row> rows_;
  Activity activity_;
  Document document_;
};

}  // namespace

uint64_t shard_count(const World& world) { return (world.options.activities + kShardRows - 1) / kShardRows; }

Result<uint64_t> write_shard(const World& world, duck::Connection& scratch, uint64_t shard) {
  return ShardWriter(world, scratch, shard).write();
}

}  // namespace plenary::synth
