#include "scan/kind.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "scan/cursor.h"

namespace plenary {
namespace {

using scan::is_letter;
using scan::is_word;
using Names = std::initializer_list<std::string_view>;

bool among(std::string_view word, Names names) { return std::ranges::find(names, word) != names.end(); }

bool holds(std::string_view text, Names parts) {
  return std::ranges::any_of(parts, [text](auto part) { return text.contains(part); });
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "h" of "config.h.in": what the file becomes.
std::string extension(std::string_view path) {
  auto name = file_name(path);
  for (const std::string_view template_end : {".in", ".j2"})
    if (name.ends_with(template_end) && name.find('.') < name.size() - template_end.size())
      name.remove_suffix(template_end.size());
  const auto dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? "" : ascii_lower(name.substr(dot + 1));
}

// "test-x.c", "x_tests.c", "torture_sdp.c", or any folder of tests.
bool is_test(std::string_view path) {
  const auto name = ascii_lower(file_name(path));
  if (name.starts_with("readme") || name.starts_with("description")) return false;
  for (const auto part : split(path, '/'))
    if (among(part,
              {"test", "tests", "testing", "testdata", "testsuite", "regress", "fixtures", "unittests"}))
      return true;
  return extension(path) == "t" || name.starts_with("test") ||
         holds(name, {"_test", "-test", ".test", "torture", "tests."});
}

bool is_code(const std::string& extension) {
  return among(extension, {"c",   "h",   "cc", "cpp", "cxx", "hpp",  "hh", "hxx", "inc", "py",
                           "sh",  "pl",  "pm", "rs",  "go",  "java", "js", "mjs", "s",   "asm",
                           "lua", "rb",  "m",  "mm",  "cs",  "vala", "y",  "l",   "kt",  "swift",
                           "php", "tcl", "cu", "tsx", "jsx", "hs",   "ml", "erl", "ex",  "scala"});
}

bool is_build(std::string_view name, const std::string& extension) {
  const auto lower = ascii_lower(name);
  return lower.starts_with("makefile") || lower.starts_with("gnumakefile") ||
         lower.starts_with("configure") || lower.starts_with("kconfig") || lower.starts_with("cmakelists") ||
         lower.starts_with("meson") || lower.ends_with("config") ||
         among(extension, {"mk", "am", "ac", "m4", "cmake", "gyp", "gypi", "bazel", "gradle", "spec", "info",
                           "vcxproj"});
}

// Names of things rather than prose: a document type, a namespace, an encoding.
bool is_markup(std::string_view line) {
  return holds(line, {"<!DOCTYPE", "<?xml", "xmlns", "//DTD ", "docbookx.dtd", "docbook.dtd", "catalog.dtd",
                      "encoding="});
}

bool is_prose(std::string_view line) {
  if (holds(line, {";", "{", "}", "=", "()", "->", "::", "#"})) return false;
  return std::ranges::count(trim(line), ' ') >= 3;
}

// Whether a name of code holds the byte: "gnutls_x509_privkey", "toRFC3339"; "RFC6962" and "X509v3" are none.
bool in_name(std::string_view line, size_t at) {
  size_t from = at, to = at;
  while (from > 0 && (is_word(line[from - 1]) || line[from - 1] == '_')) --from;
  while (to < line.size() && (is_word(line[to]) || line[to] == '_')) ++to;
  const auto name = line.substr(from, to - from);
  return name.contains('_') || (from < at && is_letter(line[at - 1]));
}

bool starts_with_any(std::string_view text, Names starts) {
  return std::ranges::any_of(starts, [text](auto start) { return text.starts_with(start); });
}

// A directive of the C preprocessor; behind "# " only where it can be no comment of another language.
bool is_directive(std::string_view text) {
  if (!text.starts_with('#')) return false;
  const auto word = trim(text.substr(1));
  if (starts_with_any(word, {"include <", "include \"", "ifdef ", "ifndef ", "if defined", "undef "}))
    return true;
  if (word.starts_with("define ") && (scan::is_upper(word[7]) || word[7] == '_')) return true;
  return starts_with_any(text, {"#define", "#if", "#el", "#endif", "#undef", "#include", "#import", "#pragma",
                                "#error", "#warning"});
}

// " * text" within a comment of C; "*) Feature", "*pointer" and "**bold**" are none.
bool goes_on_comment(std::string_view text) {
  return text.starts_with('*') && (text.size() == 1 || std::string_view(" \t*/").contains(text[1])) &&
         !(text.starts_with("**") && text.size() > 2 && is_letter(text[2]));
}

// Whether a comment begins before `at`, in a language with either sort of them.
bool in_comment(std::string_view line, size_t at) {
  const auto text = trim(line);
  if (goes_on_comment(text) || text.starts_with("/*") || text.starts_with("//") || text.starts_with("dnl "))
    return true;
  if (text.starts_with('#') && !is_directive(text)) return true;
  const auto before = line.substr(0, at);
  if (before.contains("/*") && before.rfind("*/") == before.npos) return true;
  for (size_t i = 0; (i = before.find("//", i)) != before.npos; i += 2)
    if (i == 0 || before[i - 1] != ':') return true;
  return before.contains(" # ");
}

// The text within the double quotes around `at`; empty when there are none.
std::string_view quoted(std::string_view line, size_t at) {
  size_t open = line.npos;
  for (size_t i = 0; i < at; ++i)
    if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) open = open == line.npos ? i : line.npos;
  if (open == line.npos) return {};
  return line.substr(open + 1, line.find('"', at) - open - 1);
}

EvidenceKind in_code(std::string_view line, size_t at) {
  if (in_comment(line, at)) return EvidenceKind::kComment;
  if (is_directive(trim(line))) return EvidenceKind::kIdentifier;  // a file or a message, quoted or not
  if (const auto text = quoted(line, at); !text.empty())
    return text.contains(' ') || !text.contains('_') ? EvidenceKind::kUserString : EvidenceKind::kIdentifier;
  return is_prose(line) && !in_name(line, at) ? EvidenceKind::kComment : EvidenceKind::kIdentifier;
}

bool text_begins_comment(std::string_view line) { return trim(line).starts_with("# "); }

// Files that are neither code nor build files.
EvidenceKind in_text(std::string_view path, const std::string& extension, std::string_view line) {
  const auto name = file_name(path);
  if (is_markup(line)) return EvidenceKind::kDataMarkup;
  if (among(extension, {"xml", "html", "htm", "docbook"}))
    return holds(path, {"doc", "man/"}) ? EvidenceKind::kDoc : EvidenceKind::kDataMarkup;
  if (among(extension,
            {"json", "ldif", "xsl", "xslt", "xsd", "dtd", "svg", "yaml", "yml", "csv", "schema", "toml"}))
    return trim(line).starts_with("#") ? EvidenceKind::kComment : EvidenceKind::kDataMarkup;
  if (name.starts_with("dictionary"))
    return trim(line).starts_with("#") ? EvidenceKind::kComment : EvidenceKind::kDataMarkup;
  if (name.starts_with("LICEN") || name.starts_with("COPYING")) return EvidenceKind::kLicence;
  if (extension.empty() && text_begins_comment(line)) return EvidenceKind::kComment;
  const bool settings = among(extension, {"conf", "cfg", "cnf", "ini", "j2", "in", "service"}) ||
                        holds(path, {"mods-available", "sites-available"});
  return settings && trim(line).starts_with("#") ? EvidenceKind::kComment : EvidenceKind::kDoc;
}

bool is_spec(std::string_view path, const std::string& extension) {
  return among(extension, {"asn", "asn1", "mib", "yang", "abnf", "idl", "smi"}) ||
         holds(path, {"/mibs/", "MIB"});
}

std::optional<EvidenceKind> kind_of_all(std::string_view path, const std::string& extension) {
  if (path.empty()) return std::nullopt;
  if (is_test(path)) return EvidenceKind::kTest;
  if (extension == "po" || extension == "pot") return EvidenceKind::kUserString;
  return std::nullopt;
}

// What a line by itself says of the sort of file that it stands in, where it says it clearly.
std::optional<EvidenceKind> clear_sign(std::string_view line, size_t at) {
  const auto text = trim(line);
  if (starts_with_any(text, {"@echo", "echo ", "AC_", "AS_", "CONFIG_", "# CONFIG_", "enable_", "with_"}) ||
      holds(text, {"gt_cv_", "ac_cv_", "AC_ARG_"}))
    return EvidenceKind::kBuild;
  if (is_markup(line) ||
      starts_with_any(text, {"VALUE\t", "\"description\":", "\"blurb\":", "<application "}))
    return EvidenceKind::kDataMarkup;
  if (text.starts_with("-- ") || text.contains("module is part of RFC")) return EvidenceKind::kSpecText;
  if (holds(text, {"<source>", "<translation>"})) return EvidenceKind::kUserString;
  if (starts_with_any(text, {"X509v3 ", "a=rtpmap", "test_", "assert"}) ||
      holds(text, {"tests[", "est vector", "est Vector", "testing ", "EXPECT_", "ASSERT_"}))
    return EvidenceKind::kTest;
  const bool macro = text.size() > 3 && text[0] == '.' && scan::is_upper(text[1]) && is_letter(text[2]);
  const bool page = macro || text.starts_with("\\fB") || text.starts_with("\\fI");  // of a manual
  if (page && in_name(line, at)) return EvidenceKind::kIdentifier;
  if (page || starts_with_any(text, {"@deftypefun", "@url", "<para", "<H", "<p>", "url=", "modparam("}) ||
      holds(text, {"<ulink", "</a>", "<b>"}))
    return EvidenceKind::kDoc;
  return std::nullopt;
}

// A sentence, whatever marks it holds.
bool is_sentence(std::string_view line) {
  const auto text = trim(line);
  return std::ranges::count(text, ' ') >= 6 &&
         !holds(text, {"{", "}", "->", "();", " = ", "==", "#define", "||", "&&"}) && !text.ends_with(';') &&
         !text.ends_with(',');
}

// A line of nobody knows what file.
EvidenceKind by_line(std::string_view line, size_t at) {
  const auto text = trim(line);
  if (starts_with_any(text, {"* <", "* @", "/*", "//"}) && !line.starts_with("* <"))
    return EvidenceKind::kComment;
  if (const auto sign = clear_sign(line, at)) return *sign;
  // A list in a text begins at the margin or quotes; a comment that goes on is set in.
  const bool listed = line.starts_with("* ") || text.starts_with("* `") || text.starts_with("* **");
  if (listed && !text.ends_with("*/")) return EvidenceKind::kDoc;
  const bool goes_on = text.ends_with("*/") && !text.contains("/*");
  if (goes_on || in_comment(line, at)) return EvidenceKind::kComment;
  if (text.starts_with('"') && !quoted(line, at).empty()) return in_code(line, at);
  if (text.starts_with('\'')) return EvidenceKind::kIdentifier;
  if (is_sentence(line) && !in_name(line, at)) return EvidenceKind::kDoc;
  if (!quoted(line, at).empty()) return in_code(line, at);
  const bool code =
      holds(text, {";", "{", "}", "->", "#define", "#if", "#undef", "#end", "case ", " == ", " || "});
  return code || in_name(line, at) ? EvidenceKind::kIdentifier : EvidenceKind::kDoc;
}

}  // namespace

const char* to_string(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::kIdentifier:
      return "identifier";
    case EvidenceKind::kComment:
      return "comment";
    case EvidenceKind::kUserString:
      return "user-string";
    case EvidenceKind::kTest:
      return "test";
    case EvidenceKind::kDoc:
      return "doc";
    case EvidenceKind::kSpecText:
      return "spec-text";
    case EvidenceKind::kDataMarkup:
      return "data-markup";
    case EvidenceKind::kBuild:
      return "build";
    case EvidenceKind::kLicence:
      return "licence";
  }
  return "";
}

FileKind::FileKind(std::string_view path)
    : path_(path),
      type_(extension(path)),
      code_(is_code(type_)),
      spec_(is_spec(path, type_)),
      build_(is_build(file_name(path), type_)),
      always_(kind_of_all(path, type_)) {}

EvidenceKind FileKind::at(std::string_view whole, size_t place) const {
  if (always_) return *always_;
  constexpr size_t kReach = 500;
  const auto line = scan::around(whole, place, kReach);
  const size_t at = std::min(place, kReach);
  if (path_.empty()) return by_line(line, at);
  if (holds(line, {"<source>", "<translation>"})) return EvidenceKind::kUserString;
  if (spec_ || (type_ == "txt" && trim(line).starts_with("-- "))) return EvidenceKind::kSpecText;
  if (code_) return in_code(line, at);
  return build_ ? EvidenceKind::kBuild : in_text(path_, type_, line);
}

}  // namespace plenary
