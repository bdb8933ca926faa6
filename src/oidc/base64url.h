// Bytes as texts that stand in addresses: base64url without padding (RFC 4648, section 5).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenary::oidc {

std::string to_base64url(std::string_view bytes);

/// The bytes of a text; nothing for one that is written in any other way.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace plenary::oidc
