#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "import/format.h"

namespace plenary {

/// Opens the reader of index.json of the npm package web-specs (https://github.com/w3c/browser-specs, CC0).
Result<std::unique_ptr<FormatReader>> open_web_specs(const ImportOptions& options);

/// Which document an address of a specification means: "https://drafts.csswg.org/css-color-4/#lab".
class SpecUrls {
 public:
  /// Takes the addresses of web-specs' index.json; of an empty text, none: then only addresses that name
  /// their document by themselves (RFCs, W3C's /TR/, WHATWG, ECMA-262 and 402) are understood.
  static Result<SpecUrls> make(std::string_view index);
  /// The canonical identifier, or nothing.
  std::optional<std::string> find(std::string_view url) const;

 private:
  std::unordered_map<std::string, std::string>
      documents_;  // by address without scheme, fragment and end slash
};

}  // namespace plenary
