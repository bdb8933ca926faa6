#include "base/temporary_folder.h"

#include <fmt/core.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace plenary {

Result<TemporaryFolder> TemporaryFolder::make() {
  const char* const said = std::getenv("TMPDIR");
  std::string path = fmt::format("{}/plenary-XXXXXX", said != nullptr && *said != '\0' ? said : "/tmp");
  if (::mkdtemp(path.data()) == nullptr)
    return fail(ErrorKind::kIo, fmt::format("{}: cannot make a folder: {}", path, std::strerror(errno)));
  return TemporaryFolder(std::move(path));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace plenary
