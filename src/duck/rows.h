#pragma once
#include <string>
#include <vector>

#include "duck/duck.h"

namespace plenary::duck {

/// Runs one statement and hands all its rows to `f`, as they come, in bounded memory.
template <class F>
Status for_each_row(Connection& c, const std::string& sql, F f) {
  return c.each_row(sql, {}, [&f](const auto&, const std::vector<Value>& row) {
    f(row);
    return true;
  });
}

}  // namespace plenary::duck
