#include "advise/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/embedded.h"
#include "base/files.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFolder = "data/profiles/";
constexpr const char* kEnd = ".toml";
constexpr uint64_t kMostBytes = 1u << 20;

// The files of the workspace's own folder, in the order of their names.
std::vector<fs::path> own_files(const Workspace& workspace) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(workspace.folder + "/profiles", error))
    if (entry.path().extension() == kEnd) out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

}  // namespace

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
  std::vector<ProfileText> out;
  for (const auto& file : embedded_below(kFolder))
    out.push_back({fs::path(file.path).stem().string(), std::string(file.path), std::string(file.bytes)});
  for (const auto& path : own_files(workspace)) {
    PLENARY_LET(text, read_file(path.string(), kMostBytes));
    auto name = path.stem().string();
    const auto shown = "profiles/" + path.filename().string();
    if (std::ranges::find(out, name, &ProfileText::name) != out.end())
      return fail(ErrorKind::kWorkspace,
                  fmt::format("{}: '{}' is a profile of the program: give yours another name", shown, name));
    out.push_back({std::move(name), shown, std::move(text)});
  }
  return out;
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
