// A report as a document to hand in: Markdown, DOCX (numbered headings, figures, tables, an annex with
// definitions, sources and commands) and PDF, all from one plain page, through pandoc, librsvg and
// WeasyPrint.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "publish/html_report.h"

namespace plenary {

enum class DocumentFormat { kHtml, kMarkdown, kDocx, kPdf };

/// What there is to know of a format.
struct DocumentType {
  DocumentFormat format;
  const char* ending;  ///< of a file, with the dot: ".docx"
  const char* media;   ///< MIME type
};
std::span<const DocumentType> document_types();

/// The format of a file, by the ending of its name; an error with those that there are.
Result<DocumentFormat> document_format(std::string_view file);

/// The bytes of the document. An error when a program that makes it is missing, which says how to get it.
Result<std::string> render_document(const Report& report, DocumentFormat format);

}  // namespace plenary
