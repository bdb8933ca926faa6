#pragma once
#include <string>
#include <vector>

#include "store/requests.h"

namespace plenary {

/// What became of requests that waited; as sentences that name nobody.
struct RequestReport {
  std::vector<std::string> done, refused;
};

/// Hides, shows and erases those of whom it was asked over HTTP (store/requests.h), one after the other. One
/// that was interrupted is done at the next time; none is lost.
Result<RequestReport> answer_requests(const Workspace& workspace);

}  // namespace plenary
