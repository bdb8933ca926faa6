#include "metric/rollup_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>

#include "base/text.h"
#include "store/beside.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMostBytes = size_t{4} << 30;  // of all files

// Its name says all that is needed to choose: metric, columns, rows.
struct KeptFile {
  RollupName name;
  size_t rows = 0;
  fs::path path;
};

std::optional<KeptFile> parse(const fs::path& path) {
  if (path.extension() != ".rollup") return {};
  const auto text = path.stem().string();
  auto parts = split(text, '.');
  if (parts.size() < 2) return {};
  KeptFile out{{std::string(parts.front()), {}}, 0, path};
  const auto rows = parts.back();
  if (std::from_chars(rows.data(), rows.data() + rows.size(), out.rows).ec != std::errc{}) return {};
  for (size_t i = 1; i + 1 < parts.size(); ++i) out.name.columns.emplace_back(parts[i]);
  return out;
}

bool serves(const KeptFile& file, const RollupName& name) {
  const auto has = [&file](const auto& column) {
    return std::ranges::find(file.name.columns, column) != file.name.columns.end();
  };
  return file.name == name || (file.rows <= kMostRowsToShare && file.name.metric == name.metric &&
                               std::ranges::all_of(name.columns, has));
}

// The one with the fewest rows of those that serve.
std::optional<KeptFile> find(const std::string& folder, const RollupName& name) {
  std::optional<KeptFile> best;
  std::error_code none;
  if (folder.empty()) return best;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (auto file = parse(entry.path()); file && serves(*file, name) && (!best || file->rows < best->rows))
      best = std::move(file);
  return best;
}

// The bytes of a file as the system has them.
class Mapped {
 public:
  explicit Mapped(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return;
    const auto size = ::lseek(fd, 0, SEEK_END);
    void* at = size > 0
                   ? ::mmap(nullptr, static_cast<size_t>(size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0)
                   : MAP_FAILED;
    ::close(fd);
    if (at != MAP_FAILED) bytes_ = {static_cast<const char*>(at), static_cast<size_t>(size)};
  }
  ~Mapped() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

void make_room(const std::string& folder) {
  struct Old {
    fs::file_time_type written;
    size_t bytes;
    fs::path path;
  };
  std::vector<Old> all;
  size_t bytes = 0;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(folder, gone)) {
    const auto written = entry.last_write_time(gone);
    const size_t size = gone ? 0 : entry.file_size(gone);
    if (!gone) all.push_back({written, size, entry.path()}), bytes += size;
  }
  std::ranges::sort(all, {}, &Old::written);
  for (auto old = all.begin(); bytes > kMostBytes && old != all.end(); ++old)
    bytes -= old->bytes, fs::remove(old->path, gone);
}

}  // namespace

bool is_kept(duck::Connection& connection, const RollupName& name) {
  return find(Beside::of(connection).folder(), name).has_value();
}

std::shared_ptr<const Rollup> load_rollup(duck::Connection& connection, const RollupName& name) {
  const auto file = find(Beside::of(connection).folder(), name);
  if (!file) return nullptr;
  const auto mapped = std::make_shared<const Mapped>(file->path);
  return decode_rollup(mapped->bytes(), mapped);
}

void keep_rollup(duck::Connection& connection, const std::string& metric, const Rollup& rollup) {
  const auto& beside = Beside::of(connection);
  if (!beside.make()) return;
  std::string columns;
  for (const auto& column : rollup.columns()) columns += column.name + ".";
  const auto path = fmt::format("{}/{}.{}{}.rollup", beside.folder(), metric, columns, rollup.rows());
  const auto own = fmt::format("{}.{}.{}.tmp", path, ::getpid(), ::gettid());
  std::error_code ignored;
  {
    std::ofstream out(own, std::ios::binary | std::ios::trunc);
    const auto bytes = encode_rollup(rollup);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) return static_cast<void>(fs::remove(own, ignored));
  }
  fs::rename(own, path, ignored);
  make_room(beside.folder());
}

}  // namespace plenary
