# SPDX-License-Identifier: MIT
# cmake -DINPUT=FILE -DOUTPUT=FILE -DFILTER=COMMAND;WORD... -P filter.cmake: INPUT through FILTER.
# In the C locale, so that no date or order depends on who builds.
set(ENV{LC_ALL} C)
execute_process(COMMAND ${FILTER} INPUT_FILE ${INPUT} OUTPUT_FILE ${OUTPUT}
                RESULT_VARIABLE failed)
if(failed)
    file(REMOVE ${OUTPUT})
    message(FATAL_ERROR "${OUTPUT} cannot be made: ${FILTER}: ${failed}")
endif()
