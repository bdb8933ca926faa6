// The tables that say how far an index depends on its method.
#include <fmt/format.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/index_tables.h"

namespace plenary {

using namespace index_cells;
using duck::Value;

namespace {

Value least_change(const composite::WeightRoom& room, bool terminal) {
  double out = composite::kMissing;
  if (room.below) out = room.share - *room.below;
  if (room.above) out = room.below ? std::min(out, *room.above - room.share) : *room.above - room.share;
  return number(out, terminal, 3);
}

}  // namespace

duck::Table factor_table(const CategoryRanks& category, bool terminal) {
  duck::Table out{{text("category"), text("factor"), text("levels"), real("first_order"), real("total")}, {}};
  const auto& u = category.uncertainty;
  for (size_t f = 0; f < u.factors.size(); ++f)
    out.rows.push_back({category.category, u.factors[f].name,
                        u.factors[f].levels.empty() ? std::string("25 % up and down")
                                                    : fmt::format("{}", fmt::join(u.factors[f].levels, " ")),
                        number(u.indices.first[f], terminal, 3), number(u.indices.total[f], terminal, 3)});
  return out;
}

duck::Table room_table(const EngagementIndex& index, const CategoryRanks& category, bool terminal) {
  duck::Table out{{text("category"), text("weight_of"), real("share"), real("below"), real("above"),
                   real("least_change")},
                  {}};
  for (const auto& room : category.rooms)
    out.rows.push_back(
        {category.category, index.last().tree.nodes()[room.node].code, number(room.share, terminal, 3),
         number(room.below.value_or(composite::kMissing), terminal, 3),
         number(room.above.value_or(composite::kMissing), terminal, 3), least_change(room, terminal)});
  return out;
}

}  // namespace plenary
