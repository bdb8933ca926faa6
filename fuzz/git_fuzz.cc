// Any bytes as what git prints of a unit, and as a mapping: no crash, no hang, and weights are shares.
#include <cstdlib>

#include "import/git.h"
#include "import/git_stream.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto plain = plenary::open_git({}).value();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  plenary::SourceFile file;
  file.path = size % 2 == 0 ? "repository" : "2024-03";
  file.bytes = bytes;
  plenary::Batch out;
  plain->read(file, out);
  // The rest of the reader is behind the head: give it one.
  file.bytes = std::string(plenary::kGitMagic) + '\0' + "git:example.org/x" + '\0';
  file.bytes += bytes;
  plain->read(file, out);
  for (const auto& activity : out.activities)
    if (!(activity.weight >= 0 && activity.weight <= 1.0000001)) std::abort();
  plenary::ImportOptions options;
  options.mapping = bytes;
  if (const auto ruled = plenary::open_git(options)) (*ruled)->read(file, out);
  return 0;
}
