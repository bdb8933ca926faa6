#include "record/batch.h"

#include "base/text.h"

namespace plenary {

void Batch::reject(uint32_t line, std::string reason, std::string_view excerpt) {
  rejects.push_back({line, std::move(reason), clean(excerpt.substr(0, 1000), 200)});
}

size_t Batch::records() const {
  size_t count = 0;
  each_noun(*this, [&count](const char*, const auto& list) { count += list.size(); });
  return count;
}

void Batch::clear() {
  each_noun(*this, [](const char*, auto& list) { list.clear(); });
  rejects.clear();
}

}  // namespace plenary
