// What an import would read, before anything is written: how many records of which noun, how the first of
// them look, and what would be left out.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "duck/duck.h"
#include "import/format.h"

namespace plenary {

struct Trial {
  struct OfNoun {
    std::string noun;
    uint64_t records = 0;
    duck::Table sample;  ///< the first records, with the fields that some of them has
  };
  uint64_t files = 0, records = 0, rejects = 0;
  std::vector<OfNoun> nouns;  ///< those of which there are records
  duck::Table left_out;       ///< reason, how often, first place, what stood there; the most frequent first
};

/// Reads a source to its end and stores nothing; needs no workspace.
Result<Trial> try_source(const Format& format, const ImportOptions& options);

}  // namespace plenary
