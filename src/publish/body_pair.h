// How two bodies hang together: a row an indicator and direction, never one sum.
#pragma once
#include "publish/answer.h"

namespace plenary {

/// One indicator of a pair of bodies, in one direction. `plenary measure METRIC --where body=A --where body=B
/// --records` opens it.
struct BodyLink {
  std::string metric, unit;
  std::string from, to;   ///< bodies; what is joint has both, `from` the first of the pair
  bool directed = false;  ///< leads from the one to the other
  Cell amount;            ///< kNone: both are recorded and nothing links them; kUnknown: one of them is not
  Cell expected, ratio;   ///< kNotApplicable where the indicator has none, or too little is expected
  int64_t records = 0;
};

/// Returns what links two bodies over a window, after the audience's rules: shared people, leaders and
/// organizations, moves of people, normative references, identical texts, liaison statements and the days
/// until their answers. Expected values are those of all bodies of the workspace. Of `window` the dates and
/// conditions count. An error when a body is not in the workspace or both are the same.
Result<std::vector<BodyLink>> body_links(Reader& reader, const std::string& a, const std::string& b,
                                         const MeasureQuery& window, Audience audience);

}  // namespace plenary
