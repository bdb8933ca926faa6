#include "serve/uploads.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/files.h"
#include "base/json.h"
#include "base/process.h"
#include "base/text.h"

namespace plenary::serve {
namespace fs = std::filesystem;
namespace {

constexpr uint64_t kLargest = 256u << 20, kLargestAll = 8ull << 30;
constexpr const char* kStopped = "stopped";  ///< beside a file whose last import was
constexpr size_t kMostFiles = 1000, kLongestName = 120;

// The first that has the ending is the one that is suggested.
constexpr std::array kFormats{
    UploadFormat{"table", " .csv .tsv .json .jsonl .ndjson .parquet .xlsx .ods ", true},
    UploadFormat{"minutes", " .docx .txt ", false}, UploadFormat{"attendance", " .md ", false},
    UploadFormat{"relaton", " .yaml .yml ", false}, UploadFormat{"bibxml", " .xml ", false}};

const UploadFormat* format_of(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return nullptr;
  const auto ending = fmt::format(" {} ", ascii_lower(name.substr(dot)));
  const auto* const found = std::ranges::find_if(
      kFormats, [&](const auto& format) { return std::string_view(format.endings).contains(ending); });
  return found == kFormats.end() ? nullptr : found;
}

std::string all_endings() {
  std::string out;
  for (const auto& format : kFormats) out += std::string_view(format.endings).substr(out.empty() ? 1 : 0);
  return std::string(trim(out));
}

// The last part of a path, letters, digits and a few marks: it becomes the name of a file.
std::string safe_name(std::string_view given) {
  const auto slash = given.find_last_of("/\\");
  std::string out;
  for (const char c : given.substr(slash == given.npos ? 0 : slash + 1)) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte >= 0x80 || std::isalnum(byte) != 0 || std::string_view("-_. ()").contains(c) ? c : '_';
  }
  if (out.size() > kLongestName) out.erase(0, out.size() - kLongestName);
  while (out.starts_with('.') || !valid_utf8(out)) out.erase(0, 1);
  return out;
}

bool is_id(std::string_view id) {
  return id.size() == 16 &&
         std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string new_id() {
  std::array<unsigned char, 8> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return fmt::format("{:02x}", fmt::join(bytes, ""));
}

struct Held {
  size_t files = 0;
  uint64_t bytes = 0;
};

Held held_below(const std::string& folder) {
  Held out;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored))
    if (entry.is_regular_file(ignored)) ++out.files, out.bytes += entry.file_size(ignored);
  return out;
}

Status append(const std::string& path, uint64_t offset, std::string_view bytes) {
  const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (handle < 0) return fail(ErrorKind::kIo, fmt::format("cannot keep the file: {}", std::strerror(errno)));
  Status status;
  while (!bytes.empty() && status) {
    const auto put = ::pwrite(handle, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0)
      status = fail(ErrorKind::kIo, fmt::format("cannot keep the file: {}", std::strerror(errno)));
    if (put > 0) bytes.remove_prefix(static_cast<size_t>(put)), offset += static_cast<uint64_t>(put);
  }
  ::close(handle);
  return status;
}

Result<const UploadFormat*> find_upload_format(const std::string& name) {
  for (const auto& format : kFormats)
    if (format.name == name) return &format;
  return fail(ErrorKind::kUsage,
              "format: files are handed in as table, minutes, attendance, relaton or bibxml");
}

// A file may be made to cost much: what reads it has so long, and so much memory.
constexpr std::chrono::seconds kMostTime{600};
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr uint64_t kMostMemory = 0;  // a sanitized program reserves terabytes that it never touches: no bound
#else
constexpr uint64_t kMostMemory = 6ull << 30;
#endif

Result<Finished> run_bounded(std::vector<std::string> words) {
  return run_command({.words = std::move(words), .time = kMostTime, .memory = kMostMemory});
}

// Why the program was ended from outside; empty where it ended by itself.
std::string stopped(const Finished& done) {
  if (done.too_late)
    return fmt::format("reading it was stopped after {} s: nothing was imported", kMostTime.count());
  if (done.too_large) return "reading it was stopped: it would have printed too much";
  if (done.code <= 128) return "";
  return fmt::format(
      "reading it was ended from outside (signal {}), maybe for want of memory: nothing was imported",
      done.code - 128);
}

// What the program says, without the paths of this machine.
std::string said(const Finished& done, const std::string& folder) {
  std::string out;
  for (const auto line : split(done.errors, '\n')) {
    auto text = clean(line, 400);
    for (size_t at; (at = text.find(folder + "/")) != text.npos;) text.erase(at, folder.size() + 1);
    if (text.starts_with("plenary import: ")) text.erase(0, 16);
    if (!text.empty()) out += (out.empty() ? "" : "\n") + text;
  }
  return out;
}

}  // namespace

Result<std::string> Uploads::begin(const std::string& given) {
  const auto name = safe_name(given);
  if (format_of(name) == nullptr)
    return fail(ErrorKind::kUsage, fmt::format("name: there is no reader for '{}'; endings are {}",
                                               printable(clean(given, 100)), all_endings()));
  const auto [files, bytes] = held_below(root());
  if (files >= kMostFiles || bytes >= kLargestAll)
    return fail(
        ErrorKind::kUsage,
        fmt::format("name: {} files of {} bytes are here already; some have to go first", files, bytes));
  auto id = new_id();
  std::error_code error;
  fs::create_directories(root() + "/" + id, error);
  if (error) return fail(ErrorKind::kIo, fmt::format("cannot keep the file: {}", error.message()));
  PLENARY_TRY(append(File{root() + "/" + id, name}.path(), 0, ""));
  return id;
}

