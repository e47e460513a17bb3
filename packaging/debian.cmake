# What Debian wants otherwise than `cmake --install` leaves it: run by CPack on the files before they are packed.
set(root "${CPACK_TEMPORARY_INSTALL_DIRECTORY}")
set(doc ${root}/usr/share/doc/navette)
set(own ${CPACK_NAVETTE_SOURCE}/packaging)

# Units where dpkg, which knows nothing of a merged /usr, must find them.
file(MAKE_DIRECTORY ${root}/lib/systemd)
file(RENAME ${root}/usr/lib/systemd/system ${root}/lib/systemd/system)
file(REMOVE_RECURSE ${root}/usr/lib/systemd)

# What an administrator may edit is a configuration file: also the profiles and the letters, which the program finds by links.
file(MAKE_DIRECTORY ${root}/etc/navette)
foreach(folder portals letters)
  file(RENAME ${root}/usr/share/navette/${folder} ${root}/etc/navette/${folder})
  file(CREATE_LINK /etc/navette/${folder} ${root}/usr/share/navette/${folder} SYMBOLIC)
endforeach()
file(COPY ${own}/navette.yaml DESTINATION ${root}/etc/navette)

file(COPY ${own}/copyright ${own}/changelog DESTINATION ${doc})
file(GLOB pages ${root}/usr/share/man/man*/*)
execute_process(COMMAND gzip -9n ${pages} ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)
