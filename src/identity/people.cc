#include "identity/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "base/text.h"

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

bool usable_mail(const std::string& mail) {
  const auto at = mail.find('@');
  if (at == std::string::npos || at < 2 || at + 3 > mail.size()) return false;
  if (mail.find_first_of("*<> ") != std::string::npos || mail.find("...") != std::string::npos) return false;
  static constexpr std::array<std::string_view, 12> kRoles{"info",      "admin",    "chair",       "chairs",
                                                           "noreply",   "no-reply", "secretariat", "office",
                                                           "standards", "contact",  "support",     "list"};
  return std::ranges::find(kRoles, std::string_view(mail).substr(0, at)) == kRoles.end();
}

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

}  // namespace

std::vector<PersonDecision> decide(const std::vector<PersonRef>& given) {
  auto refs = given;
  const auto evidence = [](const PersonRef& r) { return std::tie(r.name, r.mail, r.key, r.body); };
  std::ranges::sort(refs, [&](const auto& a, const auto& b) { return evidence(a) < evidence(b); });

  Sets sets(refs.size());
  std::vector<const Rule*> rule(refs.size(), &kAlone);
  std::unordered_map<std::string, size_t> first;
  const auto meet = [&](std::string token, size_t i, const Rule& why) {
    const auto [at, fresh] = first.try_emplace(std::move(token), i);
    if (fresh) return;
    sets.join(at->second, i);
    for (const size_t j : {at->second, i})
      if (rule[j] == &kAlone || rule[j]->confidence < why.confidence) rule[j] = &why;
  };
  for (size_t i = 0; i < refs.size(); ++i) {
    const auto& r = refs[i];
    if (const auto mail = ascii_lower(r.mail); usable_mail(mail)) meet("mail:" + mail, i, kMail);
    if (!r.key.empty()) meet("key:" + ascii_lower(r.key), i, kIdentifier);
    const auto name = fold(r.name);
    const auto shape = shape_of(name);
    if (shape.words >= 2 && shape.long_words >= 1)
      meet(fmt::format("body:{}|{}", r.body, name), i, kNameInBody);
    if (shape.words >= 2 && shape.long_words == shape.words)
      for (const int organization : r.organizations)
        meet(fmt::format("organization:{}|{}", organization, name), i, kNameAndOrganization);
  }
  std::vector<PersonDecision> decisions;
  decisions.reserve(refs.size());
  for (size_t i = 0; i < refs.size(); ++i) {
    const auto& root = refs[sets.root(i)];
    auto key =
        fmt::format("{}|{}|{}|{}", fold(root.name), ascii_lower(root.mail), ascii_lower(root.key), root.body);
    decisions.push_back({refs[i].ref, std::move(key), rule[i]->name, rule[i]->confidence, rule[i]->reason});
  }
  return decisions;
}

}  // namespace plenary
