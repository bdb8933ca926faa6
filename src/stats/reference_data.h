// For tests only: the stored reference results (made with R), where they lie beside the source tree. A test
// that needs them skips when they are not there.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace plenary {

/// Reads a CSV file of ../shared/vectors as rows of cells (quotes removed; a quoted cell may hold commas,
/// none holds a quote or a line end). Empty when the file is not there.
inline std::vector<std::vector<std::string>> reference_rows(const std::string& name) {
  const char* source = std::getenv("PLENARY_SOURCE");
  std::ifstream file(std::string(source ? source : ".") + "/../shared/vectors/" + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    auto& row = rows.emplace_back(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        row.emplace_back();
      else if (c != '\r')
        row.back() += c;
    }
  }
  return rows;
}

/// The lines "topic","case","input","stat","value","source" of scalar_vectors.csv.
class Vectors : public testing::Test {
 protected:
  void SetUp() override {
    const auto rows = reference_rows("scalar_vectors.csv");
    if (rows.empty()) GTEST_SKIP() << "../shared/vectors/scalar_vectors.csv is not here";
    for (const auto& row : rows) {
      if (row.size() < 5) continue;
      numbers_[{row[1], row[3]}] = std::atof(row[4].c_str());
      inputs_.emplace(row[1], row[2]);
    }
  }
  double number(const std::string& example, const std::string& stat) const {
    return numbers_.at({example, stat});
  }
  /// The numbers of the `input` cell, those before or those after a `|`.
  std::vector<double> input(const std::string& example, size_t part = 0) const {
    std::istringstream text{std::string(split(inputs_.at(example), '|').at(part))};
    std::vector<double> out;
    for (double value; text >> value;) out.push_back(value);
    return out;
  }

 private:
  std::map<std::pair<std::string, std::string>, double> numbers_;
  std::map<std::string, std::string> inputs_;
};

}  // namespace plenary
