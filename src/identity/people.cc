#include "identity/people.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/hash.h"
#include "base/text.h"
#include "record/mail.h"

namespace plenary {
namespace {

struct Rule {
  const char* name;
  double confidence;
  const char* reason;
};
constexpr Rule kMail{"mail", 0.99, "the same mail address"};
constexpr Rule kIdentifier{"identifier", 0.99, "the same identifier"};
constexpr Rule kNameInBody{"name in body", 0.9, "the same full name in the same body"};
constexpr Rule kNameAndOrganization{"name and organization", 0.93, "the same full name and organization"};
constexpr Rule kAlone{"alone", 1, "no other reference shares enough evidence"};

// Sets of references; each set's root is its smallest index, so the outcome does not depend on the order of
// joins.
class Sets {
 public:
  explicit Sets(size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), size_t{0}); }
  size_t root(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(size_t a, size_t b) {
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<size_t> parent_;
};

// Counts the words of a folded name and whether all have two letters at least.
struct NameShape {
  int words = 0, long_words = 0;
};

NameShape shape_of(const std::string& folded) {
  NameShape shape;
  for (const auto word : split(folded, ' ')) {
    if (word.empty()) continue;
    ++shape.words;
    shape.long_words += display_width(word) >= 2 ? 1 : 0;
  }
  return shape;
}

// Joins references that share a token, one kind of token after another: of each token a digest is kept, for
// as long as its kind is at work.
class Meetings {
 public:
  Meetings(Sets& sets, std::vector<const Rule*>& rules) : sets_(sets), rules_(rules) {}
  void next(const Rule& rule) {
    first_.clear();
    rule_ = &rule;
  }
  void meet(std::string_view token, size_t i) {
    const auto [at, fresh] = first_.try_emplace(digest(token), i);
    if (fresh) return;
    sets_.join(at->second, i);
    for (const size_t j : {at->second, i})
      if (rules_[j] == &kAlone || rules_[j]->confidence < rule_->confidence) rules_[j] = rule_;
  }

 private:
  Sets& sets_;
  std::vector<const Rule*>& rules_;
  std::unordered_map<Digest, size_t, DigestHash> first_;
  const Rule* rule_ = nullptr;
};

void join(const std::vector<PersonRef>& refs, Meetings& meetings) {
  meetings.next(kMail);
  for (size_t i = 0; i < refs.size(); ++i)
    if (const auto mail = ascii_lower(refs[i].mail); is_personal_mail(mail)) meetings.meet(mail, i);
  meetings.next(kIdentifier);
  for (size_t i = 0; i < refs.size(); ++i)
    if (!refs[i].key.empty()) meetings.meet(ascii_lower(refs[i].key), i);
  meetings.next(kNameInBody);
  for (size_t i = 0; i < refs.size(); ++i) {
    const auto name = fold(refs[i].name);
    const auto shape = shape_of(name);
    if (shape.words >= 2 && shape.long_words >= 1) meetings.meet(fmt::format("{}|{}", refs[i].body, name), i);
  }
  meetings.next(kNameAndOrganization);
  for (size_t i = 0; i < refs.size(); ++i) {
    if (refs[i].organizations.empty()) continue;
    const auto name = fold(refs[i].name);
    const auto shape = shape_of(name);
    if (shape.words >= 2 && shape.long_words == shape.words)
      for (const int organization : refs[i].organizations)
        meetings.meet(fmt::format("{}|{}", organization, name), i);
  }
}

}  // namespace

void decide(std::vector<PersonRef> refs, const std::function<void(const PersonDecision&)>& take) {
  const auto evidence = [](const PersonRef& r) { return std::tie(r.name, r.mail, r.key, r.body); };
  std::ranges::sort(refs, [&](const auto& a, const auto& b) { return evidence(a) < evidence(b); });
  Sets sets(refs.size());
  std::vector<const Rule*> rule(refs.size(), &kAlone);
  {
    Meetings meetings(sets, rule);
    join(refs, meetings);
  }
  for (size_t i = 0; i < refs.size(); ++i) {
    const auto& root = refs[sets.root(i)];
    // As written: folded, two who were kept apart ("dave" and "Dave") would get one key.
    auto key = fmt::format("{}|{}|{}|{}", root.name, root.mail, root.key, root.body);
    take({refs[i].ref, std::move(key), rule[i]->name, rule[i]->confidence, rule[i]->reason});
  }
}

}  // namespace plenary
