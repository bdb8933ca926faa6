// Which subjects texts and groups belong to. In this order: the series that a text is numbered in
// (data/subject_series.csv), the subject of its group (data/subject_groups.csv), the nearest texts; else
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

/// kShared: the group works in several subjects and the nearest texts do not agree on one of them; the text
/// is divided as those of the group that were decided.
enum class SubjectSource : uint8_t { kUnknown, kSeries, kGroup, kShared, kText };

struct SubjectMap {
  std::vector<Subject> subjects;
  std::vector<SubjectParts> of_group;  ///< by place in WorkList::groups
  std::vector<SubjectParts> of_work;   ///< by place in WorkList::works
  std::vector<SubjectSource> source;   ///< of the works'
};

/// What is known before texts are compared.
struct SubjectTables {
  std::vector<std::vector<uint32_t>> of_group;     ///< as the table has them, without those above
  std::vector<std::optional<uint32_t>> of_series;  ///< of each work
  /// The one subject of each work whose series or group says it: what guesses learn from, and are measured
  /// by.
  std::vector<std::optional<uint32_t>> known(const WorkList& list) const;
};
Result<std::vector<Subject>> read_subject_tree(duck::Connection& connection);
Result<SubjectTables> read_subject_tables(duck::Connection& connection, const WorkList& list,
                                          const std::vector<Subject>& subjects);

/// Maps all works.
Result<SubjectMap> read_subjects(duck::Connection& connection, const WorkList& list, const TextSpace& space);

}  // namespace plenary
