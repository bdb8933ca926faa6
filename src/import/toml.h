// toml++, for the mapping readers alone: it costs three seconds of every file that includes it.
#pragma once
#include <fmt/format.h>

#include <stdexcept>
#include <string_view>

// toml++ 3.3 takes some faults of the text ("[@") for faults of its own: an assertion in a debug build,
// undefined behaviour in a release one. Here they are exceptions in both.
namespace plenary::detail {
[[noreturn]] inline void toml_fault(const char* what) { throw std::logic_error(what); }
}  // namespace plenary::detail
#undef NDEBUG
#define TOML_ASSERT(expr) ((expr) ? void() : plenary::detail::toml_fault(#expr))
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "base/result.h"

namespace plenary {

/// Parses a mapping file; an error names the line.
inline Result<toml::table> parse_toml(std::string_view source) {
  try {
    return toml::parse(source);
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::kUsage,
                fmt::format("mapping line {}: {}", error.source().begin.line, error.description()));
  } catch (const std::logic_error&) {
    return fail(ErrorKind::kUsage, "the mapping is no TOML: look for a '[' that is not followed by a name");
  }
}

/// Says where in a mapping file something is wrong.
inline std::unexpected<Error> wrong(const toml::node& node, std::string_view what) {
  return fail(ErrorKind::kUsage, fmt::format("mapping line {}: {}", node.source().begin.line, what));
}

/// Refuses keys that are not among the known ones: an option that is misspelt must not be passed over.
inline Status only_keys(const toml::table& table, std::initializer_list<std::string_view> known,
                        std::string_view where) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    std::string names;
    for (const auto name : known) names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
    return fail(ErrorKind::kUsage, fmt::format("mapping line {}: {} has no key '{}'; there are: {}",
                                               key.source().begin.line, where, key.str(), names));
  }
  return {};
}

}  // namespace plenary
