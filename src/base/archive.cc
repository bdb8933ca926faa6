#include "base/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/core.h>
#include <libdeflate.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr size_t kPart = 1 << 18;
// What libdeflate, which is three times as fast as zlib but wants all bytes at once, may hold in memory.
constexpr uint64_t kWholePacked = 32u << 20, kWholeUnpacked = 96u << 20;

bool climbs_out(std::string_view path) {
  if (path.starts_with('/')) return true;
  for (const auto& part : fs::path(path))
    if (part == "..") return true;
  return false;
}

// The name of a packed file without its end; empty for archives and for all others.
std::string single_name(const std::string& path) {
  const auto name = fs::path(path).filename().string();
  for (const std::string_view end : {".gz", ".xz", ".zst", ".bz2"})
    if (name.ends_with(end) && !is_archive_name(name)) return name.substr(0, name.size() - end.size());
  return "";
}

// Bytes that came all at once. They are many and new, so they lie in large pages: a fault for each small one
// takes as long as unpacking it.
class Whole {
 public:
  Whole() = default;
  explicit Whole(size_t size) : size_(size) {
    constexpr size_t kPage = 2u << 20;
    const bool large = size >= kPage;
    bytes_.reset(static_cast<char*>(large ? std::aligned_alloc(kPage, (size + kPage - 1) / kPage * kPage)
                                          : std::malloc(size)));
    if (large && bytes_) ::madvise(bytes_.get(), size, MADV_HUGEPAGE);
  }
  char* data() { return bytes_.get(); }
  size_t size() const { return size_; }
  explicit operator bool() const { return bytes_ != nullptr; }

 private:
  std::unique_ptr<char, decltype([](char* bytes) { std::free(bytes); })> bytes_;
  size_t size_ = 0;
};

