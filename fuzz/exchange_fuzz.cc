// Foreign identity files of every format (the first byte says which): what is read is lines that the journal
// reads back as they were, each once.
#include <cstdint>
#include <set>
#include <string_view>

#include "identity/exchange.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const auto formats = plenary::exchange_formats();
  const auto& format = formats[(data[0] + formats.size() - 'a' % formats.size()) % formats.size()];
  plenary::ExchangeNotes notes{.file = "f", .at = "2026-11-21", .rejects = {}, .left_out = {}};
  const auto entries = format.read({reinterpret_cast<const char*>(data) + 1, size - 1}, notes);
  if (!entries) return 0;
  std::set<std::string> ids;
  for (const auto& entry : *entries) {
    const auto line = plenary::journal_line(entry);
    const auto back = plenary::parse_journal(line);
    if (!back || back->size() != 1 || plenary::journal_line(back->front()) != line) __builtin_trap();
    if (back->front().subject != entry.subject || back->front().object != entry.object) __builtin_trap();
    if (plenary::designator(entry.subject).empty() || !ids.insert(entry.id).second) __builtin_trap();
  }
  return 0;
}
