#include "load/likely.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"
#include "base/text.h"
#include "identity/lookalike.h"
#include "identity/resolve_organizations.h"
#include "identity/resolve_people.h"

namespace plenary {
namespace {

// The entities of the rules, joined in sets that hold one reviewed entity at most.
class Entities {
 public:
  explicit Entities(std::vector<std::string> keys, const std::vector<std::string>& reviewed)
      : keys_(std::move(keys)), parent_(keys_.size()) {
    std::iota(parent_.begin(), parent_.end(), size_t{0});
    for (const auto& key : keys_) reviewed_.push_back(std::ranges::binary_search(reviewed, key));
  }

  size_t number(const std::string& key) const {
    return static_cast<size_t>(std::ranges::lower_bound(keys_, key) - keys_.begin());
  }
  const std::string& final_key(size_t i) { return keys_[root(i)]; }

  void join(size_t a, size_t b) {
    a = root(a), b = root(b);
    if (a == b || (reviewed_[a] && reviewed_[b])) return;
    // The reviewed entity gives the set its key, else the one that is written shortest.
    const auto order = [this](size_t i) { return std::tuple(!reviewed_[i], keys_[i].size(), keys_[i]); };
    if (order(b) < order(a)) std::swap(a, b);
    parent_[b] = a;
  }

