# SPDX-License-Identifier: MIT
# What is installed besides the game and its data: the manual page, in each language that
# docs/ has, and completions for bash, zsh and fish. Without scdoc there is no page, which is said
# once; nothing else depends on it.
find_program(ASKELEET_SCDOC scdoc)
find_program(ASKELEET_GZIP gzip)
mark_as_advanced(ASKELEET_SCDOC ASKELEET_GZIP)
set(documents ${CMAKE_BINARY_DIR}/documents)
set(script ${CMAKE_SOURCE_DIR}/src/cmake/package/filter.cmake)
file(MAKE_DIRECTORY ${documents})
set(made "")

# askeleet_filter(OUTPUT INPUT COMMAND word...): INPUT through COMMAND.
function(askeleet_filter output input)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "COMMAND")
    get_filename_component(folder ${output} DIRECTORY)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${output} DEPENDS ${input} ${script} VERBATIM
                       COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DOUTPUT=${output}
                               "-DFILTER=${arg_COMMAND}" -P ${script})
endfunction()

if(ASKELEET_SCDOC AND ASKELEET_GZIP)
    # docs/askeleet.6.scd is English; docs/LANG/askeleet.6.scd are translations.
    file(GLOB pages CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/docs
         docs/askeleet.6.scd docs/*/askeleet.6.scd)
    foreach(page IN LISTS pages)
        get_filename_component(language "${page}" DIRECTORY)
        cmake_path(SET roff NORMALIZE ${documents}/man/${language}/askeleet.6)
        askeleet_filter(${roff} ${CMAKE_SOURCE_DIR}/docs/${page} COMMAND ${ASKELEET_SCDOC})
        askeleet_filter(${roff}.gz ${roff} COMMAND ${ASKELEET_GZIP} -9nc)
        list(APPEND made ${roff}.gz)
        install(FILES ${roff}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/man6)
    endforeach()
else()
    message(STATUS "No manual page: scdoc or gzip is missing")
endif()

if(TARGET askeleet_completions AND (NOT CMAKE_CROSSCOMPILING OR CMAKE_CROSSCOMPILING_EMULATOR))
    set(scripts ${documents}/bash ${documents}/zsh ${documents}/fish)
    file(GLOB catalogues CONFIGURE_DEPENDS i18n/*.yaml)
    add_custom_command(OUTPUT ${scripts} DEPENDS askeleet_completions ${catalogues} VERBATIM
                       COMMAND askeleet_completions ${CMAKE_SOURCE_DIR}/i18n ${documents})
    list(APPEND made ${scripts})
    install(FILES ${documents}/bash RENAME askeleet
            DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES ${documents}/zsh RENAME _askeleet
            DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
    install(FILES ${documents}/fish RENAME askeleet.fish
            DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

add_custom_target(askeleet_documents ALL DEPENDS ${made})
