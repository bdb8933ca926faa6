#include "import/mail_split.h"

#include <algorithm>

namespace plenary::mail {
namespace {

constexpr size_t kRuler = 70;  // LISTSERV draws 73 equals signs

std::string_view without_end(std::string_view line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// "Message-ID:", or a marker of an mbox that some programs write into the header.
bool is_field(std::string_view line) {
  const auto colon = line.find(':');
  if (line.starts_with(">From ")) return true;
  return colon != line.npos && colon > 0 &&
         std::ranges::all_of(line.substr(0, colon), [](char c) { return c > ' ' && c < 127; });
}

// "From " is also how a sentence begins: a marker ends in a year, or names its zone behind it.
bool is_marker(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 500) return false;
  for (size_t i = 5; i + 4 <= line.size(); ++i)
    if ((line.substr(i, 2) == "19" || line.substr(i, 2) == "20") && line[i - 1] == ' ' &&
        std::ranges::all_of(line.substr(i, 4), [](char c) { return c >= '0' && c <= '9'; }) &&
        (i + 4 == line.size() || line[i + 4] == ' '))
      return true;
  return false;
}

bool is_ruler(std::string_view line) {
  return line.size() >= kRuler && line.find_first_not_of('=') == line.npos;
}

// Walks a file line by line; the end of a line is not part of it.
class Lines {
 public:
  explicit Lines(std::string_view bytes) : bytes_(bytes) {}

  bool next() {
    if (behind_ >= bytes_.size()) return false;
    from_ = behind_;
    const auto end = bytes_.find('\n', from_);
    behind_ = end == bytes_.npos ? bytes_.size() : end + 1;
    line_ = without_end(bytes_.substr(from_, (end == bytes_.npos ? bytes_.size() : end) - from_));
    ++number_;
    return true;
  }

  std::string_view following() const {
    const auto end = bytes_.find('\n', behind_);
    return without_end(
        bytes_.substr(std::min(behind_, bytes_.size()),
                      (end == bytes_.npos ? bytes_.size() : end) - std::min(behind_, bytes_.size())));
  }

  std::string_view line() const { return line_; }
  size_t from() const { return from_; }
  size_t behind() const { return behind_; }
  uint32_t number() const { return number_; }

 private:
  std::string_view bytes_, line_;
  size_t from_ = 0, behind_ = 0;
  uint32_t number_ = 0;
};

// Parts a message into header and body at the first empty line.
Text message(std::string_view marker, std::string_view bytes, uint32_t line) {
  Text out{marker, bytes, {}, line};
  Lines lines(bytes);
  while (lines.next())
    if (lines.line().empty()) {
      out.head = bytes.substr(0, lines.from());
      out.body = bytes.substr(lines.behind());
      break;
    }
  return out;
}

struct Begin {
  std::string_view marker;
  size_t separator, content;
  uint32_t line;
};

}  // namespace

std::vector<Text> split_archive(std::string_view bytes) {
  std::vector<Begin> begins;
  Lines lines(bytes);
  bool blank = true;
  while (lines.next()) {
    const auto line = lines.line();
    if ((blank && is_marker(line) && is_field(lines.following())) ||
        (is_ruler(line) && lines.following().starts_with("Date:")))
      begins.push_back(
          {is_ruler(line) ? std::string_view() : line, lines.from(), lines.behind(), lines.number() + 1});
    blank = line.empty();
  }
  std::vector<Text> out;
  if (begins.empty()) {
    if (Lines first(bytes); first.next() && is_field(first.line())) out.push_back(message({}, bytes, 1));
    return out;
  }
  for (size_t i = 0; i < begins.size(); ++i) {
    const auto end = i + 1 < begins.size() ? begins[i + 1].separator : bytes.size();
    out.push_back(
        message(begins[i].marker, bytes.substr(begins[i].content, end - begins[i].content), begins[i].line));
  }
  return out;
}

}  // namespace plenary::mail
