// What a program that answers many questions keeps in memory, so that the next one costs little.
#pragma once
#include "store/store.h"

namespace plenary {

/// Keeps roll-ups of this store from now on, in bounded memory, for all readers beside this one. They are
/// gone with the last of these.
void keep_warm(Reader& reader);

/// The same, but in a large store no question waits for a roll-up: somebody has to call read_aside.
Status keep_warm_aside(Reader& reader);

/// Reads the roll-ups that questions did without since.
Status read_aside(Reader& reader);

/// How many questions there are that pages ask when they are opened: what is in the store, then metrics.
size_t first_questions();

/// Reads what one of them is answered from.
Status read_first(Reader& reader, size_t number);

}  // namespace plenary
