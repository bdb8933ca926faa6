// Changes of a plan's TOML that leave every other byte as it is: fields of one entry, or an entry that comes
// or goes as a whole. Each has an exact inverse.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace plenary::plan {

/// A field before and after, as TOML writes the value; nothing: the field is not there.
struct FieldChange {
  std::string field;
  std::optional<std::string> before, after;
  bool operator==(const FieldChange&) const = default;
};

/// A change of one entry. With a `block` it is an entry of these bytes that comes at the end of the text, or
/// goes.
struct Patch {
  std::string kind;                                        ///< "action"
  std::vector<std::pair<std::string, std::string>> which;  ///< fields that tell the entry: id = story
  std::vector<FieldChange> fields;
  std::string block;
  bool goes = false;
  bool operator==(const Patch&) const = default;
};

/// Returns the patch that takes this one back.
Patch inverse(Patch patch);

/// Returns the value of a field as the text writes it; nothing where the field is not there. An error when
/// the entry is not there, or there twice, or written within one line.
Result<std::optional<std::string>> written_value(std::string_view text, const Patch& entry,
                                                 std::string_view field);

/// Applies a patch to a text that is TOML. What is so already stays. An error of kind kUsage when something
/// else stands there than `before`.
Result<std::string> patched(std::string_view text, const Patch& patch);

}  // namespace plenary::plan
