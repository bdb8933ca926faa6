#include "import/git_paths.h"

#include <fmt/core.h>

#include <array>

#include "base/text.h"
#include "record/identifier.h"
#include "scan/vendored.h"

namespace plenary {
namespace {

constexpr size_t kKept = 1 << 16;  // meanings remembered; beyond, the memory is emptied
constexpr size_t kLongestPath = 4096;

constexpr auto kBuiltFolders = std::to_array<std::string_view>({"_build", "generated"});
constexpr auto kVendoredNames = std::to_array<std::string_view>(
    {"package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "cargo.lock", "gemfile.lock",
     "poetry.lock", "pipfile.lock", "composer.lock", "go.sum", "flake.lock", "uv.lock", "bun.lock"});
constexpr auto kVendoredEnds =
    std::to_array<std::string_view>({".min.js", ".min.css", ".min.mjs", ".map", ".pb.go", ".pb.h", ".pb.cc",
                                     "_pb2.py", ".generated.h", ".generated.ts", ".lock"});
constexpr auto kDraftEnds =
    std::to_array<std::string_view>({"md", "mkd", "xml", "txt", "org", "adoc", "nroff"});

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "draft-ietf-quic-http.md": Internet-Drafts name themselves.
std::string draft_of(std::string_view name) {
  if (!name.starts_with("draft-")) return "";
  const size_t dot = name.rfind('.');
  if (dot == name.npos) return "";
  bool known = false;
  for (const auto end : kDraftEnds) known = known || name.substr(dot + 1) == end;
  const auto id = known ? parse_identifier(name.substr(0, dot)) : std::nullopt;
  return id ? id->work() : "";
}

}  // namespace

// Both kinds of star are remembered where they stood, so a path costs at most its length times the pattern's,
// squared for "**" and '*' together; both are short.
bool git_glob(std::string_view glob, std::string_view path) {
  if (path.size() > kLongestPath) return false;
  if (glob.find('/') == glob.npos && glob.find("**") == glob.npos) path = name_of(path);
  // reach[i]: the pattern so far fits the first i bytes of the path.
  std::vector<char> reach(path.size() + 1, 0), after(path.size() + 1, 0);
  reach[0] = 1;
  for (size_t at = 0; at < glob.size(); ++at) {
    const bool star = glob[at] == '*';
    const bool folders = star && at + 1 < glob.size() && glob[at + 1] == '*';
    if (folders) ++at;
    // "**/" fits no folder at all, too.
    if (folders && at + 1 < glob.size() && glob[at + 1] == '/') {
      ++at;
      char open = 0;
      for (size_t i = 0; i <= path.size(); ++i) {
        after[i] = reach[i] || (open && path[i - 1] == '/');
        open = open || reach[i];
      }
    } else {
      after[0] = star ? reach[0] : 0;
      for (size_t i = 1; i <= path.size(); ++i) {
        const char c = path[i - 1];
        if (star)
          after[i] = reach[i] || (after[i - 1] && (folders || c != '/'));
        else
          after[i] = reach[i - 1] && (glob[at] == c || (glob[at] == '?' && c != '/'));
      }
    }
    reach.swap(after);
  }
  return reach[path.size()];
}

bool is_vendored(std::string_view path) {
  const auto name = ascii_lower(name_of(path));
  for (const auto known : kVendoredNames)
    if (name == known) return true;
  for (const auto end : kVendoredEnds)
    if (name.ends_with(end)) return true;
  for (size_t from = 0, slash; (slash = path.find('/', from)) != path.npos; from = slash + 1) {
    const auto folder = path.substr(from, slash - from);
    for (const auto known : kBuiltFolders)
      if (equals_ignoring_case(folder, known)) return true;
  }
  return in_vendored_folder(path);
}

GitPaths::Meaning GitPaths::find(std::string_view path) const {
  for (const auto& rule : rules_.paths) {
    if (!git_glob(rule.glob, path)) continue;
    Meaning out{rule.document, rule.body, rule.group, rule.skip};
    const auto name = name_of(path);
    const auto stem = identifier_slug(name.substr(0, name.find('.', 1)));
    if (const size_t place = out.document.find("{stem}"); place != std::string::npos)
      out.document.replace(place, 6, stem);
    return out;
  }
  if (is_vendored(path)) return {.document = "", .body = "", .group = "", .skip = true};
  return {.document = draft_of(name_of(path)), .body = "", .group = "", .skip = false};
}

const GitPaths::Meaning& GitPaths::meaning(std::string_view path) {
  const auto key = std::string(path);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (known_.size() >= kKept) known_.clear();
  return known_.emplace(key, find(path)).first->second;
}

std::string repository_key(std::string_view address) {
  auto text = ascii_lower(trim(address));
  if (const size_t scheme = text.find("://"); scheme != text.npos)
    text.erase(0, scheme + 3);
  else if (const size_t colon = text.find(':'); colon != text.npos && text.find('/') > colon)
    text[colon] = '/';  // git@github.com:w3c/webauthn
  else
    return "";
  const size_t host_end = std::min(text.find('/'), text.size());
  if (const size_t user = text.rfind('@', host_end); user != text.npos) text.erase(0, user + 1);
  if (const size_t query = text.find_first_of("?#"); query != text.npos) text.resize(query);
  while (text.ends_with('/')) text.pop_back();
  if (text.ends_with(".git")) text.resize(text.size() - 4);
  if (text.starts_with("www.")) text.erase(0, 4);
  const size_t slash = text.find('/');
  if (slash == text.npos || slash == 0 || text.find('.') > slash || text.size() > 300) return "";
  for (const char c : text)
    if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>') return "";
  return "git:" + text;
}

}  // namespace plenary
