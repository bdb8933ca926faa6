// The small tables beside the activities: what registers and calendars of the invented bodies say.
#pragma once
#include "synth/world.h"

namespace plenary::synth {

/// Writes NOUN/part-00000.parquet for each noun but activity (deliverables go to
/// document/deliverables.parquet), and truth/organization_names.csv: which organization each spelling means
/// and why it differs.
Status write_registers(const World& world);

}  // namespace plenary::synth
