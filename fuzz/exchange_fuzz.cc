// Foreign identity files of every format (the first byte says which): what is read is lines that the journal
// reads back as they were, each once; and the same bytes as names and addresses are written so that the
// format reads them.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "identity/exchange.h"

// People and organizations made of the lines, whatever is in them.
static plenary::Identities identities_of(std::string_view text) {
  plenary::Identities all;
  while (!text.empty() && all.persons.size() < 50) {
    const auto end = std::min(text.find_first_of("\n\t"), text.size());
    const std::string word(text.substr(0, end));
    const auto day = plenary::parse_date(word.substr(0, 10));
    all.persons.push_back({.names = {word, word + "x"},
                           .mails = {word, word + "@x.example"},
                           .keys = {"github:" + word},
                           .enrollments = {{word, day, {}}, {"Acme", {}, day}}});
    all.organizations.push_back({.names = {word, word + " Inc."},
                                 .domains = {word, word + ".example"},
                                 .parent = word,
                                 .country = word});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const auto formats = plenary::exchange_formats();
  const auto& format = formats[(data[0] + formats.size() - 'a' % formats.size()) % formats.size()];
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr std::string_view kRefused = "is no address";
  if (format.write) {
    const auto text = format.write(identities_of(input));
    plenary::ExchangeNotes written;
    if (text && !format.read(*text, written)) __builtin_trap();
    // A reason quotes the input: where that says it itself, nothing is known.
    for (const auto& reject : written.rejects)
      if (reject.reason.find(kRefused) != std::string::npos && input.find(kRefused) == input.npos)
        __builtin_trap();
  }
  plenary::ExchangeNotes notes{.file = "f", .at = "2026-11-21", .rejects = {}, .left_out = {}};
  const auto entries = format.read(input, notes);
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
