#include "publish/document.h"

#include <fmt/core.h>

#include <array>
#include <vector>

#include "base/files.h"
#include "base/process.h"
#include "base/temporary_folder.h"
#include "base/text.h"
#include "publish/document_page.h"

namespace plenary {
namespace {

constexpr std::array kTypes{
    DocumentType{DocumentFormat::kHtml, ".html", "text/html; charset=utf-8"},
    DocumentType{DocumentFormat::kMarkdown, ".md", "text/markdown; charset=utf-8"},
    DocumentType{DocumentFormat::kDocx, ".docx",
                 "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    DocumentType{DocumentFormat::kPdf, ".pdf", "application/pdf"}};

// Runs a program of a Debian package in the folder; what it writes is a file there.
Status run(const TemporaryFolder& folder, const char* package, std::vector<std::string> words) {
  const auto name = words[0];
  const auto done = run_command({.words = std::move(words),
                                 .environment = {"LC_ALL=C.UTF-8", "TZ=UTC", "HOME=" + folder.path(),
                                                 "XDG_CACHE_HOME=" + folder.path(), "SOURCE_DATE_EPOCH=0"}});
  if (!done || done->code == 127)
    return fail(ErrorKind::kUsage,
                fmt::format("{} is missing, which makes this format: apt-get install {}", name, package));
  if (done->code != 0)
    return fail(ErrorKind::kIo, fmt::format("{} failed: {}", name, clean(done->errors, 300)));
  return {};
}

// The drawings as files: SVG, or pixels for programs that show no SVG, twice as many as on a screen.
Result<std::vector<std::string>> pictures(const Report& report, const TemporaryFolder& folder, bool pixels) {
  std::vector<std::string> files;
  for (const auto& section : report.sections)
    for (const auto& figure : section.figures) {
      if (!figure.chart) continue;
      const auto stem = fmt::format("{}/figure-{}", folder.path(), files.size() + 1);
      const ChartText text{fmt::format("figure-{}", files.size() + 1), figure.title, figure.sentence,
                           report.notice};
      PLENARY_TRY(write_file(stem + ".svg", standalone(draw(*figure.chart, text, ChartWidth::kWide))));
      if (pixels)
        PLENARY_TRY(run(folder, "librsvg2-bin",
                        {"rsvg-convert", "--zoom", "2", "--background-color", "white", "-o", stem + ".png",
                         stem + ".svg"}));
      files.push_back(stem + (pixels ? ".png" : ".svg"));
    }
  return files;
}

Result<std::string> made_by(const TemporaryFolder& folder, const char* package,
                            std::vector<std::string> words, const std::string& file) {
  PLENARY_TRY(run(folder, package, std::move(words)));
  return read_file(file);
}

}  // namespace

std::span<const DocumentType> document_types() { return kTypes; }

Result<DocumentFormat> document_format(std::string_view file) {
  std::string known;
  for (const auto& type : kTypes) {
    if (file.ends_with(type.ending)) return type.format;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", type.ending);
  }
  return fail(ErrorKind::kUsage, fmt::format("{}: the ending says the format: {}", file, known));
}

Result<std::string> render_document(const Report& report, DocumentFormat format) {
  if (format == DocumentFormat::kHtml) return html_report(report);
  PLENARY_LET(folder, TemporaryFolder::make());
  std::vector<std::string> drawn;
  if (format != DocumentFormat::kMarkdown) {
    PLENARY_LET(files, pictures(report, folder, format == DocumentFormat::kDocx));
    drawn = std::move(files);
  }
  const auto page = folder.path() + "/report.html";
  PLENARY_TRY(write_file(page, document_page(report, drawn)));
  if (format == DocumentFormat::kPdf) {
    const auto file = folder.path() + "/report.pdf";
    return made_by(folder, "weasyprint", {"weasyprint", "--quiet", page, file}, file);
  }
  const bool docx = format == DocumentFormat::kDocx;
  const auto file = folder.path() + (docx ? "/report.docx" : "/report.md");
  std::vector<std::string> words{"pandoc",     "--from", "html", "--to", docx ? "docx" : "gfm-raw_html",
                                 "--wrap=none"};
  if (docx) words.insert(words.end(), {"--number-sections", "--toc", "--toc-depth=1"});
  words.insert(words.end(), {"-o", file, page});
  return made_by(folder, "pandoc", std::move(words), file);
}

}  // namespace plenary
