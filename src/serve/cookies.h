// Cookies: one for a session, one for somebody who is on the way to a provider and back.
#pragma once
#include <string>
#include <string_view>

#include "serve/http.h"

namespace plenary::serve {

enum class Cookie { kSession, kSigningIn };

/// What a browser sent; empty when it sent none.
std::string_view cookie_in(const Request& request, Cookie cookie);

/// The value of a Set-Cookie header: scripts cannot read it, pages of other sites do not send it with what
/// they hand in, and it travels by TLS only, but to a server of this machine without it.
std::string set_cookie(const Request& request, Cookie cookie, std::string_view value);
/// The same that takes a cookie away.
std::string drop_cookie(const Request& request, Cookie cookie);

/// Whether a Host header names this machine: localhost, 127.0.0.1 or [::1], with any port.
bool names_this_machine(std::string_view host);

/// Whether the browser speaks TLS with us, or with the proxy before us: who comes by another name than this
/// machine's does.
bool is_secure(const Request& request);

/// A host without its port, in lower case.
std::string host_name(std::string_view host);

}  // namespace plenary::serve
