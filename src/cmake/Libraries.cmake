# SPDX-License-Identifier: MIT
# The libraries from outside. askeleet_library makes the target lib_NAME or notes what is missing;
# askeleet_libraries_check ends the configuration with one message that names all of it.
#
# Only directories and files are taken from pkg-config: ncursesw's flags also set _XOPEN_SOURCE,
# which is ours to say.
find_package(PkgConfig)
set(ASKELEET_MISSING "")

# NAME HEADER PACKAGE [PKGCONFIG module]: PACKAGE is Debian's.
function(askeleet_library name header package)
    cmake_parse_arguments(PARSE_ARGV 3 arg "" "PKGCONFIG" "")
    string(TOUPPER ${name} upper)
    set(hints "")
    if(arg_PKGCONFIG AND PKG_CONFIG_FOUND)
        pkg_check_modules(PC_${upper} QUIET ${arg_PKGCONFIG})
        set(hints HINTS ${PC_${upper}_INCLUDE_DIRS})
    endif()
    find_path(ASKELEET_${upper}_HEADER ${header} ${hints})
    if(PC_${upper}_FOUND)
        set(libraries ${PC_${upper}_LINK_LIBRARIES})
    else()
        find_library(ASKELEET_${upper}_LIBRARY ${name})
        set(libraries ${ASKELEET_${upper}_LIBRARY})
    endif()
    mark_as_advanced(ASKELEET_${upper}_HEADER ASKELEET_${upper}_LIBRARY)
    if(NOT ASKELEET_${upper}_HEADER OR NOT libraries)
        set(ASKELEET_MISSING "${ASKELEET_MISSING}\n  ${package}" PARENT_SCOPE)
        return()
    endif()
    add_library(lib_${name} INTERFACE)
    target_include_directories(lib_${name} SYSTEM INTERFACE ${ASKELEET_${upper}_HEADER})
    target_link_libraries(lib_${name} INTERFACE ${libraries})
endfunction()

function(askeleet_libraries_check)
    if(ASKELEET_MISSING)
        message(FATAL_ERROR "These Debian packages, or what they are called here, are missing:"
                "${ASKELEET_MISSING}\nscripts/bootstrap installs them or says how.")
    endif()
endfunction()

askeleet_library(ncursesw curses.h libncurses-dev PKGCONFIG ncursesw)
askeleet_library(yaml yaml.h libyaml-dev PKGCONFIG yaml-0.1)
askeleet_library(sqlite3 sqlite3.h libsqlite3-dev PKGCONFIG sqlite3)
askeleet_library(jansson jansson.h libjansson-dev PKGCONFIG jansson)
askeleet_library(unistring unistr.h libunistring-dev)
set(ASKELEET_SANDBOX "")
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    askeleet_library(seccomp seccomp.h libseccomp-dev PKGCONFIG libseccomp)
    set(ASKELEET_SANDBOX seccomp)
endif()
if(BUILD_TESTING AND NOT ASKELEET_FUZZ)
    askeleet_library(cmocka cmocka.h libcmocka-dev PKGCONFIG cmocka)
    askeleet_library(vterm vterm.h libvterm-dev PKGCONFIG vterm)
endif()
askeleet_libraries_check()

# The C library's mathematics, apart on most systems.
add_library(lib_m INTERFACE)
target_link_libraries(lib_m INTERFACE m)
