#include "identity/judge.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "base/text.h"

namespace plenary {
namespace {

// A designator of the journal, and the entities of the references that it fits.
struct Named {
  std::string text;
  Designator who;
  std::set<std::string> entities;
  const JournalEntry* taken_out = nullptr;  // the decision that moves what it fits to `own`
  std::string own;
};

std::string reason_of(const JournalEntry& e) {
  return fmt::format("decided by {} on {}{}{} (decision {})", e.author, e.at.substr(0, 10),
                     e.reason.empty() ? "" : ": ", e.reason, e.id);
}

bool judges_names(const JournalEntry& e) {
  return e.verb == Verb::kSame || e.verb == Verb::kDifferent || e.verb == Verb::kNone;
}

}  // namespace

struct Judge::State {
  bool person = false;
  std::vector<JournalEntry> entries;
  std::vector<Named> named;
  std::unordered_map<std::string, size_t> by_text;
  std::unordered_multimap<std::string, size_t> by_name, by_mail, by_key;  // each designator in one of them
  std::unordered_map<std::string, std::string> parent;                    // of entities that were joined
  std::unordered_map<std::string, const JournalEntry*> joined_by;         // by the root that was taken over
  std::vector<std::string> conflicts;

  size_t add(const std::string& text) {
    const auto [at, added] = by_text.try_emplace(text, named.size());
    if (!added) return at->second;
    auto who = designator(text);
    if (!who.key.empty())
      by_key.emplace(who.key, named.size());
    else if (!who.mail.empty())
      by_mail.emplace(who.mail, named.size());
    else
      by_name.emplace(who.name, named.size());
    named.push_back({text, std::move(who), {}, nullptr, ""});
    return at->second;
  }

  Named& of(const std::string& text) { return named[by_text.at(text)]; }

  // A domain alone says whose an organization's reference is only where no name does: a consultant may write
  // from the customer's, a subsidiary from the holding's.
  bool covers(const Designator& who, const Written& w) const {
    if (!person && who.name.empty() && !w.name.empty()) return false;
    return fits(who, w.name, w.mail, w.key, w.body);
  }

  template <class F>
  void each_fitting(const Written& w, F f) const {
    const auto look = [&](const auto& index, const std::string& value) {
      if (value.empty()) return;
      const auto [from, to] = index.equal_range(value);
      for (auto at = from; at != to; ++at)
        if (covers(named[at->second].who, w)) f(at->second);
    };
    look(by_key, ascii_lower(w.key)), look(by_mail, ascii_lower(w.mail));
    if (!by_name.empty()) look(by_name, fold(w.name));
  }

  std::string root(std::string entity) const {
    for (auto at = parent.find(entity); at != parent.end(); at = parent.find(entity)) entity = at->second;
    return entity;
  }

  std::set<std::string> roots(const Named& n) const {
    if (n.taken_out != nullptr) return {root(n.own)};
    std::set<std::string> all;
    for (const auto& e : n.entities) all.insert(root(e));
    return all;
  }

  void take_out(const JournalEntry& e) {
    auto& subject = of(e.subject);
    if (e.verb == Verb::kNone) {
      subject.taken_out = &e, subject.own.clear();
      return;
    }
    const auto& object = of(e.object);
    const bool together =
        std::ranges::any_of(subject.entities, [&](const auto& one) { return object.entities.contains(one); });
    // Where nothing joined them there is nothing to part.
    if (!together || subject.taken_out != nullptr) return;
    subject.taken_out = &e;
    subject.own = fmt::format("apart:{}", to_hex(digest(e.subject)).substr(0, 16));
  }

  void join(const JournalEntry& e) {
    const auto objects = roots(of(e.object));
    auto all = roots(of(e.subject));
    all.insert(objects.begin(), objects.end());
    if (all.empty() || all.contains("")) return;
    // The object's entity stays: it is what the other is said to be.
    const auto stays = objects.empty() ? *all.begin() : *objects.begin();
    for (const auto& other : all)
      if (other != stays) parent[other] = stays, joined_by[other] = &e;
  }

  void find_conflicts() {
    for (const auto& e : entries) {
      if (e.verb != Verb::kDifferent) continue;
      for (const auto& one : roots(of(e.subject)))
        if (!one.empty() && roots(of(e.object)).contains(one))
          conflicts.push_back(fmt::format("decision {} says that {} is not {}, and others make them one",
                                          e.id, printable(e.subject), printable(e.object)));
    }
  }
};

Judge::Judge(const Judgements& judgements, bool person) : state_(std::make_unique<State>()) {
  state_->person = person;
  for (const auto& e : judgements.in_force)
    if (e.person == person && judges_names(e)) state_->entries.push_back(e);
  for (const auto& e : state_->entries) {
    state_->add(e.subject);
    if (!e.object.empty()) state_->add(e.object);
  }
}

Judge::Judge(Judge&&) noexcept = default;
Judge::~Judge() = default;

bool Judge::idle() const { return state_->entries.empty(); }

void Judge::see(const Written& written, const std::string& entity) {
  if (idle() || entity.empty()) return;
  state_->each_fitting(written, [&](size_t at) { state_->named[at].entities.insert(entity); });
}

void Judge::settle(const std::function<std::string(std::string_view)>& entity_of) {
  auto& s = *state_;
  for (auto& n : s.named) {
    if (!n.entities.empty() || n.who.name.empty()) continue;
    if (auto entity = entity_of(n.text); !entity.empty()) n.entities.insert(std::move(entity));
  }
  for (const auto& e : s.entries)
    if (e.verb != Verb::kSame) s.take_out(e);
  for (const auto& e : s.entries)
    if (e.verb == Verb::kSame) s.join(e);
  s.find_conflicts();
}

std::optional<Verdict> Judge::verdict(const Written& written, const std::string& entity) const {
  if (idle()) return std::nullopt;
  const auto& s = *state_;
  const Named* out = nullptr;
  s.each_fitting(written, [&](size_t at) {
    if (s.named[at].taken_out != nullptr) out = &s.named[at];
  });
  const auto& from = out == nullptr ? entity : out->own;
  const auto root = s.root(from);
  if (out == nullptr && root == entity) return std::nullopt;
  const auto joined = s.joined_by.find(from);
  return Verdict{root, reason_of(joined != s.joined_by.end() ? *joined->second : *out->taken_out)};
}

std::string Judge::entity(std::string_view name) const {
  const auto found = state_->by_text.find(std::string(name));
  if (found == state_->by_text.end()) return "";
  const auto roots = state_->roots(state_->named[found->second]);
  return roots.size() == 1 ? *roots.begin() : "";
}

const std::vector<std::string>& Judge::conflicts() const { return state_->conflicts; }

}  // namespace plenary