Result<Uploads::File> Uploads::find(const std::string& id) const {
  std::error_code ignored;
  if (is_id(id))
    for (const auto& entry : fs::directory_iterator(root() + "/" + id, ignored)) {
      auto name = entry.path().filename().string();
      const bool part = name.ends_with(".part");
      if (part) name.resize(name.size() - 5);
      if (format_of(name) != nullptr) return File{root() + "/" + id, std::move(name), !part};
    }
  return fail(ErrorKind::kNotFound, fmt::format("there is no file {}", printable(clean(id, 40))));
}

Result<Uploads::File> Uploads::find_whole(const std::string& id) const {
  PLENARY_LET(file, find(id));
  if (!file.whole) return fail(ErrorKind::kUsage, fmt::format("{} has not come whole yet", file.name));
  return file;
}

// What became of the last try stays with the file, for whoever comes to it later.
Status Uploads::keep_outcome(const File& file, const Finished& done) {
  const auto path = file.folder + "/" + kStopped;
  const auto why = stopped(done);
  std::error_code ignored;
  if (why.empty()) return fs::remove(path, ignored), Status();
  PLENARY_TRY(write_file(path, why + "\n"));
  return fail(ErrorKind::kUsage, fmt::format("{}: {}", file.name, why));
}

Result<uint64_t> Uploads::add(const std::string& id, uint64_t offset, uint64_t of, std::string_view bytes) {
  PLENARY_LET(file, find(id));
  if (file.whole) return fail(ErrorKind::kUsage, fmt::format("{} is whole already", file.name));
  if (of > kLargest) return fail(ErrorKind::kUsage, fmt::format("of: at most {} bytes", kLargest));
  std::error_code error;
  const auto have = fs::file_size(file.path(), error);
  if (error) return fail(ErrorKind::kIo, fmt::format("cannot keep the file: {}", error.message()));
  if (offset != have) return fail(ErrorKind::kUsage, fmt::format("offset: there are {} bytes so far", have));
  if (bytes.size() > of - std::min(of, have))
    return fail(ErrorKind::kUsage, fmt::format("of: more than the {} bytes that were told", of));
  PLENARY_TRY(append(file.path(), have, bytes));
  const auto now = have + bytes.size();
  if (now < of) return now;
  const auto part = file.path();
  file.whole = true;
  fs::rename(part, file.path(), error);
  if (error) return fail(ErrorKind::kIo, fmt::format("cannot keep the file: {}", error.message()));
  return now;
}

Result<std::string> Uploads::suggest(const std::string& id) const {
  PLENARY_LET(file, find_whole(id));
  const auto* const format = format_of(file.name);
  const auto before = read_file(file.folder + "/" + kStopped, 1000).value_or("");
  std::string mapping, note(trim(before));
  if (format->mapping) {
    PLENARY_LET(done, run_bounded({program_, "import", format->name, file.path(), "--suggest"}));
    PLENARY_TRY(keep_outcome(file, done));
    mapping = done.output;
    note += (note.empty() ? "" : "\n") + said(done, file.folder);
  }
  return fmt::format("{{\"format\": {}, \"mapping\": {}, \"note\": {}}}", json_string(format->name),
                     json_string(mapping), json_string(note));
}

Result<std::string> Uploads::attempt(const std::string& id, const std::string& format,
                                     const std::string& mapping) const {
  PLENARY_LET(file, find_whole(id));
  PLENARY_LET(as, find_upload_format(format));
  std::vector<std::string> words{program_, "import", as->name, file.path(), "--try", "--format", "json"};
  if (as->mapping) {
    PLENARY_TRY(write_file(file.folder + "/trial.toml", mapping));
    words.insert(words.end(), {"--mapping", file.folder + "/trial.toml"});
  }
  PLENARY_LET(done, run_bounded(std::move(words)));
  PLENARY_TRY(keep_outcome(file, done));
  if (done.output.empty()) return fail(ErrorKind::kUsage, "mapping: " + said(done, file.folder));
  return std::move(done.output);
}

Result<std::string> Uploads::import(const std::string& id, const std::string& format,
                                    const std::string& mapping) const {
  PLENARY_LET(file, find_whole(id));
  PLENARY_LET(as, find_upload_format(format));
  std::vector<std::string> words{program_, "-C", workspace_.folder, "import", as->name, file.path()};
  if (as->mapping) {
    PLENARY_TRY(write_file(file.folder + "/mapping.toml", mapping));
    words.insert(words.end(), {"--mapping", file.folder + "/mapping.toml"});
  }
  PLENARY_LET(done, run_bounded(std::move(words)));
  PLENARY_TRY(keep_outcome(file, done));
  const auto text = said(done, file.folder);
  if (done.code > 1) return fail(ErrorKind::kUsage, "mapping: " + text);
  return fmt::format("{{\"imported\": {}, \"said\": {}}}", done.code == 0, json_string(text));
}

}  // namespace plenary::serve
