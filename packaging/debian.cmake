# What Debian wants otherwise than `cmake --install` leaves it: run by CPack on the files before they are packed.
set(root "${CPACK_TEMPORARY_INSTALL_DIRECTORY}")
set(doc ${root}/usr/share/doc/navette)
set(own ${CPACK_NAVETTE_SOURCE}/packaging)

# Units where dpkg, which knows nothing of a merged /usr, must find them.
file(MAKE_DIRECTORY ${root}/lib/systemd)
file(RENAME ${root}/usr/lib/systemd/system ${root}/lib/systemd/system)
file(REMOVE_RECURSE ${root}/usr/lib/systemd)

# What an administrator may edit is a configuration file: also the profiles, which the program finds by the link.
file(MAKE_DIRECTORY ${root}/etc/navette)
file(RENAME ${root}/usr/share/navette/portals ${root}/etc/navette/portals)
file(CREATE_LINK /etc/navette/portals ${root}/usr/share/navette/portals SYMBOLIC)
file(COPY ${own}/navette.yaml DESTINATION ${root}/etc/navette)

file(COPY ${own}/copyright ${own}/changelog DESTINATION ${doc})
file(GLOB pages ${root}/usr/share/man/man*/*)
execute_process(COMMAND gzip -9n ${pages} ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)
