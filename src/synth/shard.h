// One file of activities and one of the documents that they were about.
#pragma once
#include "duck/duck.h"
#include "synth/world.h"

namespace plenary::synth {

/// How many files of activities there are.
uint64_t shard_count(const World& world);

/// Writes activity/part-NNNNN.parquet and document/part-NNNNN.parquet below the folder of the options; what
/// is in them depends on the world and the number of the shard only. Returns the number of activities.
Result<uint64_t> write_shard(const World& world, duck::Connection& scratch, uint64_t shard);

}  // namespace plenary::synth
