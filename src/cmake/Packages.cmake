# SPDX-License-Identifier: MIT
# cpack makes a .deb and a .tar.gz of what `cmake --install` would put down; scripts/package is the
# way to call it.
#
# The .deb is a native package: /usr/games/askeleet, its data, manual page, completions, guides. The
# .tar.gz can be unpacked anywhere: the program finds its data beside it. What differs between them
# is said in package/generator.cmake, which cpack reads for each.
#
# Both are the same byte for byte wherever they are built, given the same sources, compiler and
# libraries, and SOURCE_DATE_EPOCH: no path gets in (Flags.cmake), files have fixed modes and owners
# and that time, and what CPack leaves to the machine, package/repack.cmake puts right. Only the umask
# is left to the caller: 022.
set(CPACK_GENERATOR TGZ)
find_program(ASKELEET_DPKG_SHLIBDEPS dpkg-shlibdeps)
find_program(ASKELEET_AWK awk)
mark_as_advanced(ASKELEET_DPKG_SHLIBDEPS ASKELEET_AWK)
if(ASKELEET_DPKG_SHLIBDEPS)
    list(APPEND CPACK_GENERATOR DEB)
endif()
set(package ${CMAKE_SOURCE_DIR}/src/cmake/package)
set(CPACK_PACKAGE_NAME askeleet)
set(CPACK_PACKAGE_CONTACT "The askeleet authors <askeleet@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "steps of networking as a terminal game")
string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" machine)
set(CPACK_PACKAGE_FILE_NAME askeleet-${PROJECT_VERSION}-${machine})
set(CPACK_PROJECT_CONFIG_FILE ${package}/generator.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${package}/repack.cmake)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION games)
# Nothing links with it, so a program of one architecture serves the system of another. CPack 3.25 has
# no variable for that field; 3.31 has CPACK_DEBIAN_PACKAGE_MULTIARCH. A control file is lines, so it
# comes as a second one.
set(CPACK_DEBIAN_PACKAGE_PRIORITY "optional\nMulti-Arch: foreign")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# CPack breaks no lines.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A job seeker who is new in Finland walks the steps of networking,
Verkostoitumisen askeleet: short tasks about real situations, a reason for
every answer, a test that tells which kind of networker you are, and one
thing to try this week.
.
In Finnish and in English, on a full screen or line by line, which a screen
reader can follow. Writing levels needs no programming: guides, templates and
tools are included. It can be the only program of a public kiosk, too.")

# Debian's own papers.
if(ASKELEET_DPKG_SHLIBDEPS AND ASKELEET_AWK AND ASKELEET_GZIP)
    set(changelog ${documents}/changelog.gz)
    add_custom_command(OUTPUT ${changelog} VERBATIM
                       DEPENDS CHANGELOG.md ${package}/changelog.cmake ${package}/changelog.awk
                       COMMAND ${CMAKE_COMMAND} -DINPUT=${CMAKE_SOURCE_DIR}/CHANGELOG.md
                               -DOUTPUT=${changelog} "-DMAINTAINER=${CPACK_PACKAGE_CONTACT}"
                               -DAWK=${ASKELEET_AWK} -DGZIP=${ASKELEET_GZIP}
                               -P ${package}/changelog.cmake)
    add_custom_target(askeleet_changelog ALL DEPENDS ${changelog})
    install(FILES ${changelog} ${package}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR}
            COMPONENT debian EXCLUDE_FROM_ALL)
    install(FILES ${package}/lintian-overrides RENAME askeleet COMPONENT debian EXCLUDE_FROM_ALL
            DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides)
endif()
install(FILES ${package}/archive-README.md RENAME README.md DESTINATION .
        COMPONENT archive EXCLUDE_FROM_ALL)
include(CPack)
