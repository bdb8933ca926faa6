// The files of the dashboard, built into the program from web/dist.
#pragma once
#include <span>
#include <string>

#include "serve/http.h"

namespace plenary::serve {

/// The file of a path; the first page for a path without a dot in its last part, which the dashboard reads
/// itself. Without a dashboard the first page is one that names the API.
Response static_response(const Request& request, std::span<const std::string> path);

}  // namespace plenary::serve
