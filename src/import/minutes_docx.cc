#include "import/minutes_docx.h"

#include <fmt/core.h>
#include <simdjson.h>

#include <algorithm>

#include "base/process.h"
#include "base/text.h"

namespace plenary::minutes {
namespace {

constexpr size_t kMostOutput = 64u << 20;
constexpr size_t kErrorsKept = 400;
constexpr int kNoPandoc = 127;  // as timeout(1) says it

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
  // timeout(1) ends pandoc whatever it does; its heap is bounded too.
  const Program pandoc{.words = {"timeout", "--signal=KILL", "60", "pandoc", "--sandbox", "--from=docx",
                                 "--to=json", "--track-changes=accept", "+RTS", "-M1g", "-RTS"},
                       .environment = {"LANG=C.UTF-8", "HOME=/nonexistent"},
                       .input = bytes,
                       .limit = kMostOutput};
  auto ran = run_command(pandoc);
  if (ran ? ran->code == kNoPandoc || ran->code == 126 : ran.error().kind == ErrorKind::kNotFound)
    return fail(ErrorKind::kNotFound,
                "a .docx needs pandoc, which is not installed: install the package pandoc");
  PLENARY_LET(done, std::move(ran));
  if (done.too_large) return fail(ErrorKind::kInput, "too long for a report");
  if (done.code == 137) return fail(ErrorKind::kInput, "pandoc was ended: it took more than 60 seconds");
  if (done.code != 0)
    return fail(ErrorKind::kInput, fmt::format("pandoc cannot read it: {}", clean(done.errors, kErrorsKept)));
  return text_of_pandoc(done.output);
}

}  // namespace plenary::minutes
