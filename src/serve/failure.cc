#include "serve/failure.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/json.h"

namespace plenary::serve {
namespace {

struct StatusWords {
  int status;
  const char* phrase;
  const char* code;  ///< what a program looks at
};

constexpr std::array kStatuses{StatusWords{200, "OK", ""},
                               StatusWords{202, "Accepted", ""},
                               StatusWords{204, "No Content", ""},
                               StatusWords{303, "See Other", ""},
                               StatusWords{304, "Not Modified", ""},
                               StatusWords{400, "Bad Request", "usage"},
                               StatusWords{401, "Unauthorized", "who_are_you"},
                               StatusWords{403, "Forbidden", "not_for_you"},
                               StatusWords{404, "Not Found", "not_found"},
                               StatusWords{405, "Method Not Allowed", "method"},
                               StatusWords{406, "Not Acceptable", "format"},
                               StatusWords{408, "Request Timeout", "slow"},
                               StatusWords{409, "Conflict", "changed_since"},
                               StatusWords{413, "Content Too Large", "body_too_large"},
                               StatusWords{414, "URI Too Long", "target_too_long"},
                               StatusWords{415, "Unsupported Media Type", "media_type"},
                               StatusWords{421, "Misdirected Request", "host"},
                               StatusWords{429, "Too Many Requests", "too_often"},
                               StatusWords{431, "Request Header Fields Too Large", "head_too_large"},
                               StatusWords{500, "Internal Server Error", "fault"},
                               StatusWords{503, "Service Unavailable", "not_now"}};

const StatusWords& words_of(int status) {
  const auto found = std::ranges::find(kStatuses, status, &StatusWords::status);
  return found == kStatuses.end() ? *std::ranges::find(kStatuses, 500, &StatusWords::status) : *found;
}

}  // namespace

std::string_view phrase(int status) { return words_of(status).phrase; }

Response failure(int status, std::string_view message, std::string_view parameter) {
  Response out;
  out.status = status;
  out.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  out.body = std::make_shared<const std::string>(
      fmt::format("{{\"error\": {{\"status\": {}, \"code\": {}, \"message\": {}, \"parameter\": {}}}}}\n",
                  status, json_string(words_of(status).code), json_string(message),
                  parameter.empty() ? "null" : json_string(parameter)));
  return out;
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
    case ErrorKind::kInput:
      return 400;
    case ErrorKind::kNotFound:
      return 404;
    case ErrorKind::kWorkspace:
      return 503;
    case ErrorKind::kEngine:
    case ErrorKind::kIo:
      break;
  }
  return 500;
}

}  // namespace plenary::serve
