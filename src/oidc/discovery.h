// What a provider says of itself (OpenID Connect Discovery 1.0).
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::oidc {

struct Discovery {
  std::string authorization;    ///< where a browser is sent to sign in
  std::string token;            ///< where a code is changed for a token
  std::string keys;             ///< where the keys are
  std::string leave;            ///< where a browser is sent to sign out; empty: nowhere
  bool names_itself = false;    ///< what comes back from it says by whom it is (RFC 9207)
  bool secret_in_form = false;  ///< the client's secret goes with the form, not with the head
};

/// Reads the document of a provider. An error where it is another's, lacks an address, or has one that is
/// none: https, or, where the issuer itself is on this machine, http to this machine.
Result<Discovery> parse_discovery(std::string_view bytes, std::string_view issuer);

/// Where the document of a provider lies.
std::string discovery_address(std::string_view issuer);

/// Whether an address is of this machine, where nobody listens on the way.
bool is_local_address(std::string_view address);

}  // namespace plenary::oidc
