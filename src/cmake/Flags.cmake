# SPDX-License-Identifier: MIT
# What every file of the program and its tests is compiled with, as INTERFACE targets:
#   askeleet_flags      the language, sanitizers, coverage
#   askeleet_warnings   what may not be written; -Werror comes from the preset
#   askeleet_hardening  nothing unless ASKELEET_HARDENED
include(CheckCCompilerFlag)
include(CheckLinkerFlag)

add_library(askeleet_flags INTERFACE)
target_compile_definitions(askeleet_flags INTERFACE _XOPEN_SOURCE=700)
# No path of the building machine in messages.
target_compile_options(askeleet_flags INTERFACE
                       -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/= -fno-common)
# In what is packaged not in the figures for debuggers either: they are stripped, but the linker's
# build id is a sum over them. Make compiles in a folder below Ninja's; of several that fit, the last
# counts.
if(ASKELEET_HARDENED)
    target_compile_options(askeleet_flags INTERFACE
                           -fdebug-prefix-map=${CMAKE_SOURCE_DIR}=/askeleet
                           -fdebug-prefix-map=${CMAKE_BINARY_DIR}=/build
                           -fdebug-prefix-map=${CMAKE_BINARY_DIR}/src=/build)
endif()
check_linker_flag(C -Wl,--as-needed ASKELEET_HAVE_AS_NEEDED)
if(ASKELEET_HAVE_AS_NEEDED)
    target_link_options(askeleet_flags INTERFACE -Wl,--as-needed)
endif()

add_library(askeleet_warnings INTERFACE)
target_compile_options(askeleet_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
    -Wformat=2 -Wundef -Wwrite-strings -Wimplicit-fallthrough)

add_library(askeleet_hardening INTERFACE)
if(ASKELEET_HARDENED)
    include(CheckPIESupported)
    check_pie_supported(LANGUAGES C)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    target_compile_options(askeleet_hardening INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
    foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
        string(MAKE_C_IDENTIFIER "ASKELEET_HAVE${flag}" known)
        check_c_compiler_flag(${flag} ${known})
        if(${known})
            target_compile_options(askeleet_hardening INTERFACE ${flag})
        endif()
    endforeach()
    foreach(flag -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
        string(MAKE_C_IDENTIFIER "ASKELEET_HAVE${flag}" known)
        check_linker_flag(C ${flag} ${known})
        if(${known})
            target_link_options(askeleet_hardening INTERFACE ${flag})
        endif()
    endforeach()
endif()

if(ASKELEET_FUZZ)
    if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "ASKELEET_FUZZ needs clang: cmake --preset fuzz")
    endif()
    list(APPEND ASKELEET_SANITIZE fuzzer-no-link)
    list(JOIN ASKELEET_SANITIZE "," ASKELEET_SANITIZE)
endif()
if(ASKELEET_SANITIZE)
    target_compile_options(askeleet_flags INTERFACE -fsanitize=${ASKELEET_SANITIZE}
                           -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(askeleet_flags INTERFACE -fsanitize=${ASKELEET_SANITIZE})
endif()
if(ASKELEET_COVERAGE)
    target_compile_options(askeleet_flags INTERFACE --coverage)
    target_link_options(askeleet_flags INTERFACE --coverage)
endif()
# Such a program opens files, maps memory and starts helpers by itself: see src/app/sandbox.h.
if(ASKELEET_SANITIZE OR ASKELEET_COVERAGE)
    target_compile_definitions(askeleet_flags INTERFACE ASKELEET_INSTRUMENTED)
endif()
if(ASKELEET_ANALYZE)
    check_c_compiler_flag(-fanalyzer ASKELEET_HAVE_ANALYZER)
    if(NOT ASKELEET_HAVE_ANALYZER)
        message(FATAL_ERROR "ASKELEET_ANALYZE needs gcc: cmake --preset analyze")
    endif()
    target_compile_options(askeleet_warnings INTERFACE -fanalyzer)
endif()
