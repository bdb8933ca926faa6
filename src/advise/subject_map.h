// Which subjects texts and groups belong to: by data/subject_groups.csv, else by the nearest texts, else
// unknown, which stays a visible share.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/subject_guess.h"

namespace plenary {

struct Subject {
  std::string key, name;
  std::optional<uint32_t> parent;  ///< in SubjectMap::subjects
};

/// A text or act of k subjects counts 1/k in each; in a subject above them it counts their sum.
struct SubjectPart {
  uint32_t subject = 0;
  double part = 0;
};
using SubjectParts = std::vector<SubjectPart>;

enum class SubjectSource : uint8_t { kUnknown, kGroup, kText };

struct SubjectMap {
  std::vector<Subject> subjects;
  std::vector<SubjectParts> of_group;  ///< by place in WorkList::groups
  std::vector<SubjectParts> of_work;   ///< by place in WorkList::works
  std::vector<SubjectSource> source;   ///< of the works'

  /// True when `subject` is `above` or lies below it.
  bool below(uint32_t subject, uint32_t above) const;
};

/// Maps all works. Where a group works in several subjects, the nearest texts decide among these, if they
/// agree.
Result<SubjectMap> read_subjects(duck::Connection& connection, const WorkList& list, const TextSpace& space);

/// The subject of each work whose group works in one only: what guesses learn from, and are measured by.
std::vector<std::optional<uint32_t>> lone_subjects(const WorkList& list,
                                                   const std::vector<std::vector<uint32_t>>& of_group);

/// The subjects of each group as the table has them, without those above.
Result<std::vector<std::vector<uint32_t>>> read_group_subjects(duck::Connection& connection,
                                                               const WorkList& list,
                                                               const std::vector<Subject>& subjects);
Result<std::vector<Subject>> read_subject_tree(duck::Connection& connection);

}  // namespace plenary
