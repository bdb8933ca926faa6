// Groups of ITU as people write them, and whose body a report is of.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::minutes {

/// A group in a text: its key ("tsag", "rg-iem", "sg15", "wp3/15", "q12/15", "fg-ai4h", "wtsa") and its
/// place.
struct GroupMention {
  std::string key;
  size_t at = 0, end = 0;
};

/// Finds the groups that a text names, in their order.
std::vector<GroupMention> groups_of(std::string_view text);

/// True when the whole text names a group, an assembly or a conference: "WTSA-20", "Q12/15", "ITU-T SG15".
bool is_group(std::string_view text);

/// Returns the group above: "sg15" of "q12/15" and "wp3/15", "tsag" of "rg-iem"; empty when there is none.
std::string parent_of(std::string_view key);

/// Returns the kind of a group from its key: "study group", "question", "rapporteur group" ...
std::string kind_of_group(std::string_view key);

/// Returns the standards body that the head of a report names: "itu-t", "itu-r", "etsi" ... or nothing.
std::string body_in(std::string_view head);

}  // namespace plenary::minutes
