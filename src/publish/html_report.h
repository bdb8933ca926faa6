// A report as one HTML file that needs nothing else: no script, no network, no fonts. It is filled with
// finished answers only: whatever stands in it has passed the privacy gate.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "publish/chart.h"
#include "publish/value.h"

namespace plenary {

/// How much of the records the number rests on.
struct Coverage {
  std::optional<double> share = {};  ///< 0..1, drawn as a small bar; empty when it cannot be said
  std::string text =
      {};  ///< goes on after the per cent: "of attendance records name an organization (94 of 100)"
};

/// A big number on top of the report.
struct Tile {
  std::string label = {};  ///< "organizations took part in 2024"
  Value value = {};
  NumberKind kind = NumberKind::kCount;
  std::string note = {};  ///< "38 more than in 2023"
  Coverage coverage = {};
};

/// Where the records came from.
struct Citation {
  std::string name = {};  ///< "TSAG register of contributions"
  std::string date = {};  ///< of the source, ISO: "2024-04-19"
  std::string url = {};   ///< linked when it is http or https; may be empty
};

/// The numbers behind a figure. The first column names the row.
struct DataTable {
  struct Column {
    std::string heading = {};
    NumberKind kind = NumberKind::kCount;
  };
  using Cell = std::variant<std::string, Value>;
  std::vector<Column> columns = {};
  std::vector<std::vector<Cell>> rows = {};
};

struct Figure {
  std::string title = {};  ///< the finding or the question, in words
  std::string slice = {};  ///< what of: "Persons · ITU-T study groups · 2019-2024"
  std::optional<Chart> chart = {};
  std::string sentence = {};  ///< that a manager can read aloud, with the interval in words
  Coverage coverage = {};
  std::string definition = {};
  std::vector<Citation> sources = {};
  std::string command = {};  ///< that computes the same number: "plenary measure attendance --by year"
  std::string records_command = {};  ///< that lists the records behind it
  DataTable table = {};
};

struct ReportSection {
  std::string heading = {};
  std::string prose = {};  ///< paragraphs, an empty line between them
  std::vector<Figure> figures = {};
};

struct Report {
  std::string title = {}, subtitle = {};
  std::string snapshot = {};  ///< the hash that names the state of the store
  std::string version = {};   ///< of the program
  std::string created = {};   ///< "2024-04-19"
  std::string audience = {};  ///< for whom the gate opened: "public"
  std::string notice = {};  ///< stands before the title, behind the page and across every figure: "SYNTHETIC"
  std::vector<Tile> tiles = {};
  std::vector<ReportSection> sections = {};
};

/// Writes the report. All texts may be hostile; they are shown, never obeyed.
std::string html_report(const Report& report);

}  // namespace plenary
