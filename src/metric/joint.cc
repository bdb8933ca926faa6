#include "metric/joint.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "metric/coverage.h"
#include "metric/gather.h"

namespace plenary {
namespace {

constexpr size_t kMostUnits = 100;         // of one thing
constexpr size_t kMostPairs = 20'000'000;  // looked at in one cut

// Names as numbers: while reading in the order in which they come, then in that of the names, so that the
// same records give the same numbers in whatever order they were imported.
class Names {
 public:
  uint32_t number(const std::string& name) {
    return numbers_.emplace(name, static_cast<uint32_t>(numbers_.size())).first->second;
  }
  /// Hands over the sorted names and returns the place of each number among them.
  std::vector<uint32_t> sort_into(std::vector<std::string>& names) {
    std::vector<std::pair<std::string, uint32_t>> order(numbers_.begin(), numbers_.end());
    std::ranges::sort(order);
    std::vector<uint32_t> place(order.size());
    names.clear();
    for (auto& [name, number] : order) {
      place[number] = static_cast<uint32_t>(names.size());
      names.push_back(std::move(name));
    }
    numbers_.clear();
    return place;
  }

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
};

size_t distinct_units(const std::vector<Party>& parties) {
  size_t count = 0;
  for (size_t i = 0; i < parties.size(); ++i) count += i == 0 || parties[i].unit != parties[i - 1].unit;
  return count;
}

// Takes the rows in their order: by cut, thing and unit.
class CutReader {
 public:
  CutReader(const Plan& plan, const std::function<Status(JointWork&)>& close)
      : plan_(plan), lead_(leading_slices(plan.metric)), cuts_(plan.by.size() - lead_), close_(close) {}

  Status take(const std::vector<duck::Value>& row) {
    auto cut = labels_of(row, cuts_);
    if (begun_ && cut != work_.cut) PLENARY_TRY(end_cut());
    if (!begun_ || row[cuts_] != thing_) PLENARY_TRY(end_thing());
    begun_ = true;
    work_.cut = std::move(cut);
    thing_ = row[cuts_];
    size_t at = cuts_ + 1;
    Party party;
    party.unit = units_.number(duck::to_text(row[at++]));
    if (lead_ > 1) {
      if (!std::holds_alternative<std::monostate>(row[at]))
        party.border = borders_.number(duck::to_text(row[at]));
      ++at;
    }
    if (directed(plan_)) party.target = duck::to_text(row[at++]) == "to";
    party.records = whole(row[at++]);
    if (plan_.query->disclosure) party.person = whole(row[at]), party.organization = whole(row[at + 1]);
    parties_.push_back(party);
    return {};
  }

  Status end_cut() {
    PLENARY_TRY(end_thing());
    if (!begun_) return {};
    const auto units = units_.sort_into(work_.units), borders = borders_.sort_into(work_.borders);
    for (auto& thing : work_.things) {
      for (auto& party : thing) {
        party.unit = units[party.unit];
        if (party.border) party.border = borders[*party.border];
      }
      std::ranges::stable_sort(thing, {}, [](const Party& p) { return std::pair(p.unit, p.target); });
    }
    PLENARY_TRY(close_(work_));
    work_ = {}, pairs_ = 0, begun_ = false;
    return {};
  }

  size_t crowded() const { return crowded_; }

 private:
  Status end_thing() {
    const size_t units = distinct_units(parties_);
    if (units > kMostUnits)
      ++crowded_;
    else if (units > 0)
      work_.things.push_back(parties_);
    parties_.clear();
    if (units <= kMostUnits) pairs_ += units * (units - std::min<size_t>(units, 1)) / 2;
    if (pairs_ <= kMostPairs) return {};
    return fail(ErrorKind::kUsage,
                fmt::format("{} would look at more than {} million pairs: narrow it with --where or --from",
                            plan_.metric.name, kMostPairs / 1'000'000));
  }

  const Plan& plan_;
  const size_t lead_, cuts_;
  const std::function<Status(JointWork&)>& close_;
  Names units_, borders_;
  JointWork work_;
  std::vector<Party> parties_;
  duck::Value thing_;
  bool begun_ = false;
  size_t pairs_ = 0, crowded_ = 0;
};

// One row a cut, a thing, a unit and what else is told apart.
std::string parties_sql(const Plan& plan) {
  std::string columns;
  size_t count = 0;
  const auto add = [&](const std::string& column) { columns += (count++ == 0 ? "" : ", ") + column; };
  for (size_t i = leading_slices(plan.metric); i < plan.by.size(); ++i) add(fmt::format("s{}", i));
  add(plan.metric.subject);
  for (size_t i = 0; i < leading_slices(plan.metric); ++i) add(fmt::format("s{}", i));
  if (directed(plan)) add("side");
  const std::string people = plan.query->disclosure ? ", person_id, organization_id" : "";
  return fmt::format(
      "SELECT {0}, CAST(sum(records) AS BIGINT){1} FROM ({2}) WHERE s0 IS NOT NULL AND {3} IS NOT NULL "
      "GROUP BY {0}{1} ORDER BY {0}{1}",
      columns, people, sliced(plan, true), plan.metric.subject);
}

}  // namespace

Status each_cut(duck::Connection& c, const Plan& plan, MeasureResult& result,
                const std::function<Status(JointWork&)>& close) {
  CutReader reader(plan, close);
  Status read;
  PLENARY_TRY(c.each_row(parties_sql(plan), {}, [&](const auto&, const auto& row) {
    read = reader.take(row);
    return read.has_value();
  }));
  PLENARY_TRY(std::move(read));
  PLENARY_TRY(reader.end_cut());
  if (reader.crowded() > 0)
    result.notes.push_back(fmt::format("Left out: {} {} with more than {} parties each", reader.crowded(),
                                       plan.metric.unit, kMostUnits));
  return {};
}

bool chosen(const Plan& plan, std::span<const std::string_view> units) {
  return std::ranges::all_of(plan.ends, [&](const Plan::Filter& end) {
    const auto fits = [&](std::string_view unit) {
      return std::ranges::find(end.filter->values, unit) != end.filter->values.end();
    };
    return std::ranges::any_of(units, fits) != end.filter->negate;
  });
}

std::vector<std::vector<uint32_t>> documents_of(const JointWork& work) {
  std::vector<std::vector<uint32_t>> all;
  all.reserve(work.things.size());
  for (const auto& thing : work.things) {
    auto& units = all.emplace_back();
    for (const Party& party : thing)
      if (units.empty() || units.back() != party.unit) units.push_back(party.unit);
  }
  return all;
}

void PartyCount::add(const Party& party) {
  records_ += party.records;
  if (party.person != 0) persons_.push_back(party.person);
  if (party.organization != 0) organizations_.push_back(party.organization);
}

void PartyCount::add(const PartyCount& other) {
  records_ += other.records_;
  persons_.insert(persons_.end(), other.persons_.begin(), other.persons_.end());
  organizations_.insert(organizations_.end(), other.organizations_.begin(), other.organizations_.end());
}

void PartyCount::fill(MeasureRow& row) {
  const auto distinct = [](std::vector<int64_t>& all) {
    std::ranges::sort(all);
    return std::ranges::unique(all).begin() - all.begin();
  };
  row.records = row.known = records_;
  row.persons = distinct(persons_), row.organizations = distinct(organizations_);
}

std::string unit_word(const Plan& plan) { return ascii_lower(plan.by.front()->title); }

}  // namespace plenary
