#include "load/reading.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <mutex>

namespace plenary {
namespace {

// Files of memory: the n-th holds the text of a number, which is how many records it makes.
class Numbers : public FileSource {
 public:
  explicit Numbers(std::vector<std::string> texts) : texts_(std::move(texts)) {}
  bool next(SourceFile& file) override {
    const std::lock_guard lock(mutex_);
    if (at_ == texts_.size()) return false;
    file = {at_, fmt::format("{}.txt", at_), texts_[at_], ""};
    ++at_;
    return true;
  }
  Progress progress() const override { return {}; }
  bool complete() const override { return true; }

 private:
  std::mutex mutex_;
  std::vector<std::string> texts_;
  size_t at_ = 0;
};

// Hands over that many records, at most 1000 at a time.
class PartReader : public FormatReader {
 public:
  bool accepts(std::string_view) const override { return true; }
  void read(const SourceFile&, Batch&) const override {}
  void read_parts(const SourceFile& file, const std::function<bool(Batch&)>& take) const override {
    for (size_t left = std::stoul(file.bytes);; left -= 1000) {
      Batch part;
      part.rights.resize(std::min<size_t>(left, 1000));
      if (!take(part) || left <= 1000) return;
    }
  }
};

TEST(Reading, PartsOfAFileComeTogetherAndInOrder) {
  Numbers source({"2500", "0", "1000"});
  std::string seen;
  const auto status = read_units(source, PartReader(), "reader", {}, [&](ReadUnit& unit) -> Status {
    seen += fmt::format("{}{} {}{}; ", unit.first ? "[" : "", unit.path, unit.batch.rights.size(),
                        unit.last ? "]" : "");
    return {};
  });
  ASSERT_TRUE(status);
  EXPECT_EQ(seen, "[0.txt 1000; 0.txt 1000; 0.txt 500]; [1.txt 0]; [2.txt 1000]; ");
}

TEST(Reading, MoreRecordsThanMayLieReadyGoThrough) {
  Numbers source({"700000", "700000", "3"});
  size_t records = 0;
  ASSERT_TRUE(read_units(source, PartReader(), "reader", {}, [&](ReadUnit& unit) -> Status {
    records += unit.batch.rights.size();
    return {};
  }));
  EXPECT_EQ(records, 1'400'003);
}

TEST(Reading, FaultOfTheTakerEndsTheReadingOfALargeFile) {
  Numbers source({"700000", "700000"});
  int taken = 0;
  const auto status = read_units(source, PartReader(), "reader", {}, [&](ReadUnit&) -> Status {
    return ++taken == 3 ? fail(ErrorKind::kIo, "full") : Status{};
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "full");
  EXPECT_EQ(taken, 3);
}

}  // namespace
}  // namespace plenary
