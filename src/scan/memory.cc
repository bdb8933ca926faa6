#include "scan/memory.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <iterator>
#include <utility>

#include "base/files.h"
#include "base/hash.h"
#include "base/text.h"

namespace plenary {
namespace {

// What was found belongs to the program that found it: another build may find something else in the same
// bytes.
const std::string& header() {
  static const auto kHeader = [] {
    QuickHash hash;
    if (const auto program = read_file("/proc/self/exe")) hash.add(*program);
    return fmt::format("plenary scan {}\n", to_hex(hash.value()));
  }();
  return kHeader;
}

constexpr size_t kWaiting = 1 << 20;  // bytes that are written at once

// A line is a letter and fields with tabs between: "U" an entry with the number of lines that follow, "F" a
// file that cites something, "C" what it cites, "P" what a file says of a package.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '\t' || c == '\n') out += '\\';
    out += c == '\t' ? 't' : c == '\n' ? 'n' : c;
  }
  return out;
}

std::string plain(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool mark = text[i] == '\\' && i + 1 < text.size();
    if (mark) ++i;
    out += !mark ? text[i] : text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : text[i];
  }
  return out;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == text.npos) return text = {}, std::string_view();
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

struct Head {
  size_t lines = 0;
  Stamp stamp;
  uint64_t seen = 0, bytes = 0, binary = 0;
  std::string_view name;
};

bool read_head(std::string_view line, Head& head) {
  const auto fields = split(line, '\t');
  if (fields.size() != 8 || fields[0] != "U") return false;
  head.name = fields[7];
  return read_number(fields[1], head.lines) && read_number(fields[2], head.stamp.size) &&
         read_number(fields[3], head.stamp.changed) && read_number(fields[4], head.seen) &&
         read_number(fields[5], head.bytes) && read_number(fields[6], head.binary);
}

bool read_cited(std::string_view line, std::vector<ScannedFile>& files) {
  const auto fields = split(line, '\t');
  if (fields.size() == 4 && fields[0] == "F") {
    files.push_back({.path = plain(fields[3]), .content = digest_from_hex(fields[2])});
    return read_number(fields[1], files.back().member);
  }
  if (fields.size() != 8 || fields[0] != "C" || files.empty()) return false;
  Cited cited{.id = {plain(fields[4]), plain(fields[5]), plain(fields[6]), plain(fields[7])}};
  int kind = 0;
  if (!read_number(fields[1], kind) || !read_number(fields[2], cited.line) ||
      !read_number(fields[3], cited.count))
    return false;
  if (kind < 0 || kind > static_cast<int>(EvidenceKind::kLicence)) return false;
  cited.kind = static_cast<EvidenceKind>(kind);
  files.back().standards.push_back(std::move(cited));
  return true;
}

bool read_claim(std::string_view line, std::vector<PackageClaim>& claims) {
  const auto fields = split(line, '\t');
  if (fields.size() != 8 || fields[0] != "P") return false;
  PackageClaim claim{plain(fields[3]),
                     {plain(fields[4]), plain(fields[5]), plain(fields[6]), parse_date(fields[7])}};
  claim.nested = fields[2] == "1";
  if (!read_number(fields[1], claim.rank)) return false;
  claims.push_back(std::move(claim));
  return true;
}

// Indexes the whole entries; returns how many bytes they take with what is before them.
size_t index_entries(std::string_view text, std::unordered_map<std::string_view, std::string_view>& entries) {
  if (!text.starts_with(header())) return 0;
  auto rest = text.substr(header().size());
  while (!rest.empty()) {
    const auto from = rest;
    Head head;
    if (!read_head(take_line(rest), head)) return static_cast<size_t>(from.data() - text.data());
    for (size_t i = 0; i < head.lines; ++i)
      if (take_line(rest).empty()) return static_cast<size_t>(from.data() - text.data());
    entries.insert_or_assign(head.name, from.substr(0, from.size() - rest.size()));
  }
  return text.size();
}

