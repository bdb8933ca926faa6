#include "scan/language.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace plenary {
namespace {

struct Ending {
  std::string_view ending, language;
};

// Sorted, so that a new one is easily put where it belongs.
constexpr auto kEndings = std::to_array<Ending>({
    {"ac", "m4"},
    {"adb", "ada"},
    {"ads", "ada"},
    {"am", "make"},
    {"asm", "assembler"},
    {"asn", "asn.1"},
    {"asn1", "asn.1"},
    {"awk", "awk"},
    {"bash", "shell"},
    {"c", "c"},
    {"cc", "c++"},
    {"clj", "clojure"},
    {"cmake", "cmake"},
    {"cpp", "c++"},
    {"cs", "c#"},
    {"css", "css"},
    {"cu", "cuda"},
    {"cxx", "c++"},
    {"d", "d"},
    {"dart", "dart"},
    {"el", "emacs lisp"},
    {"erl", "erlang"},
    {"ex", "elixir"},
    {"exs", "elixir"},
    {"f", "fortran"},
    {"f90", "fortran"},
    {"fs", "f#"},
    {"go", "go"},
    {"groovy", "groovy"},
    {"h", "c"},
    {"hh", "c++"},
    {"hpp", "c++"},
    {"hrl", "erlang"},
    {"hs", "haskell"},
    {"hxx", "c++"},
    {"idl", "idl"},
    {"inc", "c"},
    {"ino", "c++"},
    {"java", "java"},
    {"jl", "julia"},
    {"js", "javascript"},
    {"jsx", "javascript"},
    {"kt", "kotlin"},
    {"l", "lex"},
    {"lisp", "lisp"},
    {"lua", "lua"},
    {"m", "objective-c"},
    {"m4", "m4"},
    {"mib", "smi"},
    {"mjs", "javascript"},
    {"mk", "make"},
    {"ml", "ocaml"},
    {"mli", "ocaml"},
    {"mm", "objective-c"},
    {"mts", "typescript"},
    {"nim", "nim"},
    {"pas", "pascal"},
    {"php", "php"},
    {"pl", "perl"},
    {"pm", "perl"},
    {"proto", "protobuf"},
    {"ps1", "powershell"},
    {"py", "python"},
    {"pyi", "python"},
    {"pyx", "python"},
    {"r", "r"},
    {"rb", "ruby"},
    {"rs", "rust"},
    {"s", "assembler"},
    {"scala", "scala"},
    {"scm", "scheme"},
    {"sh", "shell"},
    {"sql", "sql"},
    {"sv", "verilog"},
    {"swift", "swift"},
    {"t", "perl"},
    {"tcl", "tcl"},
    {"ts", "typescript"},
    {"tsx", "typescript"},
    {"v", "verilog"},
    {"vala", "vala"},
    {"vhd", "vhdl"},
    {"vhdl", "vhdl"},
    {"y", "yacc"},
    {"yang", "yang"},
    {"zig", "zig"},
});
static_assert(std::ranges::is_sorted(kEndings, {}, &Ending::ending));

}  // namespace

std::string_view language_of(std::string_view path) {
  auto name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".in")) name.remove_suffix(3);
  const auto dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return {};
  const auto ending = ascii_lower(name.substr(dot + 1));
  const auto found = std::ranges::lower_bound(kEndings, ending, {}, &Ending::ending);
  return found != kEndings.end() && found->ending == ending ? found->language : std::string_view();
}

}  // namespace plenary
