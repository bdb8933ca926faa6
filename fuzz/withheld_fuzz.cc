// The list of people withheld: whatever it holds, it is read or refused; and running text is searched for
// names without harm, each mention once.
#include <cstdint>
#include <string_view>

#include "store/withheld.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const SecretKey key{std::string(32, 'k')};
  if (const auto file = parse_withheld(text)) {
    const auto again = parse_withheld(with_lines("", key, file->lines));
    if (!again || again->lines.size() != file->lines.size()) __builtin_trap();
  }
  static const auto lines = [&] {
    std::vector<WithheldLine> all;
    for (auto texts :
         {claims({"Ada Example", "ada@acme.example", "github:ada", "ietf", "Acme"}), mentions("Ada Example")})
      for (const auto& one : texts) all.push_back({WithheldVerb::kErased, "t", "a", digest(key, one)});
    return all;
  }();
  auto withheld = *Withheld::make(with_lines("", key, lines), key);
  if (const auto without = withheld.without_mentions(text))
    if (withheld.without_mentions(*without) == *without) __builtin_trap();  // a change that changes nothing
  static_cast<void>(withheld.erased({text, text, text, text, text}));
  return 0;
}
