// Groups by the words of their texts: two groups that write about the same things have profiles that are
// alike.
#pragma once
#include <map>

#include "advise/text_space.h"

namespace plenary {

/// The profiles of groups are alike from this cosine on. docs/prospects.md says how it was chosen.
inline constexpr double kAlikeGroups = 0.35;

class GroupWords {
 public:
  static Result<GroupWords> read(duck::Connection& connection);

  /// Of each group that has texts of the ten years up to a day: the heaviest words of all of them together.
  std::map<int64_t, SparseVector> profiles(Day day) const;

 private:
  explicit GroupWords(WorkList list) : list_(std::move(list)), space_(list_) {}
  WorkList list_;
  TextSpace space_;
};

}  // namespace plenary
