#include "publish/warm.h"

#include "metric/rollups.h"

namespace plenary {
namespace {

constexpr size_t kMostBytes = size_t{512} << 20;

}  // namespace

void keep_warm(Reader& reader) { Rollups::of(reader.connection()).keep(kMostBytes); }

}  // namespace plenary
