# SPDX-License-Identifier: MIT
# Read by cpack before it makes a package of the kind CPACK_GENERATOR: which parts of the
# installation go in (the components of CMakeLists.txt), and below which folder.
set(parts game)
if(CPACK_GENERATOR STREQUAL "DEB")
    list(APPEND parts debian)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
else()
    list(APPEND parts licences archive)
    set(CPACK_PACKAGING_INSTALL_PREFIX /)
endif()
list(GET CPACK_INSTALL_CMAKE_PROJECTS 0 build)
set(CPACK_INSTALL_CMAKE_PROJECTS "")
foreach(part IN LISTS parts)
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${build} askeleet ${part} /)
endforeach()
