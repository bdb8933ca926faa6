// ietfdata's dictionary of affiliations: a Python file that holds one literal, affiliation_list_map =
// {"as written": ["Name", ...], ...}. It is read as a literal, never run. ["Independent"] says that the text
// is no organization, ["Unknown"] that nobody knows; several names say that it is several at once, for which
// there is no decision.
#include "identity/exchange_ietfdata.h"

#include <fmt/core.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "identity/exchange_entries.h"

namespace plenary {
namespace {

// A sign, or a text in quotes with its escapes undone.
struct Token {
  char sign = '\0';  // '"' for a text, 'x' for a bare word, '?' for a text that never closes, 0 at the end
  std::string text;
  size_t line = 0;
};

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  Token next() {
    skip();
    Token token{'\0', "", line_};
    if (at_ >= text_.size()) return token;
    const char c = text_[at_];
    if (c == '"' || c == '\'') return quoted(c);
    if (std::string_view("{}[]:,=").find(c) != std::string_view::npos) {
      token.sign = c;
      ++at_;
      return token;
    }
    const auto end = std::min(text_.find_first_of("{}[]:,=\"'# \t\r\n", at_), text_.size());
    token.sign = 'x';
    token.text = text_.substr(at_, end - at_);
    at_ = end;
    return token;
  }

  // After a fault: goes on at the next line.
  void next_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }

 private:
  void skip() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      if (at_ >= text_.size()) return;
      if (text_[at_] == '\n')
        ++line_;
      else if (text_[at_] != ' ' && text_[at_] != '\t' && text_[at_] != '\r')
        return;
    }
  }

  Token quoted(char quote) {
    Token token{'"', "", line_};
    for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return token;
      }
      if (text_[at_] == '\\' && at_ + 1 < text_.size())
        escape(token.text);
      else
        token.text += text_[at_];
    }
    token.sign = '?';
    return token;
  }

  // Appends what the escape at the backslash stands for; `at_` ends on its last character.
  void escape(std::string& out) {
    const char c = text_[++at_];
    const size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits == 0) {
      out += c == 'n' || c == 't' || c == 'r' ? ' ' : c;
      return;
    }
    UChar32 code = 0;
    for (size_t i = 0; i < digits && at_ + 1 < text_.size(); ++i) {
      const char digit = text_[at_ + 1];
      const auto value = std::string_view("0123456789abcdef").find(ascii_lower({&digit, 1}));
      if (value == std::string_view::npos || code > 0x10FFFF) break;
      code = code * 16 + static_cast<UChar32>(value);
      ++at_;
    }
    char bytes[U8_MAX_LENGTH];
    int32_t size = 0;
    UBool bad = false;
    U8_APPEND(bytes, size, U8_MAX_LENGTH, code, bad);
    out += bad ? "\xEF\xBF\xBD" : std::string(bytes, static_cast<size_t>(size));
  }

  std::string_view text_;
  size_t at_ = 0, line_ = 1;
};

class Dictionary {
 public:
  explicit Dictionary(std::string_view text, ExchangeNotes& notes) : tokens_(text), out_("ietfdata", notes) {}

  Result<std::vector<JournalEntry>> read() {
    for (token_ = tokens_.next(); token_.sign != '{'; advance())
      if (token_.sign == '\0') return fail(ErrorKind::kInput, "holds no dictionary: there is no {");
    advance();
    while (token_.sign != '}' && token_.sign != '\0') {
      if (!entry()) {
        tokens_.next_line();
        advance();
      }
      if (token_.sign == ',') advance();
    }
    if (token_.sign == '\0') {
      out_.reject(token_.line, "ends before its dictionary does");
    } else {
      advance();
      if (token_.sign != '\0')
        out_.reject(token_.line, "lies behind the end of the dictionary: it is not read");
    }
    return out_.take();
  }

 private:
  void advance() { token_ = tokens_.next(); }

  bool fault(const char* what) {
    out_.reject(token_.line, what, token_.text);
    return false;
  }

  // "as written": ["Name", ...]. False after a fault, with the token at which it was found.
  bool entry() {
    if (token_.sign != '"')
      return fault(token_.sign == '?' ? "has a quote that is never closed" : "is no text in quotes");
    const auto written = token_;
    advance();
    if (token_.sign != ':') return fault("has no : behind the text");
    advance();
    if (token_.sign != '[') return fault("has no [ before the names");
    std::vector<std::string> names;
    for (advance(); token_.sign == '"'; advance()) {
      names.push_back(token_.text);
      advance();
      if (token_.sign != ',') break;
    }
    if (token_.sign != ']') return fault("has no ] behind the names");
    advance();
    decide(written, names);
    return true;
  }

  void decide(const Token& written, const std::vector<std::string>& names) {
    if (names.empty()) return out_.reject(written.line, "is mapped to no name", written.text);
    if (names.size() > 1) return out_.left_out("texts that stand for several organizations at once");
    if (names[0] == "Unknown") return out_.left_out("texts of which nobody knows the organization");
    const auto subject = name_designator(written.text);
    if (names[0] == "Independent") return out_.no_organization(subject, written.line);
    out_.same_organization(subject, name_designator(names[0]), written.line);
  }

  Tokens tokens_;
  Token token_;
  Decisions out_;
};

}  // namespace

Result<std::vector<JournalEntry>> read_ietfdata(std::string_view bytes, ExchangeNotes& notes) {
  const auto text = to_utf8(bytes);
  return Dictionary(text, notes).read();
}

Result<std::string> write_ietfdata(const Identities& identities) {
  std::string out = "affiliation_list_map = {\n";
  for (const auto& organization : identities.organizations)
    for (size_t i = 1; i < organization.names.size(); ++i)
      out += fmt::format("    {}:\n        [{}],\n", json_string(organization.names[i]),
                         json_string(organization.names[0]));
  return out + "}\n";
}

}  // namespace plenary
