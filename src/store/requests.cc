#include "store/requests.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/kept_lines.h"
#include "base/text.h"

namespace plenary {
namespace {

constexpr const char* kFile = "person.pending";
constexpr size_t kLongest = 1000;
constexpr std::array kVerbs{WithheldVerb::kErased, WithheldVerb::kHidden, WithheldVerb::kShown};

}  // namespace

std::string request_line(const PersonRequest& r) {
  const auto field = [](const std::string& text) { return clean(text, kLongest); };
  return fmt::format("{}\t{}\t{}\t{}\t{}", verb_name(r.verb), field(r.at), field(r.author), field(r.who),
                     field(r.name));
}

Result<std::vector<PersonRequest>> parse_requests(std::string_view text) {
  PLENARY_LET(lines, kept_lines(text, kFile));
  std::vector<PersonRequest> out;
  for (const auto& line : lines) {
    const auto fields = split(line.text, '\t');
    if (fields.size() != 5) return damaged_line(kFile, line.number, "not five fields");
    const auto* const verb = std::ranges::find_if(kVerbs, [&](auto v) { return fields[0] == verb_name(v); });
    if (verb == kVerbs.end()) return damaged_line(kFile, line.number, "no verb erased, hidden or shown");
    if (trim(fields[3]).empty()) return damaged_line(kFile, line.number, "nobody is named");
    out.push_back({std::string(fields[1]), std::string(fields[2]), *verb, std::string(fields[3]),
                   std::string(fields[4])});
  }
  return out;
}

Result<std::vector<PersonRequest>> waiting_requests(const Workspace& workspace) {
  PLENARY_LET(text, read_pending(workspace.requests()));
  return parse_requests(text);
}

}  // namespace plenary
