#include <algorithm>

#include "advise/funnel.h"

namespace plenary {
namespace {

using Key = std::pair<std::string, std::string>;  // kind, region

/// Companies of one kind and region on one side.
struct Alike {
  std::vector<const FunnelCourse*> reached;
  std::vector<FunnelCourse> others;
};

bool comparable(const CompanyPast& company, FunnelSide side, Day day) {
  return side == FunnelSide::kMember ? company.member_on(day)
                                     : !company.member_on(day) && company.known_elsewhere(day);
}

// Two years after a day must have been seen, of those reached and of the others.
bool seen_through(Day day, Day to) { return years_later(day, kFunnelYears) <= to; }

bool came(const FunnelCourse& c, FunnelStage stage) {
  const auto& at = c.at[static_cast<size_t>(stage)];
  return at && *at <= years_later(c.reached, kFunnelYears);
}

class Comparing {
 public:
  Comparing(const Funnel& f, const FunnelQuestion& q, FunnelSide side) : f_(f), q_(q), side_(side) {}

  std::vector<FunnelComparison> run() {
    gather();
    std::vector<FunnelComparison> out;
    for (const auto stage : {FunnelStage::kTookPart, FunnelStage::kMember, FunnelStage::kContributor})
      if (stage != FunnelStage::kMember || side_ == FunnelSide::kOutside) out.push_back(compared(stage));
    return out;
  }

 private:
  Key key_of(int64_t company) const {
    const auto at = f_.companies.find(company);
    return at == f_.companies.end() ? Key() : Key(at->second.kind, at->second.region);
  }

  void gather() {
    std::set<int64_t> reached;
    for (const auto& contact : f_.past.contacts) reached.insert(contact.company);
    for (const auto& c : f_.courses)
      if (c.side == side_ && seen_through(c.reached, q_.to) &&
          comparable(f_.past.of(c.company), side_, c.reached))
        alike_[key_of(c.company)].reached.push_back(&c);
    for (const auto& [company, past] : f_.past.companies)
      if (!reached.contains(company)) add_other(company, past);
  }

  // The others take turns over the days on which those like them were reached, so that both are of the same
  // years; one that could not be compared on its day has the next on which it can.
  void add_other(int64_t company, const CompanyPast& past) {
    const auto at = alike_.find(key_of(company));
    if (at == alike_.end()) return;
    auto& [days, others] = at->second;
    for (size_t i = 0; i < days.size(); ++i) {
      const Day day = days[(others.size() + i) % days.size()]->reached;
      if (!comparable(past, side_, day)) continue;
      others.push_back(course_of(f_.past, company, day));
      return;
    }
  }

  FunnelComparison compared(FunnelStage stage) const {
    FunnelComparison out{.side = side_, .to = stage};
    std::vector<TwoGroups> strata;
    const auto fresh = [&](const FunnelCourse& c) { return !c.before[static_cast<size_t>(stage)]; };
    for (const auto& [key, alike] : alike_) {
      TwoGroups s;
      for (const auto* c : alike.reached)
        if (fresh(*c)) ++s.trials_a, s.hits_a += came(*c, stage) ? 1 : 0;
      for (const auto& c : alike.others)
        if (fresh(c)) ++s.trials_b, s.hits_b += came(c, stage) ? 1 : 0;
      if (s.trials_a == 0 || s.trials_b == 0) continue;
      out.reached += s.trials_a, out.reached_came += s.hits_a;
      out.others += s.trials_b, out.others_came += s.hits_b;
      strata.push_back(s);
    }
    out.difference = stratified_difference(strata);
    return out;
  }

  const Funnel& f_;
  const FunnelQuestion& q_;
  const FunnelSide side_;
  std::map<Key, Alike> alike_;
};

}  // namespace

std::vector<FunnelComparison> compare_funnel(const Funnel& funnel, const FunnelQuestion& question) {
  std::vector<FunnelComparison> out;
  if (!funnel.past.register_kept) return out;  // who is a member is what makes two companies alike
  for (const auto side : {FunnelSide::kOutside, FunnelSide::kMember})
    for (auto& one : Comparing(funnel, question, side).run()) out.push_back(one);
  return out;
}

}  // namespace plenary
