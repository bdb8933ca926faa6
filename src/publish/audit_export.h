// Files of answers as they were published, read back: what an attacker has.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "metric/run.h"

namespace plenary {

/// One row of a published answer.
struct ExportRow {
  size_t line = 0;  ///< of the file's rows, from 1
  std::vector<std::optional<std::string>> labels;
  std::string state;
  std::optional<double> value, records;
};

/// One file. A CSV file tells less than a JSON file: its metric is the beginning of its name, of filters and
/// windows it says nothing.
struct ExportTable {
  std::string path;
  Metric metric;
  std::vector<const Slice*> by;
  std::vector<MeasureQuery::Filter> where;
  std::string from, to, as_of, snapshot;
  std::vector<ExportRow> rows;
  bool is_json = false;
};

/// All that is in a folder: the answers, every text that stands in a file with its place, and what could not
/// be read.
struct Export {
  std::vector<ExportTable> tables;
  struct Text {
    std::string path;
    size_t line = 0;
    std::string text;
  };
  std::vector<Text> texts;
  std::vector<Text> unread;  ///< with the reason
};

/// Reads the files of a folder that end in .csv and .json, folders in it too.
Result<Export> read_export(const std::string& folder);

}  // namespace plenary
