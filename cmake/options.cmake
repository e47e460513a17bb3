# Compiler rules shared by every target: C++20, warnings are errors, sanitizers and hardening by preset.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

option(NAVETTE_TESTS "Build the tests" ON)
set(NAVETTE_SANITIZE "" CACHE STRING "Value of -fsanitize= (address,undefined or thread), empty for none")

option(NAVETTE_FUZZ "Build libFuzzer's targets instead of their replays (clang only)" OFF)

option(NAVETTE_FAILPOINTS "Let tests kill the process at named moments and plant known bugs (never in what is installed)" OFF)
if(NAVETTE_FAILPOINTS)
  add_compile_definitions(NAVETTE_FAILPOINTS)
endif()

if(MSVC)
  # Not run where the rest is built and tested: so its warnings are no errors.
  add_compile_options(/utf-8 /W4 /permissive- /Zc:__cplusplus /bigobj)
  add_link_options(/MANIFEST:NO)  # it is among the resources
else()
  add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion
                      -Wno-sign-conversion -Werror)
endif()
# GCC 12 sees overlaps in std::string's operator+ that are not there once it optimises (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)
  # Likewise it takes an empty std::optional for an uninitialised value (GCC bug 80635).
  add_compile_options(-Wno-maybe-uninitialized)
endif()
# Sources of one folder are compiled a dozen at a time, which takes a fifth of the time: so a name without linkage stands
# once in a folder. scripts/lint looks at each file by itself.
if(CMAKE_UNITY_BUILD)
  # Each is included then, which is not what makes a header.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(NAVETTE_SANITIZE)
  add_compile_options(-fsanitize=${NAVETTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${NAVETTE_SANITIZE})
  # ThreadSanitizer does not know fences, and GCC says so; what Asio guards by them it guards by its mutexes as well.
  if(NAVETTE_SANITIZE STREQUAL "thread")
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
  endif()
elseif(NOT MSVC)
  add_compile_options(-fstack-protector-strong)
  if(WIN32)
    add_link_options(-fstack-protector-strong)  # brings along the library that elsewhere is the C library's
  else()
    add_link_options(-Wl,-z,relro,-z,now)
  endif()
endif()
add_compile_definitions(BOOST_ERROR_CODE_HEADER_ONLY)
if(WIN32)
  # Windows 10 or later; its libraries are static. Objects of that many templates need the larger format.
  add_compile_definitions(_WIN32_WINNT=0x0A00 UNICODE _UNICODE NOMINMAX WIN32_LEAN_AND_MEAN UTF8PROC_STATIC)
  if(MINGW)
    add_compile_options(-Wa,-mbig-obj)
  endif()
else()
  add_compile_definitions(BOOST_LOG_DYN_LINK)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# What a file's name ends with that does the same on each system in that system's own words: file_posix.cpp, file_windows.cpp.
set(NAVETTE_PLATFORM posix)
if(WIN32)
  set(NAVETTE_PLATFORM windows)
endif()

# navette_library(<folder> SOURCES a.cpp ... PLATFORM b ... LINK targets ...): the static library of one folder of lib/;
# b: b_posix.cpp or b_windows.cpp.
function(navette_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PLATFORM;LINK;PRIVATE" ${ARGN})
  list(TRANSFORM ARG_PLATFORM APPEND _${NAVETTE_PLATFORM}.cpp)
  add_library(${name} STATIC ${ARG_SOURCES} ${ARG_PLATFORM})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
  target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE})
endfunction()

# What runs a test: nothing; what makes of a race that ThreadSanitizer saw in any of its processes a failure; Wine.
set(NAVETTE_TEST_LAUNCHER "${CMAKE_CROSSCOMPILING_EMULATOR}")
if(NAVETTE_SANITIZE MATCHES thread)
  set(NAVETTE_TEST_LAUNCHER ${PROJECT_SOURCE_DIR}/cmake/under-tsan)
endif()

# What must stand while a test runs: with Wine, a Windows of this run's own.
set(NAVETTE_TEST_FIXTURE "")
if(WIN32 AND CMAKE_CROSSCOMPILING_EMULATOR)
  set(NAVETTE_TEST_FIXTURE wine)
endif()

# navette_test(<folder> SOURCES a.cpp ... LINK targets ...): one Boost.Test program test_<folder>, one ctest entry.
# APART suites ...: of a program that mostly waits, so that ctest waits for several things at once: each of these suites
# is an entry <folder>.<suite>, all others together are <folder>.others.
function(navette_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;APART" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 900)
  endif()
  add_executable(test_${name} ${PROJECT_SOURCE_DIR}/tests/main.cpp ${ARG_SOURCES})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_${name} PRIVATE ${ARG_LINK} Boost::unit_test_framework)
  if(NOT WIN32)
    target_compile_definitions(test_${name} PRIVATE BOOST_TEST_DYN_LINK)
  endif()
  # A test need not be quick, but quick to build: half the time.
  target_compile_options(test_${name} PRIVATE $<$<OR:$<CONFIG:Debug>,$<BOOL:${WIN32}>>:-O0>)
  set(run ${NAVETTE_TEST_LAUNCHER} $<TARGET_FILE:test_${name}> --log_level=test_suite --color_output=false)
  set(rest ${name})
  set(without "")
  if(ARG_APART)
    set(rest ${name}.others)
  endif()
  foreach(suite ${ARG_APART})
    add_test(NAME ${name}.${suite} COMMAND ${run} --run_test=${suite})
    set_tests_properties(${name}.${suite} PROPERTIES TIMEOUT ${ARG_TIMEOUT} FIXTURES_REQUIRED "${NAVETTE_TEST_FIXTURE}")
    list(APPEND without --run_test=!${suite})
  endforeach()
  add_test(NAME ${rest} COMMAND ${run} ${without})
  set_tests_properties(${rest} PROPERTIES TIMEOUT ${ARG_TIMEOUT} FIXTURES_REQUIRED "${NAVETTE_TEST_FIXTURE}")
endfunction()
