# SPDX-License-Identifier: MIT
# askeleet_floor(NAME [USES floor...] [LIBRARIES name...]): the library askeleet_NAME, made of all
# src/NAME/*.c but main.c.
#
# A floor sees its own headers and those of the floors below it, and no others: each floor's include
# directory holds one link, NAME, to its folder, and is handed on to whoever uses the floor. Hence
# `#include "engine/state.h"` in src/page does not compile. A folder without .c files yet is an
# INTERFACE library.
set_property(GLOBAL PROPERTY ASKELEET_FLOORS "")

function(askeleet_floor name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LIBRARIES")
    set(target askeleet_${name})
    set(folder ${CMAKE_SOURCE_DIR}/src/${name})
    set(include ${CMAKE_BINARY_DIR}/include/${name})
    file(MAKE_DIRECTORY ${include})
    file(CREATE_LINK ${folder} ${include}/${name} SYMBOLIC)
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.c)
    list(FILTER sources EXCLUDE REGEX "/main\\.c$")

    set(mine PRIVATE)
    set(everyone PUBLIC)
    if(sources)
        add_library(${target} STATIC ${sources})
        target_link_libraries(${target} PRIVATE askeleet_warnings)
    else()
        add_library(${target} INTERFACE)
        set(mine INTERFACE)
        set(everyone INTERFACE)
    endif()
    target_include_directories(${target} ${everyone} ${include})
    target_link_libraries(${target} ${everyone} askeleet_flags askeleet_hardening)
    foreach(used IN LISTS arg_USES)
        target_link_libraries(${target} ${everyone} askeleet_${used})
    endforeach()
    foreach(library IN LISTS arg_LIBRARIES)
        target_link_libraries(${target} ${mine} lib_${library})
    endforeach()
    set_property(GLOBAL APPEND PROPERTY ASKELEET_FLOORS ${name})
    set_property(GLOBAL PROPERTY ASKELEET_USES_${name} ${arg_USES})
endfunction()
