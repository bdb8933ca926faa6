#include "import/table_zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/core.h>

#include <memory>

namespace plenary::table {
namespace {

// A sheet of a million rows is some 200 MB; real workbooks pack 5 to 60 times, bombs a thousand times and
// more.
constexpr uint64_t kMostBytes = 512ull << 20;
constexpr uint64_t kFreeBytes = 32ull << 20;
constexpr uint64_t kRatio = 300;
constexpr size_t kMostMembers = 10'000;

struct Closer {
  void operator()(archive* a) const { archive_read_free(a); }
};

std::unexpected<Error> damaged(archive* a) {
  const char* why = archive_error_string(a);
  return fail(ErrorKind::kInput,
              fmt::format("is no readable workbook: {}", why == nullptr ? "damaged archive" : why));
}

}  // namespace

Result<Parts> unzip(std::string_view bytes, const std::function<bool(std::string_view)>& wanted) {
  const std::unique_ptr<archive, Closer> a(archive_read_new());
  archive_read_support_format_zip(a.get());
  if (archive_read_open_memory(a.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return damaged(a.get());
  Parts parts;
  uint64_t total = 0;
  const uint64_t most = std::min(kMostBytes, kFreeBytes + bytes.size() * kRatio);
  for (size_t members = 0;; ++members) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(a.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN || members > kMostMembers) return damaged(a.get());
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || !wanted(name)) continue;
    if (archive_entry_is_encrypted(entry) != 0)
      return fail(ErrorKind::kInput, "is encrypted: save it without a password");
    std::string& part = parts[name];
    part.clear();
    char buffer[64 << 10];
    for (la_ssize_t n; (n = archive_read_data(a.get(), buffer, sizeof buffer)) != 0;) {
      if (n < 0) return damaged(a.get());
      total += static_cast<uint64_t>(n);
      if (total > most)
        return fail(ErrorKind::kInput, fmt::format("unpacks to more than {} MB: not read", most >> 20));
      part.append(buffer, static_cast<size_t>(n));
    }
  }
  if (parts.empty()) return fail(ErrorKind::kInput, "is no workbook of this kind");
  return parts;
}

}  // namespace plenary::table
