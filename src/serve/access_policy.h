// access.toml of a workspace: under which names the server is reached, and who may ask. Without it the server
// answers to this machine only; with it everybody needs a token, whoever asks from wherever.
//
//   hosts = ["plenary.example.org"]
//   anonymous = "public"
//   [[token]]
//   name = "members"
//   hash = "8ad3..."
//   audience = "member"
//   expires = 2027-01-01
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "publish/answer.h"

namespace plenary::serve {

struct TokenRule {
  std::string name;  ///< of whom; what the log calls them
  std::string hash;
  Audience audience = Audience::kPublic;
  Day expires;  ///< the first day on which it is good no more
};

struct AccessPolicy {
  std::vector<std::string> hosts;     ///< beside localhost
  std::optional<Audience> anonymous;  ///< of those without a token; nothing: they are refused
  std::vector<TokenRule> tokens;
};

/// Reads a policy; an error names file and line, and a key that is misspelt is an error.
Result<AccessPolicy> parse_access_policy(std::string_view text, std::string_view file);

/// The policy of a workspace; nothing where it has none.
Result<std::optional<AccessPolicy>> read_access_policy(const Workspace& workspace);

/// Adds a token to the workspace's policy, which is made when there is none, and returns it: it is shown
/// once.
Result<std::string> add_token(const Workspace& workspace, const std::string& name, Audience audience,
                              Day expires);

}  // namespace plenary::serve
