#include "cli/run.h"

int main(int argc, char** argv) { return plenary::run_program(argc, argv); }
