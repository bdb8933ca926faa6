// igraph's C types as values that clean up, and its errors as Results. Only network.cc includes this:
// igraph.h is heavy.
#pragma once
#include <igraph.h>

#include <mutex>
#include <string>

#include "base/result.h"
#include "stats/graph.h"

namespace plenary {

/// Holds igraph for one thread: its error handlers and its random numbers belong to the process. By default
/// an error ends the process; inside this scope the call returns its code instead, and what it had allocated
/// is freed.
class IgraphScope {
 public:
  IgraphScope()
      : lock_(mutex()),
        on_error_(igraph_set_error_handler(igraph_error_handler_ignore)),
        on_warning_(igraph_set_warning_handler(igraph_warning_handler_ignore)) {}
  ~IgraphScope() {
    igraph_set_error_handler(on_error_);
    igraph_set_warning_handler(on_warning_);
  }
  IgraphScope(const IgraphScope&) = delete;
  IgraphScope& operator=(const IgraphScope&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex only;
    return only;
  }
  std::lock_guard<std::mutex> lock_;
  igraph_error_handler_t* on_error_;
  igraph_warning_handler_t* on_warning_;
};

inline Status igraph_status(igraph_error_t code) {
  if (code == IGRAPH_SUCCESS) return {};
  return fail(ErrorKind::kEngine, std::string("the graph library refused: ") + igraph_strerror(code));
}

/// A vector of igraph's; make() allocates, and only then there is something to free.
class IgraphNumbers {
 public:
  IgraphNumbers() = default;
  ~IgraphNumbers() {
    if (made_) igraph_vector_destroy(&vector_);
  }
  IgraphNumbers(const IgraphNumbers&) = delete;
  IgraphNumbers& operator=(const IgraphNumbers&) = delete;

  Status make(size_t size) {
    PLENARY_TRY(igraph_status(igraph_vector_init(&vector_, static_cast<igraph_integer_t>(size))));
    made_ = true;
    return {};
  }
  igraph_vector_t* get() { return &vector_; }
  const igraph_vector_t* get() const { return &vector_; }
  double& operator[](size_t i) { return VECTOR(vector_)[i]; }

 private:
  igraph_vector_t vector_;
  bool made_ = false;
};

/// The same for whole numbers.
class IgraphIntegers {
 public:
  IgraphIntegers() = default;
  ~IgraphIntegers() {
    if (made_) igraph_vector_int_destroy(&vector_);
  }
  IgraphIntegers(const IgraphIntegers&) = delete;
  IgraphIntegers& operator=(const IgraphIntegers&) = delete;

  Status make(size_t size) {
    PLENARY_TRY(igraph_status(igraph_vector_int_init(&vector_, static_cast<igraph_integer_t>(size))));
    made_ = true;
    return {};
  }
  igraph_vector_int_t* get() { return &vector_; }
  igraph_integer_t& operator[](size_t i) { return VECTOR(vector_)[i]; }

 private:
  igraph_vector_int_t vector_;
  bool made_ = false;
};

/// A simple graph without direction, with the weight of each edge and the strength of each node.
class IgraphGraph {
 public:
  IgraphGraph() = default;
  ~IgraphGraph() {
    if (made_) igraph_destroy(&graph_);
  }
  IgraphGraph(const IgraphGraph&) = delete;
  IgraphGraph& operator=(const IgraphGraph&) = delete;

  Status make(const Graph& graph);
  const igraph_t* get() const { return &graph_; }
  size_t nodes() const { return nodes_; }
  size_t edges() const { return edges_; }

  IgraphNumbers weights, strengths;
  double total = 0;  ///< of the strengths: 2m

 private:
  igraph_t graph_;
  bool made_ = false;
  size_t nodes_ = 0, edges_ = 0;
};

}  // namespace plenary
