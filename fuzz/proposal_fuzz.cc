// Bytes as a proposal of new work: TOML, and the form of Recommendation ITU-T A.1 as text and as Word's text.
#include <cstdlib>
#include <string>

#include "import/proposal.h"
#include "import/proposal_form.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto toml = parse_proposal("x.toml", bytes);
  const auto text = parse_proposal("x.txt", bytes);
  (void)proposal::read_form("x.docx", bytes, true);
  if (toml && toml->proposal.title.empty()) std::abort();
  if (text && text->proposal.title.empty()) std::abort();
  return 0;
}
