// Browsers and engines as browser-compat-data and web-features name them, and their releases.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/day.h"
#include "base/json_read.h"
#include "record/nouns.h"

namespace plenary::web {

struct Browser {
  std::string name, type, vendor;
  std::unordered_map<std::string, Date> releases;  ///< day by version

  /// The day of a version; nothing when the list does not know it.
  MaybeDate released(std::string_view version) const;
};

/// All browsers of a file's "browsers", by key ("chrome_android").
using Browsers = std::unordered_map<std::string, Browser>;
Browsers read_browsers(json::dom::element top);

}  // namespace plenary::web
