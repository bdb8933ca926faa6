#include "record/batch.h"

#include "base/text.h"

namespace plenary {

void Batch::reject(uint32_t line, std::string reason, std::string_view excerpt) {
  auto head = excerpt.substr(0, 1000);
  // Not in the middle of a character: what is left would read as another encoding.
  while (head.size() < excerpt.size() && !head.empty() &&
         (static_cast<unsigned char>(excerpt[head.size()]) & 0xC0) == 0x80)
    head.remove_suffix(1);
  rejects.push_back({line, std::move(reason), clean(head, 200)});
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
