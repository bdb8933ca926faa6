// Asking a provider. The library behind it (libcurl) stays in fetch.cc.
#pragma once
#include <chrono>
#include <functional>
#include <string>

#include "base/result.h"

namespace plenary::oidc {

struct Call {
  std::string address;
  std::string form;            ///< handed in; empty: the address is read
  std::string user, password;  ///< of the client; empty: none
};

struct Fetched {
  int status = 0;
  std::string body;
};

/// Asks somebody elsewhere and waits for the answer. An error where none comes.
using Fetch = std::function<Result<Fetched>(const Call&)>;

struct FetchLimits {
  std::chrono::milliseconds connect{5'000}, all{10'000};
  size_t bytes = 1 << 20;
};

/// Asks over the network: no redirect is followed, and nothing is taken that comes late or is too much.
Fetch over_network(const FetchLimits& limits = {});

}  // namespace plenary::oidc
