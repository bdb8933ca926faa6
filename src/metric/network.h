// The links of a cut as a network of its units.
#pragma once
#include "metric/joint.h"
#include "stats/graph.h"

namespace plenary {

/// A unit that is linked with another one.
struct Node {
  std::string name;
  std::optional<uint32_t> border;  ///< the one that most of its records say; nothing is not known
  size_t partners = 0;
  double links = 0;  ///< fractional: one in all for each thing with another unit
  PartyCount count;
};

/// Units that are linked with any other, and their fractional links as an undirected graph: a unit without
/// links is no part of a network.
struct Network {
  Graph graph;
  std::vector<Node> nodes;
};
Network network_of(const JointWork& work);

/// Measures whether links cross borders more than by chance: the E-I index beside what the sizes of the
/// groups alone give (1,000 permutations). Units of which the group is not known are left out with their
/// links.
Status run_mixing(duck::Connection& connection, const Plan& plan, MeasureResult& result);

/// Measures which units stand between others: partners, links, betweenness, Burt's constraint, and the roles
/// of Gould and Fernandez by whose borders meet. What would take more than 200 million steps is not worked
/// out, and a note says so.
Status run_brokers(duck::Connection& connection, const Plan& plan, MeasureResult& result);

/// Finds communities of units (Leiden, 20 seeds), with modularity, stability and members.
Status run_communities(duck::Connection& connection, const Plan& plan, MeasureResult& result);

}  // namespace plenary
