// The mark of invented records. A workspace that holds a synthetic body (store.h says which bodies are) marks
// everything that leaves it: one rule for the whole workspace, since organizations and people are shared by
// its bodies.
#pragma once
#include <string>

#include "duck/duck.h"
#include "store/store.h"

namespace plenary {

inline constexpr const char* kSynthetic = "SYNTHETIC";

/// A line for people; empty for real records.
inline std::string notice(const Snapshot& snapshot) {
  return snapshot.synthetic
             ? "SYNTHETIC: this workspace holds invented records; no figure is about real people\n"
             : "";
}

/// Adds a last column named SYNTHETIC, with that word in every row, when the records are invented: a cut-out
/// row still tells, and so does a table without rows.
inline void mark(duck::Table& table, const Snapshot& snapshot) {
  if (!snapshot.synthetic) return;
  table.columns.push_back({kSynthetic, duck::Type::kText, "VARCHAR"});
  for (auto& row : table.rows) row.emplace_back(std::string(kSynthetic));
}

}  // namespace plenary
