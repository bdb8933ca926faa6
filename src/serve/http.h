// A request and its response as plain values: what the routes see of HTTP.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenary::serve {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  ///< "GET"
  std::string target;  ///< as sent: "/api/v1/status?body=itu-t"
  Headers headers;     ///< names in lower case
  std::string body;
  std::string client;   ///< the address that it came from
  bool secure = false;  ///< it came by TLS

  /// The value of a header, or nothing.
  std::string_view header(std::string_view name) const {
    for (const auto& [key, value] : headers)
      if (key == name) return value;
    return {};
  }
};

/// Bytes that may be on their way to several clients at once.
using Bytes = std::shared_ptr<const std::string>;

struct Response {
  int status = 200;
  Headers headers;
  Bytes body = std::make_shared<const std::string>();
};

using Respond = std::function<void(Response)>;

/// Answers a request by calling `respond` once, now or later, from any thread.
using Handler = std::function<void(Request, Respond)>;

}  // namespace plenary::serve
