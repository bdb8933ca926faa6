// Who is looked at by an index: the members of a body on a day, and what a register says of them. Attributes
// of a member are strata, never score.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "advise/reading.h"

namespace plenary {

inline constexpr const char* kNoRegister = "(no register)";
inline constexpr const char* kNotAMember = "(not a member)";

/// An attribute that stands beside a score: as the slice of that name.
inline constexpr const char* kStrata[] = {"region", "development", "size", "segment", "kind"};

struct Member {
  std::string category;  ///< several are joined by " + "
  std::string strategy;  ///< as declared; empty: not declared
  std::vector<std::string> strata = std::vector<std::string>(std::size(kStrata));  ///< empty: unknown
};

struct Members {
  std::map<std::string, Member> list;  ///< by organization
  bool register_kept = false;          ///< else nobody knows who is a member
};

/// The members of the body on that day.
Result<Members> read_members(duck::Connection& connection, const IndexPlace& place, Day day);

/// Adds those that did something since `from` and are no members, with the attributes that most of their acts
/// say.
Status add_participants(duck::Connection& connection, const IndexPlace& place, Day from, Day day,
                        Members& members);

}  // namespace plenary
