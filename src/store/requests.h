// What was asked over HTTP of what is held of people: to hide somebody, to show them again, to erase them. It
// waits in person.pending for a writer, as decisions do; but whose name is not to be seen is not shown to
// others than staff from the moment on in which it was asked.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "store/pending.h"
#include "store/withheld.h"

namespace plenary {

struct PersonRequest {
  std::string at, author;
  WithheldVerb verb = WithheldVerb::kHidden;
  std::string who;   ///< a designator (identity/journal.h) that fits one person only
  std::string name;  ///< as answers showed it
};

/// Prints a request as its line, without the end of the line.
std::string request_line(const PersonRequest& request);

/// Reads requests. An error names the line.
Result<std::vector<PersonRequest>> parse_requests(std::string_view text);

/// The requests that wait in a workspace; none, where there are none.
Result<std::vector<PersonRequest>> waiting_requests(const Workspace& workspace);

}  // namespace plenary
