# Makes of conf/navette.yaml the example for Windows: the places that Navette uses there, and none of systemd.
s#^folder: .*#folder: C:\\Users\\Public\\Desktop\\Exports ENT#
s#^state: .*#state: C:\\ProgramData\\Navette\\etat#
s#/var/log/navette/navette\.log #C:\\ProgramData\\Navette\\journaux\\navette.log #
s#, et aucun$##
s#sous systemd, dont le journal reçoit tout \(journalctl\)\. ##
s#/etc/navette/#C:\\ProgramData\\Navette\\#
s#/srv/navette/#D:\\#
s#lisible de Navette seule \(chmod 600\)#lisible de Navette seule#
/un « credential » de systemd/,/c'est systemd/d
