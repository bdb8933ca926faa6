#include "advise/profile.h"

#include <fmt/core.h>

#include <algorithm>

namespace plenary {

const Goalposts& Indicator::goalposts_of(std::string_view body) const {
  const auto own = std::ranges::find(goalposts, body, &Goalposts::body);
  return own != goalposts.end() ? *own : *std::ranges::find(goalposts, "", &Goalposts::body);
}

std::vector<std::string> Profile::level_names() const {
  std::vector<std::string> out;
  for (const auto& rule : levels)
    if (std::ranges::find(out, rule.level) == out.end()) out.push_back(rule.level);
  out.emplace_back(kAbsent);
  std::ranges::reverse(out);
  return out;
}

Result<std::vector<ProfileText>> profile_texts(const Workspace& workspace) {
  return named_texts(workspace.folder, "profiles", "a profile");
}

Result<Profile> find_profile(const Workspace& workspace, std::string_view name) {
  PLENARY_LET(texts, profile_texts(workspace));
  std::string names;
  for (const auto& source : texts) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", source.name);
    if (source.name != name) continue;
    PLENARY_LET(profile, parse_profile(source, texts));
    if (profile.name != name)
      return fail(ErrorKind::kInput, fmt::format("{}: its name is '{}', that of the file '{}'", source.path,
                                                 profile.name, name));
    return std::move(profile);
  }
  return fail(ErrorKind::kUsage, fmt::format("there is no profile '{}'; there are: {}", name, names));
}

}  // namespace plenary
