// For the tests of this folder: a list of works that is written down.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>

#include "advise/work_list.h"

namespace plenary {

struct WrittenWork {
  const char *key, *title;
  int year = 2020;
  const char* group = "";  ///< "sg15" of the body in the key
};

/// Bodies are those of the keys. Keys must rise, as those of a list that was read do.
inline WorkList works_of(std::initializer_list<WrittenWork> written) {
  WorkList out;
  for (const auto& w : written) {
    const std::string key = w.key, body = key.substr(0, key.find(':'));
    if (std::ranges::find(out.bodies, body) == out.bodies.end()) out.bodies.push_back(body);
  }
  std::ranges::sort(out.bodies);
  for (const auto& w : written) {
    Work work;
    work.key = w.key, work.name = w.key, work.title = w.title;
    const auto body = work.key.substr(0, work.key.find(':'));
    work.body = static_cast<uint32_t>(std::ranges::lower_bound(out.bodies, body) - out.bodies.begin());
    work.first = work.last = make_day(w.year, 1, 1);
    work.years = {w.year};
    if (*w.group != '\0') {
      const auto group = body + "/" + w.group;
      const auto at = std::ranges::find(out.groups, group, &WorkGroup::key);
      work.group = static_cast<uint32_t>(at - out.groups.begin());
      if (at == out.groups.end()) out.groups.push_back({*work.group, group, {*work.group}});
    }
    out.places.emplace(work.key, static_cast<uint32_t>(out.works.size()));
    out.works.push_back(std::move(work));
  }
  return out;
}

}  // namespace plenary
