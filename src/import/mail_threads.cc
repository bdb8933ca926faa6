#include "import/mail_threads.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/text.h"

namespace plenary::mail {
namespace {

// Who answers whom, by id. Ids that only references name are there as well: a thread has its root where the
// first message is missing.
class Forest {
 public:
  void add(const Head& head) {
    std::string_view parent;
    for (const auto& id : head.parents) {
      if (!parent.empty()) link(parent, id, false);
      parent = id;
    }
    // What the message itself says of its parent goes before what others' references made of it.
    if (!head.id.empty() && !parent.empty()) link(parent, head.id, true);
  }

  // The first of the thread. Links never close a ring, so the walk ends.
  std::string_view root(std::string_view id) const {
    for (auto found = parent_.find(id); found != parent_.end(); found = parent_.find(id)) id = found->second;
    return id;
  }

 private:
  void link(std::string_view parent, std::string_view child, bool sure) {
    if (parent == child || (!sure && parent_.contains(child))) return;
    const auto old = parent_.find(child);
    const auto before = old == parent_.end() ? std::string_view() : old->second;
    if (old != parent_.end()) parent_.erase(old);
    if (root(parent) != child)
      parent_.emplace(child, parent);
    else if (!before.empty())
      parent_.emplace(child, before);
  }

  std::unordered_map<std::string_view, std::string_view> parent_;
};

}  // namespace

std::vector<Place> threads_of(const std::vector<Head>& heads) {
  Forest forest;
  for (const auto& head : heads) forest.add(head);
  std::vector<size_t> order(heads.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, [&](size_t a, size_t b) { return heads[a].date < heads[b].date; });
  std::vector<Place> out(heads.size());
  std::map<std::string, std::string, std::less<>> by_subject;
  for (const auto i : order) {
    const auto& head = heads[i];
    auto& place = out[i];
    const auto subject = fold(base_subject(head.subject, place.reply));
    if (!head.parents.empty()) {
      place.reply = true;
      place.root = forest.root(head.parents.back());
    } else {
      place.root = head.id.empty() ? "subject:" + subject : std::string(forest.root(head.id));
      const auto same = by_subject.find(subject);
      if (place.reply && same != by_subject.end() && !subject.empty()) place.root = same->second;
    }
    by_subject.try_emplace(subject, place.root);
  }
  return out;
}

}  // namespace plenary::mail
