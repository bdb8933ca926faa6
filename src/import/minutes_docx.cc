#include "import/minutes_docx.h"

#include <fmt/format.h>
#include <signal.h>
#include <simdjson.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/text.h"

namespace plenary::minutes {
namespace {

constexpr size_t kMostOutput = 64u << 20;
constexpr size_t kErrorsKept = 400;
constexpr int kNoPandoc = 127;  // as timeout(1) says it

// A file in memory that closes itself.
class Memory {
 public:
  explicit Memory(const char* name) : fd_(::memfd_create(name, MFD_CLOEXEC)) {}
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }

  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t put = ::write(fd_, bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(put));
    }
    return ::lseek(fd_, 0, SEEK_SET) == 0;
  }

  std::string read(size_t most) const {
    std::string out(most, '\0');
    size_t have = 0;
    for (ssize_t got = 1; got > 0 && have < most; have += static_cast<size_t>(std::max<ssize_t>(got, 0)))
      got = ::pread(fd_, out.data() + have, most - have, static_cast<off_t>(have));
    out.resize(have);
    return out;
  }

  size_t size() const {
    const off_t end = ::lseek(fd_, 0, SEEK_END);
    return end < 0 ? 0 : static_cast<size_t>(end);
  }

 private:
  int fd_;
};

