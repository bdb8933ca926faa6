#include "identity/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

using Joins = std::vector<std::pair<size_t, size_t>>;

// The pairs that the rules join, and of each reference the strongest rule.
Joins join_by_rules(const std::vector<PersonRef>& refs, std::vector<const Rule*>& rule) {
  Joins joins;
  std::unordered_map<std::string, size_t> first;
  const auto meet = [&](std::string token, size_t i, const Rule& why) {
    const auto [at, fresh] = first.try_emplace(std::move(token), i);
    if (fresh) return;
    joins.emplace_back(at->second, i);
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
  return joins;
}

std::vector<PersonRow> rows_of(const std::vector<PersonRef>& refs) {
  std::vector<PersonRow> rows;
  for (const auto& r : refs) {
    std::vector<std::string> organizations;
    for (const int organization : r.organizations) organizations.push_back(std::to_string(organization));
    rows.push_back({r.name, r.mail, r.key, std::move(organizations), r.body});
  }
  return rows;
}

}  // namespace

std::vector<PersonDecision> decide(const std::vector<PersonRef>& given, const PersonKnowledge& knowledge,
                                   std::vector<PersonCandidate>* review) {
  auto refs = given;
  const auto evidence = [](const PersonRef& r) { return std::tie(r.name, r.mail, r.key, r.body); };
  std::ranges::sort(refs, [&](const auto& a, const auto& b) { return evidence(a) < evidence(b); });
  std::vector<const Rule*> rule(refs.size(), &kAlone);
  const auto joins = join_by_rules(refs, rule);
  const auto resolution = resolve_people(rows_of(refs), knowledge, joins);
  std::unordered_map<std::string, size_t> first;  // of each entity: its first reference
  std::vector<PersonDecision> decisions;
  decisions.reserve(refs.size());
  for (size_t i = 0; i < refs.size(); ++i) {
    const auto& found = resolution.decisions[i];
    // Nobody is one with nobody: what has no name stands for itself.
    const auto entity = found.entity.empty() ? fmt::format("|{}", i) : found.entity;
    const auto& root = refs[first.try_emplace(entity, i).first->second];
    // As written: folded, two who were kept apart ("dave" and "Dave") would get one key.
    auto key = fmt::format("{}|{}|{}|{}", root.name, root.mail, root.key, root.body);
    if (rule[i] == &kAlone && found.rule == "linkage")
      decisions.push_back({refs[i].ref, std::move(key), found.rule, found.confidence, found.reason});
    else
      decisions.push_back({refs[i].ref, std::move(key), rule[i]->name, rule[i]->confidence, rule[i]->reason});
  }
  if (review != nullptr)
    for (const auto& c : resolution.review)
      review->push_back({refs[c.a].ref, refs[c.b].ref, c.confidence, c.reason});
  return decisions;
}

}  // namespace plenary
