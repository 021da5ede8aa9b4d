# SPDX-License-Identifier: MIT
# cmake -DINPUT=CHANGELOG.md -DOUTPUT=changelog.gz -DMAINTAINER=... -DAWK=awk -DGZIP=gzip
#       -P changelog.cmake
# What changed in the form that Debian wants it in (Policy 4.4). What is not released is dated now,
# which is SOURCE_DATE_EPOCH where that is set; the C locale, so that the words are English.
string(TIMESTAMP day "%Y-%m-%d" UTC)
string(TIMESTAMP clock "%H:%M:%S" UTC)
set(ENV{LC_ALL} C)
execute_process(COMMAND ${AWK} -v "today=${day}" -v "clock=${clock}" -v "maintainer=${MAINTAINER}"
                        -f ${CMAKE_CURRENT_LIST_DIR}/changelog.awk ${INPUT}
                COMMAND ${GZIP} -9nc OUTPUT_FILE ${OUTPUT} RESULTS_VARIABLE results)
foreach(result IN LISTS results)
    if(NOT result EQUAL 0)
        file(REMOVE ${OUTPUT})
        message(FATAL_ERROR "${OUTPUT} cannot be made: ${result}")
    endif()
endforeach()
