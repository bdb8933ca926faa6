// The table of source formats: a new one is its own files and one row here.
#include <fmt/core.h>

#include <array>

#include "import/adoptions.h"
#include "import/attendance.h"
#include "import/bcd.h"
#include "import/bibxml.h"
#include "import/format.h"
#include "import/git.h"
#include "import/git_source.h"
#include "import/implementation_status.h"
#include "import/mbox.h"
#include "import/minutes.h"
#include "import/relaton.h"
#include "import/scan.h"
#include "import/scan_source.h"
#include "import/table.h"
#include "import/tc39_proposals.h"
#include "import/web_features.h"
#include "import/web_specs.h"
#include "import/yang_source.h"
#include "import/yang_vendors.h"

namespace plenary {
namespace {

constexpr std::array kFormats{
    Format{"adoptions",
           "what a national or regional body keeps: localizations, downloads, upstream proposals, workshops",
           "a table (CSV, TSV, JSON, Parquet, XLSX, ODS), or a folder or archive of tables", "row", 1,
           open_adoptions},
    Format{"attendance", "meeting notes in Markdown with attendee tables or lists",
           "a folder, an archive or a file (*.md)", "line", 1, open_attendance},
    Format{"bcd", "which browser has what of which specification, since when (@mdn/browser-compat-data)",
           "data.json of the npm package, or its folder", "feature", 2, open_bcd},
    Format{"bibxml", "RFC bibliographic XML: authors, editors, working groups",
           "a folder, an archive or a file (*.xml)", "author", 1, open_bibxml},
    Format{"git", "commits of a repository: authors, reviewers, committers, the documents they worked on",
           "a local repository: a work tree or a bare one", "commit", 2, open_git, open_git_source},
    Format{"implementation-status", "who declares to implement a draft: its section after RFC 7942",
           "texts of Internet-Drafts and RFCs (*.txt, *.md): a folder, an archive or a file", "line", 1,
           open_implementation_status},
    Format{"mbox", "mail archives of lists: mbox, Maildir, months of Mailman, logs of LISTSERV",
           "a folder, an archive or a file (*.mbox, *.LOGyymm, *.txt, *.eml, cur/)", "line", 1, open_mbox},
    Format{"minutes", "reports of meetings and workshops: text, and Word files where pandoc is installed",
           "a folder, an archive or a file (*.txt, *.docx)", "line", 1, open_minutes},
    Format{"relaton", "bibliographic records in YAML (relaton-data repositories)",
           "a folder, an archive or a file (*.yaml)", "contributor", 4, open_relaton},
    Format{"scan", "citations of standards in source code: packages, files, places",
           "a source tree, an archive, or what `plenary scan` wrote (.csv, .json, .jsonl, .parquet)", "row",
           1, open_scan, open_scan_source},
    Format{"table",
           "registers, attendance, contributions, downloads, surveys: CSV, TSV, JSON, Parquet, XLSX, ODS",
           "a file, or a folder or archive of files", "row", 2, open_table},
    Format{"tc39-proposals",
           "proposals to Ecma TC39: stages, authors, champions, meetings that spoke of them",
           "a work tree of tc39/proposals, an archive or a file (*.md)", "line", 1, open_tc39_proposals},
    Format{"web-features", "features of the web platform, since when browsers have them (web-features)",
           "data.json of the npm package, or its folder", "feature", 2, open_web_features},
    Format{"web-specs", "specifications of the web: bodies, groups, series, repositories (web-specs)",
           "index.json of the npm package, or its folder", "specification", 1, open_web_specs},
    Format{"yang-vendors",
           "YANG modules that makers of network equipment ship, and the documents that define them",
           "a work tree of YangModels/yang, or a folder with standard modules and a listing of paths (CSV)",
           "module", 1, open_yang_vendors, open_yang_source},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

Result<const Format*> find_format(std::string_view name) {
  std::string names;
  for (const auto& format : formats()) {
    if (name == format.name) return &format;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  }
  return fail(ErrorKind::kUsage, fmt::format("unknown format '{}'; there are: {}", name, names));
}

}  // namespace plenary
