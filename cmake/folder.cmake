# plenary_folder(NAME LINKS a b ... LIBRARIES ... COST n): the folder src/NAME as one library. COST: roughly the seconds of its
# unit tests where they are many; the longest begin first, so that no core waits for them at the end, and a tree configured with
# PLENARY_EVERY=n runs every n-th of theirs.
# Each folder's headers are reachable only through a directory of its own (a link in the build tree), handed on by LINKS:
# an #include of a folder that is not linked does not compile, so the arrows of DESIGN.md hold.
function(plenary_folder name)
  cmake_parse_arguments(ARG "" "COST" "LINKS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc)
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  set(view ${CMAKE_BINARY_DIR}/arrows/${name})
  file(MAKE_DIRECTORY ${view})
  if(NOT EXISTS ${view}/${name})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${view}/${name} SYMBOLIC)
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${view})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} fmt::fmt PRIVATE ${ARG_LIBRARIES} Threads::Threads)

  file(GLOB tests CONFIGURE_DEPENDS *_test.cc)
  if(PLENARY_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} ${ARG_LIBRARIES} GTest::gtest_main Threads::Threads)
    add_test(NAME ${PLENARY_TEST_PREFIX}unit.${name} COMMAND ${name}_test --gtest_brief=1)
    set_tests_properties(${PLENARY_TEST_PREFIX}unit.${name} PROPERTIES
      ENVIRONMENT "PLENARY_SOURCE=${CMAKE_SOURCE_DIR};PLENARY_BINARY=${CMAKE_BINARY_DIR}/plenary"
      TIMEOUT 1200)
    if(ARG_COST)
      set_tests_properties(${PLENARY_TEST_PREFIX}unit.${name} PROPERTIES COST ${ARG_COST})
      set_property(TEST ${PLENARY_TEST_PREFIX}unit.${name} APPEND PROPERTY
        ENVIRONMENT "GTEST_TOTAL_SHARDS=${PLENARY_EVERY};GTEST_SHARD_INDEX=0")
    endif()
  endif()
endfunction()
