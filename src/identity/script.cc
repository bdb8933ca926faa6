#include "identity/script.h"

#include <unicode/translit.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "base/characters.h"
#include "base/text.h"

namespace plenary {
namespace {

using Checker = std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>;

Checker make_checker() {
  UErrorCode status = U_ZERO_ERROR;
  Checker checker(uspoof_open(&status), &uspoof_close);
  if (U_FAILURE(status)) return {nullptr, &uspoof_close};
  uspoof_setRestrictionLevel(checker.get(), USPOOF_HIGHLY_RESTRICTIVE);
  uspoof_setChecks(checker.get(), USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE, &status);
  return checker;
}

bool is_hidden(UChar32 c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}

// Zero-width characters and overrides of direction between letters of scripts that do not need them (Persian
// and Indic words do). Before the first letter and behind the last they are remains of copying.
bool has_hidden(std::string_view text) {
  bool pending = false, found = false, plain = false;
  each_character(text, [&](UChar32 c) {
    if (is_hidden(c)) {
      pending |= plain;
    } else {
      UErrorCode status = U_ZERO_ERROR;
      const auto script = uscript_getScript(c, &status);
      plain = script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK;
      found |= pending && plain;
      pending = false;
    }
  });
  return found;
}

const icu::Transliterator* latin() {
  static const std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    UParseError at;
    // Han is left out by the filter: its readings are guesses.
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "[^[:Han:]] Any-Latin; [^[:Han:]] Latin-ASCII", UTRANS_FORWARD, at, status));
  }();
  return instance.get();
}

}  // namespace

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

bool has_han(std::string_view text) {
  bool han = false;
  each_character(text, [&han](UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    han |= c > 0x2E7F && uscript_getScript(c, &status) == USCRIPT_HAN;
  });
  return han;
}

std::string read_twice_encoded(std::string text) {
  if (text.find("\xC3\x83") == std::string::npos && text.find("\xC3\x82") == std::string::npos &&
      text.find("\xC3\x85") == std::string::npos && text.find("\xC3\xA2\xE2\x82\xAC") == std::string::npos)
    return text;
  std::string bytes;
  bool possible = true;
  each_character(text, [&](UChar32 c) {
    // Windows-1252 differs from Latin-1 in 0x80..0x9F.
    static constexpr std::array<UChar32, 32> kOthers{
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    const auto* other = std::ranges::find(kOthers, c);
    if (other != kOthers.end())
      bytes += static_cast<char>(0x80 + (other - kOthers.begin()));
    else if (c < 0x100)
      bytes += static_cast<char>(c);
    else
      possible = false;
  });
  return possible && valid_utf8(bytes) ? bytes : text;
}

bool suspicious_script(std::string_view text) {
  if (is_ascii(text)) return false;
  if (has_hidden(text)) return true;
  thread_local const Checker checker = make_checker();
  for (const auto word : split(text, ' ')) {
    if (is_ascii(word)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t found =
        uspoof_check2UTF8(checker.get(), word.data(), static_cast<int32_t>(word.size()), nullptr, &status);
    if (U_SUCCESS(status) && found != 0) return true;
  }
  return false;
}

std::string script_skeleton(std::string_view text) {
  icu::UnicodeString seen;
  each_character(text, [&seen](UChar32 c) {
    if (!is_hidden(c)) seen.append(c);
  });
  thread_local const Checker checker = make_checker();
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString skeleton;
  uspoof_getSkeletonUnicodeString(checker.get(), 0, seen, skeleton, &status);
  std::string out;
  (U_SUCCESS(status) ? skeleton : seen).toUTF8String(out);
  return out;
}

std::string to_latin(std::string_view given) {
  if (is_ascii(given) || latin() == nullptr) return std::string(given);
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(given.data(), static_cast<int32_t>(given.size())));
  {
    static std::mutex mutex;  // a transliterator is not for two threads
    const std::lock_guard lock(mutex);
    latin()->transliterate(text);
  }
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace plenary
