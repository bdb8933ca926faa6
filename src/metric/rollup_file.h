// Roll-ups as files beside the store, one each: whoever reads a dear one keeps it, and whoever asks of the
// same generation later (the next command, a server that starts again) has it back at the cost of a copy.
// A file that is damaged or of another form is as good as none.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "metric/rollup.h"

namespace plenary {

/// Which roll-up: that of a metric with these columns, in the order of its view.
struct RollupName {
  std::string metric;
  std::vector<std::string> columns;
  auto operator<=>(const RollupName&) const = default;
};

/// How many rows there may be in one that serves although it has more columns than a question looks at.
inline constexpr size_t kMostRowsToShare = 500'000;

/// Whether there is a file that serves: with the very columns, or with more and not many rows.
bool is_kept(duck::Connection& connection, const RollupName& name);

/// What that file holds; nothing where there is none, or it is damaged.
std::shared_ptr<const Rollup> load_rollup(duck::Connection& connection, const RollupName& name);

/// Writes a roll-up for many questions; the oldest files go while all are more than a bound. It is left where
/// it cannot be written: it only costs time.
void keep_rollup(duck::Connection& connection, const std::string& metric, const Rollup& rollup);

/// The bytes of a file with this roll-up, and back; nothing for bytes that are no such file. Rows are read
/// off the bytes when somebody looks at them: `owner` keeps these there so long.
std::string encode_rollup(const Rollup& rollup);
std::shared_ptr<const Rollup> decode_rollup(std::string_view bytes,
                                            const std::shared_ptr<const void>& owner = {});

}  // namespace plenary
