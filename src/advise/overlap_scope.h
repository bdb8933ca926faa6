// Which pairs of texts an overlap is about: of whom, and whose two texts are never compared.
#pragma once
#include <span>

#include "advise/overlap.h"

namespace plenary {

class OverlapScope {
 public:
  /// Errors: unknown bodies, groups and documents; `list` must outlive the scope.
  static Result<OverlapScope> make(const WorkList& list, const OverlapQuestion& question);

  /// Whose each work is: a body, or a group; NeighbourIndex::kNobody where it cannot belong to the answer.
  std::span<const uint32_t> owners() const { return owners_; }
  /// The works whose nearest must be looked for.
  std::span<const uint32_t> asked() const { return asked_; }
  /// Whether a pair belongs to the answer.
  bool wants(uint32_t a, uint32_t b) const;
  /// Whether a work can belong to it on either side.
  bool wants(uint32_t work) const;

 private:
  explicit OverlapScope(const WorkList& list) : list_(&list) {}
  bool in_body(uint32_t work) const;
  bool in_group(uint32_t work) const;
  bool related_groups(uint32_t a, uint32_t b) const;

  const WorkList* list_;
  Between between_ = Between::kBodies;
  std::vector<uint32_t> bodies_;
  std::optional<uint32_t> group_, document_;
  std::vector<uint32_t> owners_, asked_;
};

/// Numbers of bodies by name; an error names those that have texts.
Result<std::vector<uint32_t>> find_bodies(const WorkList& list, const std::vector<std::string>& names);

}  // namespace plenary
