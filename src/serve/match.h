// From a request to the question that it asks, or to the failure that it is.
#pragma once
#include <string>
#include <vector>

#include "serve/http.h"
#include "serve/route.h"
#include "serve/target.h"

namespace plenary::serve {

/// A route that a method and a path fit, with what stands in its places.
struct Match {
  const Route* route = nullptr;
  std::vector<std::string> names;
  std::string allowed;  ///< methods that the path takes; empty: there is no such path
};

/// Looks a path below /api/v1 up.
Match match(std::span<const Route> routes, std::string_view method, std::span<const std::string> path);

/// A question with everything that decides its answer, but for the store.
struct Question {
  const Route* route = nullptr;
  std::vector<std::string> names;
  Parameters asked;
  OutputFormat format = OutputFormat::kJson;

  /// The same text for the same question, whatever the order of its parameters.
  std::string key() const;
  /// What a file of the answer is called: "attendance", "groups".
  std::string file_name() const;
};

/// Checks the parameters of a request against its route. The failure is 400, or 406 for a format that the
/// route has not.
std::expected<Question, Response> question_of(const Match& match, const Target& target,
                                              std::string_view accept);

/// The failure that an error of a handler is: its status, and the parameter which the message begins with.
Response failure_of(const Error& error, const Route& route);

/// Parameters that every route has.
std::span<const Parameter> common_parameters();

/// The parameter that chooses the format, of routes with tables.
const Parameter& format_parameter();

}  // namespace plenary::serve
