#include "advise/history_alike.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

namespace plenary {
namespace {

// How many supporters make works alike: 1, 2 to 3, more.
std::pair<int64_t, int64_t> support_class(int64_t supporters) {
  if (supporters <= 1) return {1, 1};
  return supporters <= 3 ? std::pair<int64_t, int64_t>{2, 3} : std::pair<int64_t, int64_t>{4, 1'000'000};
}

std::string class_name(std::pair<int64_t, int64_t> of) {
  if (of.second == 1) return "1 supporter";
  return of.first == 4 ? "4 or more supporters" : fmt::format("{} to {} supporters", of.first, of.second);
}

class Alike {
 public:
  Alike(std::vector<PastWork> works, const ProposalFacts& facts)
      : works_(std::move(works)), facts_(facts), uses_(any_use(works_, facts.proposal.body)) {}

  std::vector<WorksAlike> sets() {
    const auto& p = facts_.proposal;
    add(p.body, [](const PastWork&) { return true; });
    if (!facts_.group.empty())
      add(p.body + "/" + facts_.group, [&](const PastWork& w) { return w.group == facts_.group; });
    if (!p.type.empty()) add("type " + p.type, [&](const PastWork& w) { return w.type == p.type; });
    if (!facts_.supporters.empty()) {
      const auto of = support_class(static_cast<int64_t>(facts_.supporters.size()));
      add(class_name(of), [&](const PastWork& w) {
        const auto n = w.backing[static_cast<size_t>(Backing::kSupporters)];
        return n >= of.first && n <= of.second;
      });
    }
    return std::move(out_);
  }

 private:
  void add(std::string of, const std::function<bool(const PastWork&)>& belongs) {
    std::vector<const PastWork*> some;
    for (const auto& w : works_)
      if (belongs(w)) some.push_back(&w);
    if (!some.empty()) out_.push_back({std::move(of), outcome_of(some, uses_)});
  }

  std::vector<PastWork> works_;
  const ProposalFacts& facts_;
  bool uses_;
  std::vector<WorksAlike> out_;
};

}  // namespace

const Outcome* History::narrowest() const {
  const Outcome* out = nullptr;
  for (const auto& one : alike)
    if (out == nullptr || (one.of.contains('/') && one.outcome.works >= kLeastWorks)) out = &one.outcome;
  return out;
}

Result<History> read_history(duck::Connection& connection, const ProposalFacts& facts) {
  History out;
  const auto& body = facts.proposal.body;
  if (body.empty()) {
    out.none = "the proposal names no body that is on record";
    return out;
  }
  const auto past = facts.document.empty() ? std::nullopt : std::optional(facts.begun.value_or(facts.day));
  auto works = read_past_works(connection, body, past);
  if (!works && works.error().kind != ErrorKind::kNotFound) return std::unexpected(works.error());
  if (!works) {
    out.none = fmt::format("no source says when works of {} began", body);
    return out;
  }
  const Day newest = std::ranges::max(*works, {}, &PastWork::last).last;
  out.day = std::min(past.value_or(facts.day), newest);
  const auto known = known_at(*works, *out.day);
  if (known.empty()) {
    out.none = fmt::format("no work of {} is on record that began before {}", body, to_string(*out.day));
    return out;
  }
  out.rate = base_rate(known, facts.group, *out.day), out.plain = plain_rate(known, facts.group, *out.day);
  out.trial = try_base_rate(known, *out.day);
  out.alike = Alike(known, facts).sets();
  return out;
}

}  // namespace plenary
