// What a long question is doing: its share and the time left, on the progress line.
#pragma once
#include <thread>

#include "base/progress.h"
#include "duck/duck.h"

namespace plenary::duck {

/// Shows how far the statements of a connection are, from its making to its end, by asking the engine ten
/// times a second. Does nothing when there is no terminal to show it on.
class Watch {
 public:
  Watch(Connection& connection, ProgressLine& line);

 private:
  std::jthread asking_;
};

}  // namespace plenary::duck