// Runs pandoc under timeout(1), which ends it whatever it does; its heap is bounded too.
Result<int> run_pandoc(const Memory& input, const Memory& output, const Memory& errors) {
  std::array<const char*, 13> words{"timeout",   "--signal=KILL", "60",        "pandoc",
                                    "--sandbox", "--from=docx",   "--to=json", "--track-changes=accept",
                                    "+RTS",      "-M1g",          "-RTS",      nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.fd(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.fd(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.fd(), STDERR_FILENO);
  pid_t pid = 0;
  const int fault =
      ::posix_spawnp(&pid, words[0], &actions, nullptr, const_cast<char**>(words.data()), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (fault == ENOENT) return kNoPandoc;
  if (fault != 0) return fail(ErrorKind::kIo, fmt::format("cannot run pandoc: {}", std::strerror(fault)));
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

namespace dom = simdjson::dom;

// Blocks and inlines of pandoc's document as lines.
class Writer {
 public:
  void blocks(dom::element list, std::string_view mark = "") {
    for (const auto block : elements(list)) {
      this->block(block, mark);
      if (!mark.empty()) mark = "  ";  // what follows an item's first paragraph belongs to it
    }
  }

  std::string text;

 private:
  static dom::array elements(dom::element e) {
    dom::array out;
    if (e.get(out) != simdjson::SUCCESS) return dom::array();
    return out;
  }

  static dom::element part(dom::element e, size_t i) {
    dom::element out;
    dom::array list;
    if (e.get(list) == simdjson::SUCCESS && list.at(i).get(out) == simdjson::SUCCESS) return out;
    return dom::element();
  }

  static std::string_view kind(dom::element e) {
    std::string_view out;
    return e["t"].get(out) == simdjson::SUCCESS ? out : std::string_view();
  }

  void block(dom::element e, std::string_view mark) {
    const auto type = kind(e);
    dom::element c;
    if (e["c"].get(c) != simdjson::SUCCESS) return;
    if (type == "Header") {
      int64_t level = 1;
      if (part(c, 0).get(level) != simdjson::SUCCESS) level = 1;
      line(std::string(static_cast<size_t>(std::clamp<int64_t>(level, 1, 6)), '#') + " " +
           inlines(part(c, 2), " "));
    } else if (type == "Para" || type == "Plain") {
      line(std::string(mark) + inlines(c, mark.empty() ? "\n" : " "));
    } else if (type == "BulletList") {
      for (const auto item : elements(c)) blocks(item, "- ");
    } else if (type == "OrderedList") {
      for (const auto item : elements(part(c, 1))) blocks(item, "- ");
    } else if (type == "BlockQuote") {
      blocks(c, mark);
    } else if (type == "Div") {
      blocks(part(c, 1), mark);
    } else if (type == "LineBlock") {
      for (const auto item : elements(c)) line(inlines(item, " "));
    } else if (type == "Table") {
      table(c);
    }
  }

  void line(const std::string& written) {
    text += written;
    text += "\n\n";
  }

  // Rows of head, bodies and foot; a blank line parts tables.
  void table(dom::element c) {
    rows(part(part(c, 3), 1));
    for (const auto body : elements(part(c, 4))) rows(part(body, 2)), rows(part(body, 3));
    rows(part(part(c, 5), 1));
    text += "\n";
  }

  void rows(dom::element list) {
    for (const auto row : elements(list)) {
      std::string out = "|";
      for (const auto cell : elements(part(row, 1))) {
        std::string inside = cell_text(part(cell, 4));
        std::ranges::replace(inside, '\n', ' ');
        out += " ";
        for (const char ch : inside) out += ch == '|' ? std::string("\\|") : std::string(1, ch);
        out += " |";
      }
      text += out + "\n";
    }
  }

  // What a cell holds on one line; paragraphs, items and rows of tables inside tables are parted by "; ".
  std::string cell_text(dom::element list) {
    std::string out;
    for (const auto block : elements(list)) {
      Writer inner;
      inner.block(block, "");
      for (const auto piece : split(inner.text, '\n')) {
        auto words = trim(piece);
        if (words.starts_with("- ")) words.remove_prefix(2);
        std::string plain = clean(words, 1 << 16);
        if (words.starts_with('|')) {
          std::erase(plain, '\\');
          std::ranges::replace(plain, '|', ';');
          plain = clean(trim(std::string_view(plain).substr(1)), 1 << 16);
        }
        if (!plain.empty()) out += (out.empty() ? "" : "; ") + plain;
      }
    }
    return out;
  }

  std::string inlines(dom::element list, std::string_view line_break) {
    std::string out;
    for (const auto e : elements(list)) {
      const auto type = kind(e);
      dom::element c;
      if (type == "Space" || type == "SoftBreak") out += ' ';
      if (type == "LineBreak") out += line_break;
      if (e["c"].get(c) != simdjson::SUCCESS) continue;
      std::string_view words;
      if (type == "Str") {
        if (c.get(words) == simdjson::SUCCESS) out += words;
      } else if (type == "Code") {
        if (part(c, 1).get(words) == simdjson::SUCCESS) out += words;
      } else if (type == "Link" || type == "Span" || type == "Quoted" || type == "Cite") {
        out += inlines(part(c, 1), line_break);
      } else if (type != "Note" && type != "Image" && type != "Math" && type != "RawInline") {
        out += inlines(c, line_break);
      }
    }
    return out;
  }
};

}  // namespace

Result<std::string> text_of_pandoc(std::string_view json) {
  dom::parser parser;
  dom::element root, blocks;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS ||
      root["blocks"].get(blocks) != simdjson::SUCCESS)
    return fail(ErrorKind::kInput, "pandoc printed something else than a document");
  Writer writer;
  writer.blocks(blocks);
  return std::move(writer.text);
}

Result<std::string> text_of_docx(std::string_view bytes) {
  const Memory input("docx"), output("json"), errors("errors");
  if (!input.write(bytes))
    return fail(ErrorKind::kIo, fmt::format("cannot hand the file to pandoc: {}", std::strerror(errno)));
  PLENARY_LET(code, run_pandoc(input, output, errors));
  if (code == kNoPandoc || code == 126)
    return fail(ErrorKind::kNotFound,
                "a .docx needs pandoc, which is not installed: install the package pandoc");
  if (code == 137) return fail(ErrorKind::kInput, "pandoc was ended: it took more than 60 seconds");
  if (code != 0)
    return fail(ErrorKind::kInput,
                fmt::format("pandoc cannot read it: {}", clean(errors.read(kErrorsKept), kErrorsKept)));
  if (output.size() > kMostOutput) return fail(ErrorKind::kInput, "too long for a report");
  return text_of_pandoc(output.read(output.size()));
}

}  // namespace plenary::minutes