 private:
  size_t root(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  std::vector<std::string> keys_;  // sorted
  std::vector<bool> reviewed_;
  std::vector<size_t> parent_;
};

Entities entities_of(const std::vector<std::string>& reviewed, const std::vector<Taken>& taken) {
  std::vector<std::string> keys;
  for (const auto& t : taken)
    if (!t.key.empty()) keys.push_back(t.key);
  std::ranges::sort(keys);
  const auto same = std::ranges::unique(keys);
  keys.erase(same.begin(), same.end());
  return Entities(std::move(keys), reviewed);
}

void explain(const NameDecision& d, const std::string& key, Taken& t) {
  if (d.rule == "linkage") {
    t.rule = d.rule, t.reason = d.reason, t.confidence = d.confidence;
  } else {
    t.reason = fmt::format("{}; joined with others as \"{}\"", t.reason, d.canonical);
    t.confidence = std::min(t.confidence, d.confidence);
  }
  t.key = key;
}

}  // namespace

void take_over(const Resolution& resolution, const Rows& row_of, const std::vector<std::string>& reviewed,
               std::vector<Taken>& taken) {
  auto entities = entities_of(reviewed, taken);
  std::map<std::string_view, std::set<size_t>> joined;  // by the entity of the model: entities of the rules
  for (size_t i = 0; i < taken.size(); ++i)
    if (row_of[i] != kNoRow)
      if (const auto& d = resolution.decisions[row_of[i]]; !d.entity.empty())
        joined[d.entity].insert(entities.number(taken[i].key));
  for (const auto& [entity, members] : joined)
    for (const size_t member : members) entities.join(*members.begin(), member);
  for (size_t i = 0; i < taken.size(); ++i) {
    auto& t = taken[i];
    if (row_of[i] == kNoRow) continue;
    if (const auto& key = entities.final_key(entities.number(t.key)); key != t.key)
      explain(resolution.decisions[row_of[i]], key, t);
  }
}

namespace {

// The rows of the model's list, each with the first reference that it stands for.
struct Asked {
  Rows row_of;
  std::vector<size_t> first;
};

std::vector<Doubt> doubts(const Resolution& resolution, const Asked& asked, const std::vector<Taken>& taken) {
  std::vector<Doubt> out;
  for (const auto& r : resolution.review)
    if (const size_t a = asked.first[r.a], b = asked.first[r.b]; taken[a].key != taken[b].key)
      out.push_back({a, b, r.confidence, r.reason});
  return out;
}

// Names that look like another and are not spelled so: told, never joined.
template <class Ref>
void doubt_lookalikes(const std::vector<Ref>& refs, std::vector<Taken>& taken, std::vector<Doubt>& out) {
  constexpr const char* kWhy = "mixes letters of scripts that look alike, or hides characters";
  for (const auto& f : lookalikes(refs.size(), [&](size_t i) { return std::string_view(refs[i].name); })) {
    taken[f.suspicious].reason = fmt::format("{}; {}", taken[f.suspicious].reason, kWhy);
    if (f.looks_like != f.suspicious)
      out.push_back({f.suspicious, f.looks_like, 0.5, fmt::format("looks like the other, but {}", kWhy)});
  }
}

std::vector<std::string> reviewed_keys(const OrganizationTables& tables) {
  std::vector<std::string> keys;
  for (const auto& [key, title] : tables.titles) keys.push_back(key);
  std::ranges::sort(keys);
  return keys;
}

// Read once: it is built into the program.
const Result<OrganizationKnowledge>& knowledge_of_organizations() {
  static const auto known = [] {
    auto read = organization_knowledge();
    if (read) read->countries_apart = true;  // memberships and rights are an entity's, not its holding's
    return read;
  }();
  return known;
}

}  // namespace

Result<std::vector<Doubt>> join_likely(const std::vector<OrganizationRef>& refs, std::vector<Taken>& taken) {
  Asked asked{Rows(refs.size(), kNoRow), {}};
  std::vector<NameRow> names;
  for (size_t i = 0; i < refs.size(); ++i) {
    if (taken[i].key.empty() || refs[i].name.empty()) continue;
    asked.row_of[i] = static_cast<uint32_t>(names.size());
    asked.first.push_back(i);
    names.push_back({refs[i].name, refs[i].country, refs[i].domain, ""});
  }
  const auto& known = knowledge_of_organizations();
  if (!known) return std::unexpected(known.error());
  const auto resolution = resolve_organizations(names, *known);
  take_over(resolution, asked.row_of, reviewed_keys(known->reviewed), taken);
  auto out = doubts(resolution, asked, taken);
  doubt_lookalikes(refs, taken, out);
  return out;
}

namespace {

void add_once(std::vector<std::string>& list, std::string text) {
  if (const auto at = std::ranges::lower_bound(list, text); at == list.end() || *at != text)
    list.insert(at, std::move(text));
}

// References that the rules joined, with one name and one local part of an address, are one row: a person who
// is written in many bodies and from many employers' addresses costs the model no more than any other.
std::vector<PersonRow> rows_of(const std::vector<PersonRef>& refs, const std::vector<Taken>& taken,
                               Asked& asked) {
  std::vector<PersonRow> rows;
  std::vector<std::vector<std::string>> bodies;
  std::unordered_map<Digest, uint32_t, DigestHash> known;
  for (size_t i = 0; i < refs.size(); ++i) {
    const auto& r = refs[i];
    if (taken[i].key.empty()) continue;
    const auto local = ascii_lower(std::string_view(r.mail).substr(0, r.mail.find('@')));
    const auto [at, fresh] =
        known.try_emplace(digest(fmt::format("{}\n{}\n{}", taken[i].key, fold(r.name), local)), rows.size());
    asked.row_of[i] = at->second;
    if (fresh) {
      asked.first.push_back(i);
      rows.push_back({r.name, r.mail, r.key, {}, ""});
      bodies.emplace_back();
    }
    auto& row = rows[at->second];
    // The smallest of each, so the order of the references does not matter.
    if (row.raw > r.name) row.raw = r.name, asked.first[at->second] = i;
    if (row.mail > r.mail) row.mail = r.mail;
    if (row.identifier.empty() || (!r.key.empty() && r.key < row.identifier)) row.identifier = r.key;
    for (const int organization : r.organizations) add_once(row.organizations, std::to_string(organization));
    if (!r.body.empty()) add_once(bodies[at->second], r.body);
  }
  for (size_t k = 0; k < rows.size(); ++k) rows[k].context = fmt::format("{}", fmt::join(bodies[k], " "));
  return rows;
}

// The pairs of rows that the rules joined.
std::vector<std::pair<size_t, size_t>> joined_by_rules(const Asked& asked, const std::vector<Taken>& taken) {
  std::vector<std::pair<size_t, size_t>> pairs;
  std::unordered_map<std::string_view, size_t> first;
  for (size_t k = 0; k < asked.first.size(); ++k)
    if (const auto [at, fresh] = first.try_emplace(taken[asked.first[k]].key, k); !fresh)
      pairs.emplace_back(at->second, k);
  return pairs;
}

}  // namespace

Result<std::vector<Doubt>> join_likely(const std::vector<PersonRef>& refs, std::vector<Taken>& taken) {
  Asked asked{Rows(refs.size(), kNoRow), {}};
  const auto rows = rows_of(refs, taken, asked);
  static const auto known = person_knowledge();
  if (!known) return std::unexpected(known.error());
  const auto resolution = resolve_people(rows, *known, joined_by_rules(asked, taken));
  take_over(resolution, asked.row_of, {}, taken);
  auto out = doubts(resolution, asked, taken);
  doubt_lookalikes(refs, taken, out);
  return out;
}

}  // namespace plenary
