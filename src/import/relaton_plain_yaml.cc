// The fast reader: block maps and lists, plain, quoted and literal scalars, spaces only. It walks the bytes
// once, by lines, and gives up (for libfyaml to decide) at whatever it is not sure of: that keeps it short
// and keeps both readers equal. Rules are those of YAML 1.2, chapters 6 to 8.
#include <array>
#include <charconv>
#include <cstring>

#include "import/relaton_yaml.h"

namespace plenary {
namespace {

using Kind = YamlNode::Kind;

constexpr std::array<bool, 256> kKeyCharacters = [] {
  std::array<bool, 256> is{};
  for (size_t c = '0'; c <= '9'; ++c) is[c] = true;
  for (size_t c = 'a'; c <= 'z'; ++c) is[c] = is[c - 'a' + 'A'] = true;
  is['_'] = is['-'] = true;
  return is;
}();

class PlainReader {
 public:
  PlainReader(const std::string& bytes, YamlTree& tree)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), tree_(tree) {}

  bool read() {
    if (std::string_view(at_, end_).starts_with("---\n")) at_ += 4;
    next_line();
    if (column_ != 0 || *at_ == '-') return false;
    tree_.root = map(0, {}, 1);
    return tree_.root && at_ == end_;
  }

 private:
  // Goes from the start of a line to the first character of the next line that says something.
  void next_line() {
    for (;;) {
      const char* first = at_;
      while (*first == ' ') ++first;
      if (first == end_) {
        at_ = end_, column_ = -1;
        return;
      }
      if (*first != '\n' && *first != '#') {
        column_ = first - at_, at_ = first;
        return;
      }
      at_ = line_end(first) + 1;
    }
  }

  // Every line ends in '\n': plain_yaml_bytes saw to it.
  const char* line_end(const char* from) const {
    return static_cast<const char*>(std::memchr(from, '\n', static_cast<size_t>(end_ - from)));
  }

  bool at_item() const { return *at_ == '-' && (at_[1] == ' ' || at_[1] == '\n'); }

  // The end of a key here, or null when there is none.
  const char* key_end() const {
    const char* colon = at_;
    while (kKeyCharacters[static_cast<unsigned char>(*colon)]) ++colon;
    if (*colon != ':' || colon == at_ || *at_ == '-' || colon - at_ > 128) return nullptr;
    return colon[1] == ' ' || colon[1] == '\n' ? colon : nullptr;
  }

  YamlNode* map(std::ptrdiff_t column, std::string_view key, int depth) {
    if (depth > kYamlDepth) return nullptr;
    YamlNode* const node = tree_.add(Kind::kMap, key);
    YamlNode** tail = &node->first;
    while (column_ == column) {
      const char* const colon = key_end();
      if (!colon || tree_.nodes() >= kYamlNodes) return nullptr;
      const std::string_view name(at_, colon);
      at_ = colon + 1;
      YamlNode* const child = value(column, name, depth);
      if (!child) return nullptr;
      *tail = child, tail = &child->next;
    }
    return column_ > column ? nullptr : node;
  }

  // What stands behind "key:".
  YamlNode* value(std::ptrdiff_t column, std::string_view key, int depth) {
    while (*at_ == ' ') ++at_;
    if (*at_ != '\n') return scalar(column, key);
    ++at_;
    next_line();
    if (at_item() && column_ >= column) return list(column_, key, depth + 1);
    if (column_ > column) return map(column_, key, depth + 1);
    return tree_.add(Kind::kScalar, key);
  }

  YamlNode* list(std::ptrdiff_t column, std::string_view key, int depth) {
    if (depth > kYamlDepth) return nullptr;
    YamlNode* const node = tree_.add(Kind::kList, key);
    YamlNode** tail = &node->first;
    while (column_ == column && at_item()) {
      if (tree_.nodes() >= kYamlNodes) return nullptr;
      YamlNode* const child = item(column, depth);
      if (!child) return nullptr;
      *tail = child, tail = &child->next;
    }
    return column_ > column ? nullptr : node;
  }

