# SPDX-License-Identifier: MIT
# Run by cpack behind each package it made. The archive is made once more, from the same files:
# CPack puts them in the order in which the file system names them, and with the builder's number as
# their owner. GNU tar and gzip can say all that.
#
# The .deb is sorted, but its Installed-Size counts folders by what the file system gives them. It is
# put right by deb-control(5)'s rule: each file in whole KiB, everything else as one.
if(CPACK_GENERATOR STREQUAL "TGZ")
    set(time $ENV{SOURCE_DATE_EPOCH})
    if(NOT time MATCHES "^[0-9]+$")
        string(TIMESTAMP time "%s" UTC)
    endif()
    get_filename_component(folder ${CPACK_TEMPORARY_DIRECTORY} DIRECTORY)
    set(ENV{LC_ALL} C)
    foreach(archive IN LISTS CPACK_PACKAGE_FILES)
        execute_process(COMMAND tar --create --format=ustar --sort=name --owner=0 --group=0
                                --numeric-owner --mode=u=rwX,go=rX --mtime=@${time}
                                --directory=${folder} ${CPACK_PACKAGE_FILE_NAME}
                        COMMAND gzip -9nc OUTPUT_FILE ${archive} RESULTS_VARIABLE results)
        foreach(result IN LISTS results)
            if(NOT result EQUAL 0)
                message(FATAL_ERROR "${archive} cannot be made the same everywhere; "
                                    "GNU tar and gzip are needed: ${result}")
            endif()
        endforeach()
    endforeach()
endif()
if(CPACK_GENERATOR STREQUAL "DEB")
    set(tree ${CPACK_TEMPORARY_DIRECTORY}-repacked)
    foreach(package IN LISTS CPACK_PACKAGE_FILES)
        file(REMOVE_RECURSE ${tree})
        execute_process(COMMAND dpkg-deb --raw-extract ${package} ${tree}
                        COMMAND_ERROR_IS_FATAL ANY)
        file(GLOB_RECURSE entries LIST_DIRECTORIES true ${tree}/*)
        set(installed 0)
        foreach(entry IN LISTS entries)
            if(entry MATCHES "^${tree}/DEBIAN(/|$)")
                continue()
            endif()
            set(size 1)
            if(NOT IS_DIRECTORY ${entry} AND NOT IS_SYMLINK ${entry})
                file(SIZE ${entry} bytes)
                math(EXPR size "(${bytes} + 1023) / 1024")
            endif()
            math(EXPR installed "${installed} + ${size}")
        endforeach()
        execute_process(COMMAND sed -i "s/^Installed-Size: .*/Installed-Size: ${installed}/"
                                ${tree}/DEBIAN/control COMMAND_ERROR_IS_FATAL ANY)
        execute_process(COMMAND dpkg-deb --root-owner-group -Zgzip --build ${tree} ${package}
                        OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
    file(REMOVE_RECURSE ${tree})
endif()
