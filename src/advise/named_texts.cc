#include "advise/named_texts.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "base/embedded.h"
#include "base/files.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr const char* kEnd = ".toml";
constexpr uint64_t kMostBytes = 1u << 20;

// The files of the workspace's own folder, in the order of their names.
std::vector<fs::path> own_files(const std::string& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == kEnd) out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

}  // namespace

Result<std::vector<NamedText>> named_texts(const std::string& folder, std::string_view kind,
                                           std::string_view one) {
  std::vector<NamedText> out;
  for (const auto& file : embedded_below(fmt::format("data/{}/", kind)))
    out.push_back({fs::path(file.path).stem().string(), std::string(file.path), std::string(file.bytes)});
  for (const auto& path : own_files(fmt::format("{}/{}", folder, kind))) {
    PLENARY_LET(text, read_file(path.string(), kMostBytes));
    auto name = path.stem().string();
    const auto shown = fmt::format("{}/{}", kind, path.filename().string());
    if (std::ranges::find(out, name, &NamedText::name) != out.end())
      return fail(ErrorKind::kWorkspace,
                  fmt::format("{}: '{}' is {} of the program: give yours another name", shown, name, one));
    out.push_back({std::move(name), shown, std::move(text)});
  }
  return out;
}

}  // namespace plenary