// Unpacks a gzip file whose end says that it is small; nothing when it is none, is large, or is damaged: then
// the slower way tells where.
Whole inflate(const std::string& packed) {
  uint32_t size = 0;
  if (packed.size() < 18 || !packed.starts_with("\x1f\x8b")) return {};
  std::memcpy(&size, packed.data() + packed.size() - sizeof size, sizeof size);
  if (size == 0 || size > kWholeUnpacked || size / 1100 > packed.size()) return {};
  Whole out(size);
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> unpacker(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  size_t used = 0, made = 0;
  if (!out || libdeflate_gzip_decompress_ex(unpacker.get(), packed.data(), packed.size(), out.data(),
                                            out.size(), &used, &made) != LIBDEFLATE_SUCCESS)
    return {};
  return used == packed.size() && made == size ? std::move(out) : Whole();
}

class Unpacker : public Archive {
 public:
  Unpacker(std::string name, SourceLimits limits, uint64_t size)
      : name_(std::move(name)), single_(single_name(name_)), limits_(limits), size_(size) {
    archive_read_support_filter_all(archive_);
    if (!single_.empty()) {
      archive_read_support_format_raw(archive_);
      return;
    }
    archive_read_support_format_tar(archive_);
    archive_read_support_format_zip(archive_);
    archive_read_support_format_ar(archive_);
  }
  ~Unpacker() override { archive_read_free(archive_); }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  Status open_file() {
    std::string packed;
    if (size_ <= kWholePacked && (name_.ends_with("gz")))
      if (auto bytes = read_file(name_); bytes) packed = std::move(*bytes);
    whole_ = inflate(packed);
    if (whole_) return opened(archive_read_open_memory(archive_, whole_.data(), whole_.size()));
    return opened(archive_read_open_filename(archive_, name_.c_str(), kPart));
  }

  Status open_reader(Reader reader) {
    reader_ = std::move(reader);
    part_.resize(kPart);
    return opened(archive_read_open2(archive_, this, nullptr, read_part, nullptr, nullptr));
  }

  bool next(Member& member) override {
    member = {};
    if (ended_) return false;
    if (!drain()) return stop(member, kBomb);
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(archive_, &entry);
    note_packed();
    if (status == ARCHIVE_EOF) {
      ended_ = true;
      return false;
    }
    if (status < ARCHIVE_WARN || ++members_ > limits_.files)
      return stop(member, status < ARCHIVE_WARN ? reason() : "too many members");
    const char* name = single_.empty() ? archive_entry_pathname(entry) : single_.c_str();
    member.path = name == nullptr ? "" : name;
    while (member.path.starts_with("./")) member.path.erase(0, 2);
    if (member.path.empty()) member.path = fmt::format("member {}", members_);
    if (bomb()) return stop(member, kBomb);  // members that nobody wants cost their unpacking too
    member.regular = archive_entry_filetype(entry) == AE_IFREG;
    if (climbs_out(member.path)) member.fault = "path climbs out of the archive";
    return true;
  }

  Result<size_t> read(char* to, size_t most) override {
    const la_ssize_t got = archive_read_data(archive_, to, most);
    if (got < 0) return broken(reason());
    unpacked_ += static_cast<uint64_t>(got);
    note_packed();
    if (bomb()) return broken(kBomb);
    return static_cast<size_t>(got);
  }

  bool single() const override { return !single_.empty(); }
  bool cut() const override { return cut_; }
  uint64_t packed() const override { return packed_.load(); }

 private:
  static constexpr const char* kBomb = "unpacks to far more than its size";

  static la_ssize_t read_part(archive* archive, void* self, const void** bytes) {
    auto& own = *static_cast<Unpacker*>(self);
    *bytes = own.part_.data();
    const auto got = own.reader_(own.part_.data(), own.part_.size());
    if (got < 0) archive_set_error(archive, EIO, "the archive around it is damaged");
    return got;
  }

  // What nobody read of a packed member is unpacked to get past it, which may be endless: with the bounds in
  // sight, so not by libarchive itself.
  bool drain() {
    if (members_ == 0 || archive_filter_count(archive_) < 2) return true;
    std::array<char, 1 << 16> part;
    la_ssize_t got = 0;
    while ((got = archive_read_data(archive_, part.data(), part.size())) > 0) {
      unpacked_ += static_cast<uint64_t>(got);
      note_packed();
      if (bomb()) return false;
    }
    return true;
  }

  Status opened(int status) {
    if (status == ARCHIVE_OK) return {};
    return fail(ErrorKind::kInput, fmt::format("{}: not a readable archive: {}", name_, reason()));
  }

  std::string reason() const {
    const char* text = archive_error_string(archive_);
    return text == nullptr ? "damaged" : text;
  }

  bool stop(Member& member, std::string_view why) {
    ended_ = cut_ = true;
    if (member.path.empty()) member.path = fs::path(name_).filename().string();
    member.fault = fmt::format("archive ends here: {}", why);
    return true;
  }

  std::unexpected<Error> broken(std::string_view why) {
    ended_ = cut_ = true;
    return fail(ErrorKind::kInput, fmt::format("archive ends here: {}", why));
  }

  void note_packed() {
    const auto read = static_cast<uint64_t>(archive_filter_bytes(archive_, -1));
    packed_ = whole_ ? read * size_ / whole_.size() : read;
  }

  bool bomb() const {
    const auto unpacked = std::max(unpacked_, static_cast<uint64_t>(archive_filter_bytes(archive_, 0)));
    return unpacked > limits_.total_bytes ||
           (unpacked > limits_.free_bytes && unpacked / limits_.ratio > packed_);
  }

  std::string name_, single_;
  SourceLimits limits_;
  uint64_t size_;
  archive* archive_ = archive_read_new();
  Whole whole_;
  Reader reader_;
  std::vector<char> part_;
  size_t members_ = 0;
  uint64_t unpacked_ = 0;
  std::atomic<uint64_t> packed_ = 0;
  bool ended_ = false, cut_ = false;
};

}  // namespace

Result<std::unique_ptr<Archive>> Archive::open(const std::string& path, SourceLimits limits) {
  std::error_code ignored;
  auto archive = std::make_unique<Unpacker>(path, limits, fs::file_size(path, ignored));
  PLENARY_TRY(archive->open_file());
  return archive;
}

Result<std::unique_ptr<Archive>> Archive::open(Reader reader, const std::string& name, SourceLimits limits) {
  auto archive = std::make_unique<Unpacker>(name, limits, 0);
  PLENARY_TRY(archive->open_reader(std::move(reader)));
  return archive;
}

}  // namespace plenary
