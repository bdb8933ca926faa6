// What a program that answers many questions keeps in memory, so that the next one costs little.
#pragma once
#include "store/store.h"

namespace plenary {

/// Keeps roll-ups and tables of the gate of this store from now on, in bounded memory, for all readers beside
/// this one. They are gone with the last of these.
void keep_warm(Reader& reader);

/// How many questions there are that pages ask when they are opened.
size_t first_questions();

/// Asks one of them, so that its roll-up is there when somebody else does.
Status ask_first(Reader& reader, size_t number, Day today);

}  // namespace plenary