  // What stands behind "-".
  YamlNode* item(std::ptrdiff_t column, int depth) {
    const char* const dash = at_++;
    while (*at_ == ' ') ++at_;
    if (*at_ == '\n') {
      ++at_;
      next_line();
      if (column_ <= column) return nullptr;  // an empty item: rare, and libfyaml 0.7 is odd about it
      return at_item() ? list(column_, {}, depth + 1) : map(column_, {}, depth + 1);
    }
    const std::ptrdiff_t inner = column + (at_ - dash);
    if (at_item() || key_end()) {
      column_ = inner;
      return at_item() ? list(inner, {}, depth + 1) : map(inner, {}, depth + 1);
    }
    if (*at_ == '|') return nullptr;
    return scalar(column, {});
  }

  // A scalar, or an empty list or map, on the line of its key or dash; `parent` is the column of these.
  YamlNode* scalar(std::ptrdiff_t parent, std::string_view key) {
    switch (*at_) {
      case '\'':
      case '"':
        return quoted(parent, key) ? finish(key) : nullptr;
      case '|':
        return literal(parent) ? finish(key) : nullptr;
      case '[':
      case '{':
        return empty_flow(key);
      case '-':
      case '?':
      case ':':
        if (at_[1] == ' ' || at_[1] == '\n') return nullptr;
        break;
      case ',':
      case ']':
      case '}':
      case '#':
      case '&':
      case '*':
      case '!':
      case '>':
      case '%':
      case '@':
      case '`':
        return nullptr;
    }
    return plain(parent) ? finish(key) : nullptr;
  }

  YamlNode* finish(std::string_view key) {
    next_line();
    return tree_.add(Kind::kScalar, key, text_);
  }

  YamlNode* empty_flow(std::string_view key) {
    const std::string_view two(at_, 2);
    if ((two != "[]" && two != "{}") || at_[2] != '\n') return nullptr;
    at_ += 3;
    next_line();
    return tree_.add(two == "[]" ? Kind::kList : Kind::kMap, key);
  }

  // One line of a plain scalar: its text without spaces at the end; fails where a comment or a key may be
  // meant.
  bool plain_line(std::string_view& text) {
    const char* const eol = line_end(at_);
    const char* last = eol;
    while (last[-1] == ' ') --last;
    text = {at_, last};
    for (const char* c = at_;
         (c = static_cast<const char*>(std::memchr(c, ':', static_cast<size_t>(last - c)))); ++c)
      if (c + 1 == last || c[1] == ' ') return false;
    for (const char* c = at_;
         (c = static_cast<const char*>(std::memchr(c, '#', static_cast<size_t>(last - c)))); ++c)
      if (c == at_ || c[-1] == ' ') return false;
    at_ = eol + 1;
    return true;
  }

  // From the start of a line: the number of empty lines before the next one that says something, which is
  // left at its first character if it is further in than `parent`; else returns -1 and stays.
  int continuation(std::ptrdiff_t parent) {
    const char* line = at_;
    for (int empty = 0;; ++empty) {
      const char* first = line;
      while (*first == ' ') ++first;
      if (first == end_) return -1;
      if (*first != '\n') {
        if (first - line <= parent) return -1;
        at_ = first;
        return empty;
      }
      line = first + 1;
    }
  }

  void fold(int empty) {
    empty == 0 ? scratch_.append(1, ' ') : scratch_.append(static_cast<size_t>(empty), '\n');
  }

  bool plain(std::ptrdiff_t parent) {
    if (!plain_line(text_)) return false;
    int empty = continuation(parent);
    if (empty < 0) {
      if (is_yaml_null(text_)) text_ = {};
      return true;
    }
    scratch_ = text_;
    for (; empty >= 0; empty = continuation(parent)) {
      std::string_view more;
      if (!plain_line(more)) return false;
      fold(empty);
      scratch_ += more;
    }
    text_ = tree_.keep(scratch_);
    return true;
  }

  // The end of the line behind a closing quote.
  bool close(const char* after) {
    while (*after == ' ') ++after;
    at_ = after + 1;
    return *after == '\n';
  }

  bool quoted(std::ptrdiff_t parent, std::string_view) {
    const char quote = *at_++;
    const char* c = at_;
    while (*c != quote && *c != '\n' && *c != '\\') ++c;
    if (*c == quote && !(quote == '\'' && c[1] == '\'')) {
      text_ = {at_, c};
      return close(c + 1);
    }
    return quote == '\'' ? long_quoted<'\''>(parent) : long_quoted<'"'>(parent);
  }