std::string write_entry(std::string_view name, Stamp stamp, ReportMark since, const ScanReport& report) {
  std::string body;
  size_t lines = 0;
  for (size_t i = since.files; i < report.files.size(); ++i) {
    const auto& file = report.files[i];
    body += fmt::format("F\t{}\t{}\t{}\n", file.member, to_hex(file.content), escaped(file.path));
    for (const auto& cited : file.standards)
      body += fmt::format("C\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", static_cast<int>(cited.kind), cited.line,
                          cited.count, escaped(cited.id.body), escaped(cited.id.document),
                          escaped(cited.id.edition), escaped(cited.id.part));
    lines += 1 + file.standards.size();
  }
  for (size_t i = since.claims; i < report.claims.size(); ++i, ++lines) {
    const auto& [folder, package, rank, nested] = report.claims[i];
    body += fmt::format("P\t{}\t{:d}\t{}\t{}\t{}\t{}\t{}\n", rank, nested, escaped(folder),
                        escaped(package.name), escaped(package.version), escaped(package.ecosystem),
                        package.released ? to_string(*package.released) : "");
  }
  return fmt::format("U\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n{}", lines, stamp.size, stamp.changed,
                     report.seen - since.seen, report.bytes - since.bytes, report.binary - since.binary,
                     escaped(name), body);
}

}  // namespace

Stamp Stamp::of(const struct stat& info) {
  return {static_cast<uint64_t>(info.st_size), info.st_ctim.tv_sec * 1'000'000'000 + info.st_ctim.tv_nsec};
}

ReportMark ReportMark::of(const ScanReport& report) {
  return {report.files.size(), report.faults.size(), report.claims.size(),
          report.seen,         report.bytes,         report.binary};
}

Result<std::unique_ptr<ScanMemory>> ScanMemory::open(const std::string& file) {
  const auto beside = file + ".new";
  const int handle = ::open(beside.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (handle < 0)
    return fail(ErrorKind::kIo, fmt::format("{}: cannot write: {}", beside, std::strerror(errno)));
  std::unique_ptr<ScanMemory> memory(new ScanMemory(file, handle));
  ::stat(file.c_str(), &memory->own_[0]);  // none is no file's
  ::fstat(handle, &memory->own_[1]);
  if (auto text = read_file(file, 4ull << 30)) memory->old_ = std::move(*text);
  if (auto text = read_file(beside, 4ull << 30)) memory->left_ = std::move(*text);
  index_entries(memory->old_, memory->entries_);
  const size_t whole = index_entries(memory->left_, memory->entries_);
  if (::ftruncate(handle, static_cast<off_t>(whole)) != 0)
    return fail(ErrorKind::kIo, fmt::format("{}: cannot write: {}", beside, std::strerror(errno)));
  if (whole == 0) memory->waiting_ = header();
  return memory;
}

ScanMemory::~ScanMemory() {
  if (handle_ >= 0) ::close(handle_);
}

bool ScanMemory::is_own(const struct stat& info) const {
  return std::ranges::any_of(
      own_, [&](const struct stat& own) { return own.st_ino == info.st_ino && own.st_dev == info.st_dev; });
}

bool ScanMemory::recall(std::string_view name, Stamp stamp, ScanReport& report) {
  const auto known = entries_.find(escaped(name));
  if (known == entries_.end()) return false;
  Head head;
  auto rest = known->second;
  if (!read_head(take_line(rest), head) || head.stamp != stamp) return false;
  std::vector<ScannedFile> files;
  std::vector<PackageClaim> claims;
  while (!rest.empty())
    if (const auto line = take_line(rest); !read_cited(line, files) && !read_claim(line, claims))
      return false;
  std::ranges::move(files, std::back_inserter(report.files));
  std::ranges::move(claims, std::back_inserter(report.claims));
  report.seen += head.seen, report.bytes += head.bytes, report.binary += head.binary;
  append(known->second);
  return true;
}

void ScanMemory::keep(std::string_view name, Stamp stamp, ReportMark since, const ScanReport& report) {
  if (report.faults.size() == since.faults) append(write_entry(name, stamp, since, report));
}

void ScanMemory::append(std::string_view entry) {
  const std::lock_guard lock(mutex_);
  waiting_ += entry;
  if (waiting_.size() < kWaiting) return;
  broken_ |= ::write(handle_, waiting_.data(), waiting_.size()) != static_cast<ssize_t>(waiting_.size());
  waiting_.clear();
}

Status ScanMemory::close() {
  broken_ |= ::write(handle_, waiting_.data(), waiting_.size()) != static_cast<ssize_t>(waiting_.size());
  broken_ |= ::fsync(handle_) != 0;
  broken_ |= ::close(std::exchange(handle_, -1)) != 0;
  const auto beside = file_ + ".new";
  if (broken_ || ::rename(beside.c_str(), file_.c_str()) != 0)
    return fail(ErrorKind::kIo, fmt::format("{}: cannot write: {}", file_, std::strerror(errno)));
  return {};
}

}  // namespace plenary
