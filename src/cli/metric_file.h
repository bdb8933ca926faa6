// A metric's own tests, sql/metrics/<theme>/<name>.test: rows in, rows out, and what always holds.
// docs/metrics.md, "Tests of a metric", is for those who write them. For tests only, so all of it is in this
// header.
#pragma once
#include <fmt/core.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "duck/duck.h"

namespace plenary::metric_file {

using Cells = std::vector<std::string>;

struct Given {
  std::string noun, csv;
};

struct Measure {
  size_t line = 0;
  Cells words;    ///< "attendance", "--by", "year"
  Cells columns;  ///< of the answer, those that are compared
  std::vector<Cells> rows;
};

struct Always {
  size_t line = 0;
  std::string sql;  ///< finds what must not be
};

struct File {
  std::vector<Given> given;
  std::vector<Measure> measures;
  std::vector<Always> always;
};

/// Splits at `separator` outside of double quotes; a doubled quote within quotes is one.
inline Cells split_quoted(std::string_view line, char separator) {
  Cells cells(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
      cells.back() += line[i++];
    else if (line[i] == '"')
      quoted = !quoted;
    else if (line[i] == separator && !quoted)
      cells.emplace_back();
    else
      cells.back() += line[i];
  }
  return cells;
}

inline Cells words_of(std::string_view line) {
  auto words = split_quoted(line, ' ');
  std::erase(words, "");
  return words;
}

/// Reads a test file. Blank lines and lines that begin with # say nothing.
inline Result<File> parse(std::string_view text) {
  enum class Part { kNone, kGiven, kMeasure, kAlways };
  File file;
  Part part = Part::kNone;
  size_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    const auto rest = [&](std::string_view keyword) {
      return std::string(trim(line.substr(keyword.size())));
    };
    if (trim(line).empty() || line.starts_with('#')) continue;
    if (line.starts_with("given ")) {
      file.given.push_back({rest("given"), ""});
      part = Part::kGiven;
    } else if (line == "measure" || line.starts_with("measure ")) {
      file.measures.push_back({number, words_of(rest("measure")), {}, {}});
      part = Part::kMeasure;
    } else if (line.starts_with("always ")) {
      file.always.push_back({number, rest("always")});
      part = Part::kAlways;
    } else if (part == Part::kGiven) {
      file.given.back().csv += std::string(line) + "\n";
    } else if (part == Part::kMeasure) {
      auto& measure = file.measures.back();
      if (measure.columns.empty())
        measure.columns = split_quoted(line, ',');
      else
        measure.rows.push_back(split_quoted(line, ','));
      if (!measure.rows.empty() && measure.rows.back().size() != measure.columns.size())
        return fail(ErrorKind::kInput, fmt::format("line {}: as many cells as columns are expected", number));
    } else if (part == Part::kAlways) {
      file.always.back().sql += "\n" + std::string(line);
    } else {
      return fail(ErrorKind::kInput,
                  fmt::format("line {}: `given`, `measure` or `always` is expected", number));
    }
  }
  for (const auto& measure : file.measures)
    if (measure.columns.empty())
      return fail(ErrorKind::kInput, fmt::format("line {}: expects no columns", measure.line));
  if (file.given.empty() || file.measures.empty())
    return fail(ErrorKind::kInput, "a test gives rows and measures something");
  return file;
}

/// Reads "12", "0.25" or "1/3" whole, or nothing.
inline std::optional<double> number(std::string_view text) {
  const auto one = [](const std::string& part) -> std::optional<double> {
    char* end = nullptr;
    const double value = std::strtod(part.c_str(), &end);
    return part.empty() || *end != '\0' ? std::nullopt : std::optional(value);
  };
  const auto slash = text.find('/');
  const auto above = one(std::string(text.substr(0, slash)));
  const auto below =
      slash == std::string_view::npos ? std::optional(1.0) : one(std::string(text.substr(slash + 1)));
  return above && below ? std::optional(*above / *below) : std::nullopt;
}

/// True when a cell of the answer is what was expected: an empty cell is an absent value, numbers agree to
/// 1e-9.
inline bool agrees(const duck::Value& value, const std::string& expected) {
  double real = 0;
  if (const auto* n = std::get_if<int64_t>(&value))
    real = static_cast<double>(*n);
  else if (const auto* x = std::get_if<double>(&value))
    real = *x;
  else
    return duck::to_text(value) == expected;
  const auto wanted = number(expected);
  return wanted && std::abs(real - *wanted) <= 1e-9;
}

/// Says how the answer differs from what was expected, empty when it does not.
inline std::string difference(const duck::Table& table, const Measure& expected) {
  std::vector<size_t> at;
  for (const auto& name : expected.columns) {
    const int found = table.find(name);
    if (found < 0) return fmt::format("the answer has no column '{}'", name);
    at.push_back(static_cast<size_t>(found));
  }
  std::string got, wrong;
  for (size_t r = 0; r < table.rows.size(); ++r) {
    for (size_t i = 0; i < at.size(); ++i) {
      const auto& value = table.rows[r][at[i]];
      got += fmt::format("{}{}", i == 0 ? "\n" : ",", duck::to_text(value));
      if (r < expected.rows.size() && wrong.empty() && !agrees(value, expected.rows[r][i]))
        wrong = fmt::format("row {}, {}: expected '{}', got '{}'", r + 1, expected.columns[i],
                            expected.rows[r][i], duck::to_text(value));
    }
  }
  if (table.rows.size() != expected.rows.size())
    wrong = fmt::format("expected {} rows, got {}", expected.rows.size(), table.rows.size());
  return wrong.empty() ? "" : fmt::format("{}\nThe answer:{}", wrong, got);
}

}  // namespace plenary::metric_file
