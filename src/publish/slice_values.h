// The values of a slice, as pickers offer them. They are the rows of an answer, so they have passed its gate.
#pragma once
#include <string>

#include "publish/answer.h"

namespace plenary {

struct SliceValuesQuestion {
  std::string slice;
  std::string metric;   ///< the values that its records have; empty: of the first metric that can be cut so
  std::string search;   ///< only values that hold this text, whatever its case and accents
  MeasureQuery within;  ///< its filters, such as the body
};

/// One row a value: value, records behind it. By value; where it is unknown there is no row.
Result<duck::Table> slice_values(Reader& reader, const SliceValuesQuestion& question, Audience audience);

}  // namespace plenary
