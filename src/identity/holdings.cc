#include "identity/holdings.h"

#include <algorithm>
#include <map>
#include <set>

namespace plenary {
namespace {

constexpr int kDeepest = 16;  // a chain of owners that is longer is a mistake in the table
const Day kBeginning = make_day(1, 1, 1);
const Day kEnd = make_day(9999, 12, 31);

using Owners = std::map<int, std::vector<Ownership>>;

// The owner on a day; the latest beginning counts where claims overlap, then the smallest number.
std::optional<int> owner_on(const Owners& owners, int organization, Day day) {
  const auto found = owners.find(organization);
  if (found == owners.end()) return std::nullopt;
  const Ownership* best = nullptr;
  for (const auto& o : found->second) {
    if (o.from.value_or(kBeginning) > day || o.to.value_or(kEnd) <= day) continue;
    if (best == nullptr || o.from.value_or(kBeginning) > best->from.value_or(kBeginning) ||
        (o.from == best->from && o.owner < best->owner))
      best = &o;
  }
  return best == nullptr ? std::nullopt : std::optional(best->owner);
}

int holding_on(const Owners& owners, int organization, Day day) {
  std::set<int> seen{organization};
  for (int depth = 0; depth < kDeepest; ++depth) {
    const auto owner = owner_on(owners, organization, day);
    if (!owner || !seen.insert(*owner).second) break;
    organization = *owner;
  }
  return organization;
}

// All days on which something in the chain above an organization changes.
void add_changes(const Owners& owners, int organization, int depth, std::set<Day>& days) {
  const auto found = owners.find(organization);
  if (found == owners.end() || depth == kDeepest) return;
  for (const auto& o : found->second) {
    if (o.from) days.insert(*o.from);
    if (o.to) days.insert(*o.to);
    add_changes(owners, o.owner, depth + 1, days);
  }
}

}  // namespace

std::vector<HoldingInterval> holdings(const std::vector<Ownership>& owned) {
  Owners owners;
  for (const auto& o : owned)
    if (o.organization != o.owner) owners[o.organization].push_back(o);
  std::vector<HoldingInterval> all;
  for (const auto& [organization, unused] : owners) {
    std::set<Day> days{kBeginning};
    add_changes(owners, organization, 0, days);
    for (auto day = days.begin(); day != days.end(); ++day) {
      const auto next = std::next(day);
      const Day to = next == days.end() ? kEnd : *next;
      const int holding = holding_on(owners, organization, *day);
      if (!all.empty() && all.back().organization == organization && all.back().holding == holding)
        all.back().to = to;
      else
        all.push_back({organization, holding, *day, to});
    }
  }
  return all;
}

}  // namespace plenary
