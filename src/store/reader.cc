#include <fmt/core.h>

#include <filesystem>

#include "store/beside.h"
#include "store/migrations.h"
#include "store/reference.h"
#include "store/store.h"
#include "store/withheld.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

// A body is there as soon as any record names it, whether or not a register describes it.
constexpr const char* kInvented =
    "SELECT body FROM body WHERE lower(body) = 'rehearsal' OR starts_with(lower(body), 'synth-') OR "
    "lower(kind) = "
    "'synthetic' OR starts_with(upper(name), 'SYNTHETIC') LIMIT 1";

}  // namespace

Result<Reader> Reader::open_file(const std::string& path) {
  duck::OpenOptions options;
  options.read_only = true;
  return open_with(path, options);
}

Result<Reader> Reader::open_with(const std::string& path, const duck::OpenOptions& options) {
  if (!fs::exists(path))
    return fail(ErrorKind::kWorkspace, fmt::format("{}: no records yet: import something first", path));
  PLENARY_LET(connection, duck::Connection::open(path, options));
  auto rows = connection.query("SELECT * FROM snapshot");
  if (!rows || rows->rows.size() != 1)
    return fail(ErrorKind::kWorkspace, fmt::format("{}: not a store of Plenary", path));
  const auto& row = rows->rows[0];
  Snapshot snapshot{duck::to_text(row[0]),
                    duck::to_text(row[1]),
                    duck::to_text(row[2]),
                    duck::to_text(row[3]),
                    row.size() > 5 ? duck::to_text(row[5]) : "",
                    row.size() > 6 ? duck::to_text(row[6]) : "",
                    false};
  PLENARY_LET(invented, connection.query(kInvented));
  snapshot.synthetic = !invented.rows.empty();
  return Reader(std::move(connection), std::move(snapshot), fs::path(path).parent_path().string());
}

Result<Reader> Reader::beside() const {
  PLENARY_LET(connection, connection_.beside());
  return Reader(std::move(connection), snapshot_, folder_);
}

Result<Reader> Reader::apart(const Workspace& workspace) const {
  duck::OpenOptions options;
  options.read_only = true;
  options.threads = 1;
  PLENARY_LET(reader, open_with(workspace.database(), options));
  if (reader.snapshot() != snapshot_)
    return fail(ErrorKind::kWorkspace,
                fmt::format("{} was replaced just now: try again", workspace.database()));
  reader.connection().keep_with(connection_);
  return std::move(reader);
}

Result<Reader> Reader::open(const Workspace& workspace) {
  PLENARY_LET(reader, open_file(workspace.database()));
  PLENARY_LET(whole, migrated(reader.connection()));
  if (!whole)
    return fail(
        ErrorKind::kWorkspace,
        fmt::format("{} was written by an older plenary: import one of its sources again and it is up "
                    "to date, with all that it holds",
                    workspace.database()));
  PLENARY_LET(withheld, read_withheld(workspace));
  if (reader.snapshot().withheld_hash != withheld_hash(withheld))
    return fail(
        ErrorKind::kWorkspace,
        "people were erased, hidden or shown and the store does not follow yet: plenary person --follow");
  Beside::of(reader.connection()) = Beside(workspace, reader.snapshot());
  return std::move(reader);
}

Result<SourceState> source_state(const Workspace& workspace, const std::string& format,
                                 const std::string& locator) {
  SourceState state;
  if (!fs::exists(workspace.database())) return state;
  PLENARY_LET(reader, Reader::open_file(workspace.database()));
  PLENARY_LET(withheld, read_withheld(workspace));
  PLENARY_LET(decisions, read_decisions(workspace));
  PLENARY_LET(whole, migrated(reader.connection()));
  state.stale = !whole || reader.snapshot().reference_hash != reference_hash() ||
                reader.snapshot().judgement_hash != decisions_hash(decisions) ||
                reader.snapshot().withheld_hash != withheld_hash(withheld);
  PLENARY_TRY(reader.connection().each_row(
      "SELECT s.source_id, u.unit_id, u.path, u.content_hash, u.reader_hash FROM source s "
      "LEFT JOIN unit u ON u.source_id = s.source_id WHERE s.format = $1 AND s.locator = $2",
      {format, locator}, [&state](const auto&, const auto& row) {
        state.source_id = static_cast<int32_t>(std::get<int64_t>(row[0]));
        if (const auto* unit = std::get_if<int64_t>(&row[1]))
          state.units[duck::to_text(row[2])] = {static_cast<int32_t>(*unit), duck::to_text(row[3]),
                                                duck::to_text(row[4])};
        return true;
      }));
  return state;
}

}  // namespace plenary
