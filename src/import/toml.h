// base/toml.h for mapping files: faults are said to be of "mapping line N".
#pragma once
#include "base/toml.h"

namespace plenary {

/// Parses a mapping file; an error names the line.
inline Result<toml::table> parse_toml(std::string_view source) { return parse_toml(source, "mapping"); }

/// Says where in a mapping file something is wrong.
inline std::unexpected<Error> wrong(const toml::node& node, std::string_view what) {
  return wrong_at("mapping", node, what);
}

/// Refuses keys that are not among the known ones: an option that is misspelt must not be passed over.
inline Status only_keys(const toml::table& table, std::initializer_list<std::string_view> known,
                        std::string_view where) {
  return only_keys("mapping", table, known, where);
}

}  // namespace plenary
