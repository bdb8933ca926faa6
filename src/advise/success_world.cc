#include "advise/success_world.h"

#include <algorithm>
#include <array>

namespace plenary {
namespace {

constexpr int kCorrectionYears = 3;

int years_between(Day from, Day to) {
  const auto a = civil(from), b = civil(to);
  return b.year - a.year - (std::pair(b.month, b.day) < std::pair(a.month, a.day) ? 1 : 0);
}

std::optional<EffectiveNumber> spread_over(const std::vector<Use>& uses, uint32_t Use::*place) {
  std::set<std::pair<uint32_t, uint32_t>> pairs;
  for (const auto& use : uses)
    if (use.*place != 0) pairs.emplace(use.*place, use.adopter);
  std::map<uint32_t, uint64_t> adopters;
  for (const auto& [at, adopter] : pairs) ++adopters[at];
  std::vector<uint64_t> counts;
  for (const auto& [at, count] : adopters) counts.push_back(count);
  return effective_number(counts);
}

// Each row of uses counts its adopter once in each of three sets.
WorkCounts count_uses(const std::vector<Use>& uses, const std::vector<std::string>& channels) {
  std::set<uint32_t> all, implementers, owners;
  for (const auto& use : uses) {
    all.insert(use.adopter);
    if (use.named && shows_implementation(channels[use.channel])) implementers.insert(use.adopter);
    if (channels[use.channel] == "source-code") owners.insert(use.adopter);
  }
  WorkCounts out;
  out.adopters = all.size(), out.implementers = implementers.size(), out.code_owners = owners.size();
  out.spread = {spread_over(uses, &Use::sector), spread_over(uses, &Use::country),
                spread_over(uses, &Use::ecosystem)};
  return out;
}

size_t referring_bodies(const SuccessWorld& world, uint32_t work) {
  std::set<uint32_t> out;
  for (const auto other : world.citations().citing(work))
    if (!world.kin(work, other)) out.insert(world.list().works[other].body);
  out.erase(world.list().works[work].body);
  return out.size();
}

size_t early_corrections(const Work& work, std::optional<Day> since) {
  if (!since) return 0;
  return static_cast<size_t>(std::ranges::count_if(
      work.corrections, [&](Day day) { return years_between(*since, day) < kCorrectionYears; }));
}

}  // namespace

Result<SuccessWorld> SuccessWorld::read(duck::Connection& connection, Day today) {
  PLENARY_LET(list, read_works(connection));
  PLENARY_LET(links, read_links(connection, list));
  PLENARY_LET(succession, read_succession(connection, list));
  PLENARY_LET(uses, read_uses_by_adopter(connection, list));
  return make(std::move(list), std::move(links), std::move(succession), std::move(uses), today);
}

SuccessWorld SuccessWorld::make(WorkList list, WorkLinks links, Succession succession, UseTable uses,
                                Day today) {
  SuccessWorld out(std::move(links), std::move(succession), std::move(uses));
  out.list_ = std::make_unique<WorkList>(std::move(list));
  out.find_last_day(today);
  out.find_originals();
  out.count();
  out.make_cohorts();
  out.index_words();
  return out;
}

std::optional<Day> SuccessWorld::since(uint32_t work) const {
  const auto& w = list().works[work];
  return w.published ? w.published : w.first;
}

bool SuccessWorld::kin(uint32_t a, uint32_t b) const {
  return links_.same[a] == links_.same[b] || succession_.family[a] == succession_.family[b] ||
         links_.between(a, b) >= Link::kSucceeds;
}

std::optional<SuccessWorld::Place> SuccessWorld::place(uint32_t work) const {
  const auto day = since(work);
  const auto& w = list().works[work];
  if (!day) return std::nullopt;
  return Place{w.body, w.deliverable, civil(*day).year};
}

const Cohort* SuccessWorld::cohort(uint32_t work) const {
  const auto at = place(work);
  return at ? &cohorts_.at(*at) : nullptr;
}

std::vector<uint32_t> SuccessWorld::peers(uint32_t work) const {
  std::vector<uint32_t> out;
  const auto own = place(work);
  for (uint32_t w = 0; own && w < list().works.size(); ++w) {
    const auto at = w == work ? std::nullopt : place(w);
    if (at && std::get<0>(*at) == std::get<0>(*own) && std::get<1>(*at) == std::get<1>(*own) &&
        std::abs(std::get<2>(*at) - std::get<2>(*own)) <= 1)
      out.push_back(w);
  }
  return out;
}

void SuccessWorld::find_last_day(Day today) {
  const auto see = [&](std::optional<Day> day) {
    if (day && *day <= today) known_to_ = std::max(known_to_, *day);
  };
  for (const auto& work : list().works) see(work.last), see(work.first);
  for (const auto& uses : uses_.of)
    for (const auto& use : uses) see(use.day);
}

void SuccessWorld::find_originals() {
  earliest_.resize(list().works.size());
  for (uint32_t w = 0; w < earliest_.size(); ++w) {
    auto& earliest = earliest_[links_.same[w]];
    if (since(w) && (!earliest || *since(w) < *since(*earliest))) earliest = w;
  }
}

std::optional<uint32_t> SuccessWorld::original(uint32_t work) const {
  const auto earliest = earliest_[links_.same[work]];
  if (!earliest || !since(work) || *since(*earliest) == *since(work)) return std::nullopt;
  return earliest;
}

void SuccessWorld::count() {
  correcting_.resize(list().bodies.size());
  for (uint32_t w = 0; w < list().works.size(); ++w) {
    const auto& work = list().works[w];
    auto& counts = counts_.emplace_back(count_uses(uses_.of[w], uses_.channels));
    counts.referring_bodies = referring_bodies(*this, w);
    counts.corrections = early_corrections(work, since(w));
    if (!work.corrections.empty()) correcting_[work.body] = true;
  }
}

void SuccessWorld::make_cohorts() {
  for (uint32_t w = 0; w < list().works.size(); ++w)
    if (const auto at = place(w)) cohorts_.try_emplace(*at);
  for (uint32_t w = 0; w < list().works.size(); ++w) {
    const auto at = place(w);
    for (const int shift : {-1, 0, 1}) {
      if (!at) break;
      const auto found = cohorts_.find({std::get<0>(*at), std::get<1>(*at), std::get<2>(*at) + shift});
      if (found == cohorts_.end()) continue;
      auto& cohort = found->second;
      ++cohort.size;
      cohort.code_owners.push_back(static_cast<double>(counts_[w].code_owners));
      cohort.corrections.push_back(static_cast<double>(counts_[w].corrections));
      cohort.most_referring = std::max(cohort.most_referring, counts_[w].referring_bodies);
      for (size_t s = 0; s < kSpreads; ++s)
        if (const auto& spread = counts_[w].spread[s])
          cohort.most_spread[s] = std::max(cohort.most_spread[s], spread->number);
    }
  }
  for (auto& [place, cohort] : cohorts_)
    std::ranges::sort(cohort.code_owners), std::ranges::sort(cohort.corrections);
}

void SuccessWorld::index_words() {
  space_ = std::make_unique<TextSpace>(list());
  for (const auto& work : list().works) owners_.push_back(work.body);
  near_ = std::make_unique<NeighbourIndex>(space_->vectors(), owners_, space_->terms());
}

}  // namespace plenary
