# SPDX-License-Identifier: MIT
# Run by cpack behind each package it made. The archive is made once more, from the same files:
# CPack puts them in the order in which the file system names them, and with the builder's number as
# their owner. GNU tar and gzip can say all that. The .deb needs nothing: CPack sorts it.
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
