#include "scan/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace plenary {
namespace {

constexpr size_t kNames = 256;  // files that a thread takes at once

struct Folder {
  DIR* stream;
  std::string path;  // from the root, with '/' at the end where it is not the root

  Folder(DIR* open, std::string where) : stream(open), path(std::move(where)) {}
  ~Folder() { ::closedir(stream); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  int handle() const { return ::dirfd(stream); }
};

// A folder that is to be listed, or some files of one.
struct Task {
  std::string path;                // of the folder to be listed
  std::shared_ptr<Folder> folder;  // of the files
  std::vector<std::string> names;
};

class Walk {
 public:
  Walk(std::string root, const std::function<void(size_t, const WalkedFile&)>& visit)
      : root_(std::move(root)), visit_(visit) {
    tasks_.push_back({});
  }

  void work(size_t thread) {
    for (Task task; take(task); done()) task.folder ? visit_all(thread, task) : list(thread, task.path);
  }

  std::vector<ScanFault> faults() {
    std::ranges::sort(faults_, {}, &ScanFault::path);
    return std::move(faults_);
  }

 private:
  bool take(Task& task) {
    std::unique_lock lock(mutex_);
    more_.wait(lock, [this] { return !tasks_.empty() || busy_ == 0; });
    if (tasks_.empty()) return false;
    task = std::move(tasks_.back());  // the last first, so that few folders wait
    tasks_.pop_back();
    ++busy_;
    return true;
  }

  void done() {
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0 && tasks_.empty()) more_.notify_all();
  }

  void put(Task task) {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    more_.notify_one();
  }

  void fault(const std::string& path, std::string reason) {
    const std::lock_guard lock(mutex_);
    faults_.push_back({path, std::move(reason)});
  }

  void list(size_t thread, const std::string& path) {
    const auto whole = root_ + "/" + path;
    const int handle =
        ::open(whole.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | (path.empty() ? 0 : O_NOFOLLOW));
    DIR* const stream = handle < 0 ? nullptr : ::fdopendir(handle);
    if (stream == nullptr) return fault(path, fmt::format("cannot list: {}", std::strerror(errno)));
    Task files{"", std::make_shared<Folder>(stream, path.empty() ? "" : path + "/"), {}};
    while (const auto* entry = ::readdir(stream)) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == ".." || name == ".git") continue;
      const auto type = type_of(*entry, files.folder->handle());
      if (type == DT_DIR) put({files.folder->path + std::string(name), nullptr, {}});
      if (type != DT_REG) continue;
      files.names.emplace_back(name);
      if (files.names.size() == kNames) put(std::exchange(files, Task{"", files.folder, {}}));
    }
    visit_all(thread, files);
  }

  static unsigned char type_of(const dirent& entry, int folder) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type;
    struct stat info {};
    if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) return DT_UNKNOWN;
    return S_ISDIR(info.st_mode) ? DT_DIR : S_ISREG(info.st_mode) ? DT_REG : DT_UNKNOWN;
  }

  void visit_all(size_t thread, const Task& files) const {
    for (const auto& name : files.names)
      visit_(thread, {files.folder->handle(), name.c_str(), files.folder->path + name});
  }

  std::string root_;
  const std::function<void(size_t, const WalkedFile&)>& visit_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::vector<Task> tasks_;
  size_t busy_ = 0;
  std::vector<ScanFault> faults_;
};

}  // namespace

Result<std::vector<ScanFault>> walk(const std::string& root, size_t threads,
                                    const std::function<void(size_t thread, const WalkedFile&)>& visit) {
  Walk tree(root, visit);
  {
    std::vector<std::jthread> workers;
    for (size_t i = 0; i < std::max<size_t>(1, threads); ++i) workers.emplace_back([&, i] { tree.work(i); });
  }
  auto faults = tree.faults();
  if (faults.size() == 1 && faults[0].path.empty())
    return fail(ErrorKind::kIo, fmt::format("{}: {}", root, faults[0].reason));
  return faults;
}

}  // namespace plenary
