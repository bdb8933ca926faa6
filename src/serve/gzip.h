#pragma once
#include <string>
#include <string_view>

#include "serve/http.h"

namespace plenary::serve {

/// Packs bytes by gzip; nothing where they are too few, or of a type that does not get smaller.
Bytes gzip(std::string_view bytes, std::string_view type);

/// Whether an Accept-Encoding takes gzip.
bool takes_gzip(std::string_view accept_encoding);

}  // namespace plenary::serve
