// The file of decisions without those that name an erased person.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "identity/journal.h"
#include "load/person.h"
#include "store/withheld.h"

namespace plenary {

/// True when a decision names somebody erased as its subject or object. Also when it fits one of `also`.
bool names_erased(const JournalEntry& entry, Withheld& withheld, std::span<const PersonReference> also = {});

/// The text without such decisions and what undoes them; author and reason of the others without mentions.
/// Counts the lines that went.
Result<std::string> without_erased(std::string_view decisions, Withheld& withheld,
                                   std::span<const PersonReference> also, size_t& gone);

/// Takes such decisions out of the workspace's file, if there are any: they may come back by a merge in git.
/// The caller holds the WriterLock.
Status forget_decisions(const Workspace& workspace);

}  // namespace plenary
