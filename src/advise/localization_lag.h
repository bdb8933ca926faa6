#pragma once
#include <span>

#include "advise/localization.h"

namespace plenary {

/// Times the adoption of one body's texts: days from publication, cause 0 for those not adopted so far. A
/// share within some years is nothing where no text was watched so long.
void time_adoption(std::span<const Lifetime> texts, LocalizedBody& body);

}  // namespace plenary
