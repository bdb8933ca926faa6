// Any bytes as the abstract of a text: the identifiers that it names are keys without edition and part, and
// its words are valid, folded and none of them a number.
#include <cstdlib>
#include <string_view>

#include "advise/mentions.h"
#include "advise/work_list.h"
#include "base/text.h"
#include "base/words.h"

namespace {
void require(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  each_mention(
      bytes, [](const std::string& key) { return key.size() % 2 == 0; },
      [](const std::string& key) { require(base_key(key) == key && key.contains(':')); });
  for (const auto& word : content_words(bytes))
    require(valid_utf8(word) && !word.empty() && word.find_first_not_of("0123456789") != word.npos);
  return 0;
}
