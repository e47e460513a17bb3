# Builds for 64-bit Windows 10 and later, on Debian: static, so that navette.exe needs nothing beside it.
# NAVETTE_WINDOWS_LIBRARIES is what scripts/windows-libraries prints.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

set(NAVETTE_WINDOWS_LIBRARIES "$ENV{NAVETTE_WINDOWS_LIBRARIES}" CACHE PATH "What scripts/windows-libraries printed")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES NAVETTE_WINDOWS_LIBRARIES)

# The variant with POSIX threads is the one that has std::thread.
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static")

set(CMAKE_FIND_ROOT_PATH ${NAVETTE_WINDOWS_LIBRARIES} /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
# The libraries' own descriptions know what their static archives need besides.
set(CMAKE_FIND_PACKAGE_PREFER_CONFIG ON)
set(ENV{PKG_CONFIG_LIBDIR} ${NAVETTE_WINDOWS_LIBRARIES}/lib/pkgconfig)
set(Boost_USE_STATIC_LIBS ON)
set(Boost_USE_STATIC_RUNTIME ON)
set(OPENSSL_USE_STATIC_LIBS ON)
