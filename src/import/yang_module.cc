#include "import/yang_module.h"

#include <algorithm>

#include "base/text.h"
#include "scan/citation.h"

namespace plenary {
namespace {

constexpr size_t kLongestText = 10'000;  // of an argument that is kept

// The tokens of a module: words, strings (with what + joins), and the marks ; { }.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  // Takes the next token; false at the end. Of a string, `token` is its text and `quoted` true.
  bool next(std::string& token, bool& quoted) {
    token.clear(), quoted = false;
    skip();
    if (at_ >= text_.size()) return false;
    const char c = text_[at_];
    if (c == ';' || c == '{' || c == '}') {
      token = text_[at_++];
      return true;
    }
    if (c != '"' && c != '\'') {
      const auto end = std::min(text_.find_first_of(" \t\r\n;{}", at_), text_.size());
      keep(token, text_.substr(at_, end - at_));
      at_ = end;
      return true;
    }
    quoted = true;
    do string(token);
    while (joins());
    return true;
  }

 private:
  static void keep(std::string& token, std::string_view more) {
    token += more.substr(0, kLongestText - std::min(kLongestText, token.size()));
  }

  void skip() {
    while (at_ < text_.size()) {
      const auto here = text_.substr(at_, 2);
      if (here == "//")
        at_ = std::min(text_.find('\n', at_), text_.size());
      else if (here == "/*")
        at_ = std::min(text_.find("*/", at_ + 2), text_.size() - 2) + 2;
      else if (std::string_view(" \t\r\n").contains(here[0]))
        ++at_;
      else
        return;
    }
  }

  void string(std::string& token) {
    const char quote = text_[at_];
    size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += quote == '"' && text_[end] == '\\' ? 2 : 1;
    end = std::min(end, text_.size());
    keep(token, text_.substr(at_ + 1, end - at_ - 1));
    at_ = std::min(end + 1, text_.size());
  }

  // Whether another string follows behind a plus.
  bool joins() {
    const auto from = at_;
    skip();
    if (at_ < text_.size() && text_[at_] == '+') {
      ++at_;
      skip();
      if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) return true;
    }
    at_ = from;
    return false;
  }

  std::string_view text_;
  size_t at_ = 0;
};

// A document that a reference names: the RFC, else whatever comes first.
std::string document_of(std::string_view reference) {
  const auto found = find_citations(clean(reference, kLongestText));
  const auto rfc = std::ranges::find_if(
      found, [](const CitedAt& c) { return c.id.body == "ietf" && c.id.document.starts_with("rfc"); });
  return rfc != found.end() ? rfc->id.work() : found.empty() ? std::string() : found.front().id.work();
}

// Takes one statement into the module; `inside` are the statements around it.
void take(YangModule& module, const std::vector<std::string>& inside, std::string_view keyword,
          const std::string& argument) {
  if (inside.empty() && (keyword == "module" || keyword == "submodule")) module.name = clean(argument, 200);
  if (inside.size() == 1 && keyword == "revision") module.revisions.push_back({clean(argument, 20), ""});
  if (inside.size() == 1 && keyword == "reference") module.reference = argument;
  if (inside.size() == 2 && inside[1] == "revision" && keyword == "reference" && !module.revisions.empty())
    module.revisions.back().reference = argument;
}

}  // namespace

std::optional<YangModule> read_yang_module(std::string_view bytes) {
  YangModule module;
  std::vector<std::string> inside;
  Tokens tokens(bytes);
  std::string keyword, argument, token;
  for (bool quoted = false; tokens.next(token, quoted);) {
    const bool ends = !quoted && (token == ";" || token == "{" || token == "}");
    if (!ends) {
      (keyword.empty() ? keyword : argument) = token;
      continue;
    }
    if (token == "}") {
      if (!inside.empty()) inside.pop_back();
    } else if (!keyword.empty()) {
      take(module, inside, keyword, argument);
      if (module.name.empty()) return std::nullopt;  // the first statement is the module's
      if (token == "{") inside.push_back(keyword);
    }
    keyword.clear(), argument.clear();
  }
  if (module.name.empty()) return std::nullopt;
  return module;
}

void YangDocuments::add(const YangModule& module) {
  const auto whole = document_of(module.reference);
  for (const auto& revision : module.revisions) {
    auto document = document_of(revision.reference);
    if (document.empty()) document = whole;
    if (!document.empty()) by_revision_[module.name].try_emplace(revision.date, std::move(document));
  }
}

std::optional<YangDocuments::Found> YangDocuments::find(const std::string& module,
                                                        const std::string& revision) const {
  const auto known = by_revision_.find(module);
  if (known == by_revision_.end()) return std::nullopt;
  const auto exact = known->second.find(revision);
  if (exact != known->second.end()) return Found{exact->second, true};
  return Found{known->second.begin()->second, false};
}

}  // namespace plenary