  // A quoted scalar with escapes or over several lines.
  template <char kQuote>
  bool long_quoted(std::ptrdiff_t parent) {
    scratch_.clear();
    size_t kept = 0;  // what spaces at the end of a line may not be taken from: they were escaped
    for (;;) {
      const char c = *at_;
      if (at_ == end_) return false;
      if (c == '\n') {
        while (scratch_.size() > kept && scratch_.back() == ' ') scratch_.pop_back();
        ++at_;
        const int empty = continuation(parent);
        if (empty < 0) return false;
        fold(empty);
        kept = scratch_.size();
      } else if (c == kQuote && kQuote == '\'' && at_[1] == '\'') {
        scratch_ += '\'';
        at_ += 2;
      } else if (c == kQuote) {
        text_ = tree_.keep(scratch_);
        return close(at_ + 1);
      } else if (c == '\\' && kQuote == '"') {
        if (!escape(parent)) return false;
        kept = scratch_.size();
      } else {
        scratch_ += c;
        ++at_;
      }
    }
  }

  bool escape(std::ptrdiff_t parent) {
    const char c = at_[1];
    at_ += 2;
    switch (c) {
      case 'n':
        scratch_ += '\n';
        return true;
      case 'r':
        scratch_ += '\r';
        return true;
      case 't':
        scratch_ += '\t';
        return true;
      case ' ':
      case '"':
      case '/':
      case '\\':
        scratch_ += c;
        return true;
      case '_':
        scratch_ += "\xC2\xA0";
        return true;
      case 'x':
        return hexadecimal();
      case '\n': {  // the line goes on behind the spaces of the next
        const int empty = continuation(parent);
        if (empty > 0) scratch_.append(static_cast<size_t>(empty), '\n');
        return empty >= 0;
      }
      default:
        return false;
    }
  }

  // Two digits, a character up to U+00FF.
  bool hexadecimal() {
    unsigned code = 0;
    const auto [after, error] = std::from_chars(at_, at_ + 2, code, 16);
    if (error != std::errc() || after != at_ + 2) return false;
    at_ = after;
    if (code >= 0x80) scratch_ += static_cast<char>(0xC0 | code >> 6);
    scratch_ += static_cast<char>(code >= 0x80 ? 0x80 | (code & 0x3F) : code);
    return true;
  }

  bool literal(std::ptrdiff_t parent) {
    char chomp = 0;
    std::ptrdiff_t indent = 0;
    for (++at_; *at_ != '\n'; ++at_) {
      if ((*at_ == '-' || *at_ == '+') && !chomp)
        chomp = *at_;
      else if (*at_ >= '1' && *at_ <= '9' && !indent)
        indent = parent + (*at_ - '0');
      else
        return false;
    }
    ++at_;
    scratch_.clear();
    size_t trailing = 0;  // empty lines not yet known to be inside
    bool any = false;
    for (;; ++at_) {
      const char* first = at_;
      while (*first == ' ') ++first;
      const std::ptrdiff_t column = first - at_;
      if (first == end_) break;
      if (*first == '\n') {
        if (indent ? column > indent : column > 0) return false;
        ++trailing;
        at_ = first;
        continue;
      }
      if (!indent) indent = column > parent ? column : -1;
      if (column < indent || indent < 0) break;
      if (any) scratch_ += '\n';
      any = true;
      scratch_.append(trailing, '\n');
      trailing = 0;
      const char* const eol = line_end(first);
      scratch_.append(at_ + indent, eol);
      at_ = eol;
    }
    if (chomp == '+' || !any) return chomp == '-' && (text_ = {}, true);
    if (chomp != '-') scratch_ += '\n';
    text_ = tree_.keep(scratch_);
    return true;
  }

  const char* at_;
  const char* const end_;
  YamlTree& tree_;
  std::ptrdiff_t column_ = 0;  // of the character at_, when a line has just been entered; -1 at the end
  std::string_view text_;      // the scalar just read
  std::string scratch_;
};

}  // namespace

bool read_plain_yaml(const std::string& bytes, YamlTree& tree) {
  tree.clear();
  return plain_yaml_bytes(bytes) && PlainReader(bytes, tree).read();
}

}  // namespace plenary
