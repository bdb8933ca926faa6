#include "advise/overlap_scope.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "record/identifier.h"
#include "stats/neighbours.h"

namespace plenary {
namespace {

Result<uint32_t> find_document(const WorkList& list, const std::string& text) {
  const auto id = parse_identifier(text);
  const auto key = id ? id->key() : ascii_lower(text);
  if (const auto work = list.find(key)) return *work;
  return fail(ErrorKind::kNotFound,
              fmt::format("no text '{}' on record; beside it there are: {}", text, near_keys(list, key)));
}

// "itu-t/sg15"; "sg15" where only one body has a group of that name.
Result<uint32_t> find_group(const WorkList& list, const std::string& name) {
  const auto wanted = ascii_lower(name);
  std::vector<uint32_t> found;
  for (uint32_t g = 0; g < list.groups.size(); ++g) {
    const auto key = ascii_lower(list.groups[g].key);
    if (key == wanted) return g;
    if (key.ends_with("/" + wanted)) found.push_back(g);
  }
  if (found.size() == 1) return found.front();
  std::string names;
  for (const auto g : found) names += fmt::format("{}{}", names.empty() ? "" : ", ", list.groups[g].key);
  return fail(found.empty() ? ErrorKind::kNotFound : ErrorKind::kUsage,
              found.empty() ? fmt::format("no group '{}': write body/group, such as itu-t/sg15", name)
                            : fmt::format("group '{}' is in several bodies: {}", name, names));
}

}  // namespace

Result<std::vector<uint32_t>> find_bodies(const WorkList& list, const std::vector<std::string>& names) {
  std::vector<uint32_t> out;
  for (const auto& name : names) {
    const auto at = std::ranges::lower_bound(list.bodies, ascii_lower(name));
    if (at == list.bodies.end() || *at != ascii_lower(name))
      return fail(ErrorKind::kUsage,
                  fmt::format("no texts of body '{}'; there are: {}", name, fmt::join(list.bodies, ", ")));
    out.push_back(static_cast<uint32_t>(at - list.bodies.begin()));
  }
  return out;
}

Result<OverlapScope> OverlapScope::make(const WorkList& list, const OverlapQuestion& question) {
  if (list.works.empty())
    return fail(ErrorKind::kNotFound, "no texts on record: import a catalogue of documents first");
  OverlapScope out(list);
  out.between_ = question.between;
  PLENARY_LET(bodies, find_bodies(list, question.bodies));
  out.bodies_ = bodies;
  if (!question.group.empty()) {
    PLENARY_LET(group, find_group(list, question.group));
    out.group_ = group;
  }
  if (!question.document.empty()) {
    PLENARY_LET(document, find_document(list, question.document));
    out.document_ = document;
  }
  for (uint32_t w = 0; w < list.works.size(); ++w) {
    const auto& work = list.works[w];
    const bool wanted = out.wants(w);
    out.owners_.push_back(!wanted                                ? NeighbourIndex::kNobody
                          : question.between == Between::kBodies ? work.body
                                                                 : *work.group);
    if (wanted && (!out.document_ || *out.document_ == w)) out.asked_.push_back(w);
  }
  return out;
}

bool OverlapScope::in_body(uint32_t work) const {
  return std::ranges::find(bodies_, list_->works[work].body) != bodies_.end();
}

bool OverlapScope::in_group(uint32_t work) const {
  const auto& group = list_->works[work].group;
  return group &&
         std::ranges::find(list_->groups[*group].ancestors, *group_) != list_->groups[*group].ancestors.end();
}

// A working party and its study group are one.
bool OverlapScope::related_groups(uint32_t a, uint32_t b) const {
  const auto group_a = *list_->works[a].group, group_b = *list_->works[b].group;
  const auto &above_a = list_->groups[group_a].ancestors, &above_b = list_->groups[group_b].ancestors;
  return std::ranges::find(above_a, group_b) != above_a.end() ||
         std::ranges::find(above_b, group_a) != above_b.end();
}

bool OverlapScope::wants(uint32_t work) const {
  if (between_ == Between::kGroups && !list_->works[work].group) return false;
  return bodies_.size() < 2 || in_body(work);
}

bool OverlapScope::wants(uint32_t a, uint32_t b) const {
  if (!wants(a) || !wants(b)) return false;
  if (between_ == Between::kGroups && related_groups(a, b)) return false;
  if (!bodies_.empty() && !in_body(a) && !in_body(b)) return false;
  if (group_ && !in_group(a) && !in_group(b)) return false;
  return !document_ || a == *document_ || b == *document_;
}

}  // namespace plenary
