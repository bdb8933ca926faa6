// The one shape of all failures: {"error": {"status", "code", "message", "parameter"}}.
#pragma once
#include <string_view>

#include "base/result.h"
#include "serve/http.h"

namespace plenary::serve {

/// A failure with its status; `parameter` names the one that is wrong, or is empty.
Response failure(int status, std::string_view message, std::string_view parameter = {});

/// The status of an error: 400 for what was asked wrongly, 404 for what is not there, 503 for a store that
/// cannot be read now, 500 for all else.
int status_of(ErrorKind kind);

/// The phrase behind a status: "Not Found".
std::string_view phrase(int status);

}  // namespace plenary::serve
