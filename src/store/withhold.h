// The people withheld, in the tables of the store: the erased taken out, the hidden put under seal. For the
// writer.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "duck/duck.h"
#include "store/withheld.h"

namespace plenary {

/// Checks that the file still has all that the store knows to be erased: a lost line would bring somebody
/// back.
Status check_erased(duck::Connection& connection, const Withheld& withheld);

/// Takes the erased out of all tables: records stay without their person, texts without mentions of them, but
/// for the places where files lie (source, unit). Puts the activities touched into temp table erased_activity
/// (unit_id, seq), the texts into changed_work. Rows deleted are still in the bytes of the file: see
/// write_whole.
Status erase_people(duck::Connection& connection, Withheld& withheld);

/// Puts "(hidden)" in place of the names of hidden people (of all references of each) and what they are into
/// table sealed. `unseal_people` is its inverse; between them a writer sees everybody.
Status seal_people(duck::Connection& connection, Withheld& withheld);
Status unseal_people(duck::Connection& connection, const Withheld& withheld);

/// Who the references are that are under seal, by their numbers.
struct SealedName {
  std::string name, mail, key;
};
Result<std::unordered_map<int64_t, SealedName>> sealed_references(const Workspace& workspace,
                                                                  duck::Connection& connection);

/// Copies all tables into a new file, so that nothing of what was deleted is left in its bytes.
Status write_whole(duck::Connection& connection, const std::string& path);

}  // namespace plenary
