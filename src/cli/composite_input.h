// DATA and META of a composite indicator, read and checked, as what stats/ computes over.
#pragma once
#include "base/result.h"
#include "import/indicators.h"
#include "stats/composite.h"

namespace plenary {

struct CompositeInput {
  composite::Tree tree;
  composite::Data data;              ///< units in the order of their codes; divided by their denominators
  std::vector<std::string> remarks;  ///< what was left out and why, a sentence each
};

/// Reads both files. Faults name file and line.
Result<CompositeInput> read_composite(const std::string& data_path, const std::string& meta_path);

/// The same from bytes.
Result<CompositeInput> make_composite(const std::string& meta_path, const IndicatorMeta& meta,
                                      const IndicatorData& data);

}  // namespace plenary
