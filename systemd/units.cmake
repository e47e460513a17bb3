# write_unit(<file> <what it is made of>): what stands between @ is the caller's.
function(write_unit file template)
  set(prefix ${CMAKE_INSTALL_PREFIX})
  set(file ${CMAKE_INSTALL_PREFIX}/lib/systemd/system/${file})
  configure_file(${systemd}/${template}.in $ENV{DESTDIR}${file} @ONLY)
  message(STATUS "Installing: $ENV{DESTDIR}${file}")
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES ${file})
  set(CMAKE_INSTALL_MANIFEST_FILES ${CMAKE_INSTALL_MANIFEST_FILES} PARENT_SCOPE)
endfunction()

# write_units(<suffix of their files' names> <after unit names> <after what they are called> <after the names of its folders>
#             <its configuration> <options of run>)
function(write_units at instance called suffix configuration options)
  set(unit navette${at})
  set(service navette${instance}.service)
  set(noticing navette-credentials${instance})
  write_unit(navette${at}.service navette.service)
  write_unit(navette-credentials${at}.path navette-credentials.path)
  write_unit(navette-credentials${at}.service navette-credentials.service)
  set(CMAKE_INSTALL_MANIFEST_FILES ${CMAKE_INSTALL_MANIFEST_FILES} PARENT_SCOPE)
endfunction()

write_units("" "" "" "" navette "")
write_units(@ "@%i" " (%i)" "-%i" navette/%i " --config /etc/navette/%i/navette.yaml")
