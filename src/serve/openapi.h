// The description of the API for programs (OpenAPI 3.1) and for people, made from the table of routes.
#pragma once
#include <string>

namespace plenary::serve {

/// The document that /api/v1/openapi.json gives.
std::string openapi();

/// The reference page, Markdown.
std::string api_page();

}  // namespace plenary::serve
