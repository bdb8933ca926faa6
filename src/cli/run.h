#pragma once

namespace plenary {

/// The program: parses, runs one command, prints an error as one sentence, returns the exit code
/// (0 done, 1 nothing usable, 2 wrong usage, 3 workspace or engine at fault).
int run_program(int argc, char** argv);

}  // namespace plenary
