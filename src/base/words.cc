#include "base/words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace plenary {
namespace {

bool ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool says_something(std::string_view word) {
  if (word.size() < 2) return false;
  return !std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// "policies" is "policy", "networks" "network"; "bus", "access" and "analysis" stay.
std::string singular(std::string_view word) {
  std::string out(word);
  if (word.size() > 4 && word.ends_with("ies")) return out.replace(out.size() - 3, 3, "y");
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
      !word.ends_with("is"))
    out.pop_back();
  return out;
}

void add(std::string_view word, std::vector<std::string>& out) {
  if (auto one = singular(word); says_something(one)) out.push_back(std::move(one));
}

// Rules and dictionaries of the root locale: the language of a title is not said.
std::unique_ptr<icu::BreakIterator> make_breaker() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> out(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  return U_SUCCESS(status) ? std::move(out) : nullptr;
}

void add_by_dictionary(std::string_view text, std::vector<std::string>& out) {
  thread_local const auto breaker = make_breaker();
  if (!breaker) return add(text, out);
  const auto whole =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  breaker->setText(whole);
  for (int32_t from = breaker->first(), to = breaker->next(); to != icu::BreakIterator::DONE;
       from = to, to = breaker->next()) {
    if (breaker->getRuleStatus() == UBRK_WORD_NONE) continue;
    std::string word;
    whole.tempSubStringBetween(from, to).toUTF8String(word);
    add(word, out);
  }
}

}  // namespace

std::vector<std::string> content_words(std::string_view text) {
  const auto folded = fold(text);
  std::vector<std::string> out;
  for (const auto part : split(folded, ' ')) {
    if (ascii(part))
      add(part, out);
    else
      add_by_dictionary(part, out);
  }
  return out;
}

}  // namespace plenary
