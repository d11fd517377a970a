// Wireless networks, small routers, cameras.
export const wirelessAndCameras = String.raw`
UniFi Network Application | Ubiquiti | text
  as unifi network application; unifi network server; unifi network controller; ubiquiti unifi
  in Ubiquiti Inc: UniFi Network Application
  in Ubiquiti: UniFi Network Application
  cpe ubiquiti:unifi_network_application

UniFi Access Points | Ubiquiti | text
  as unifi access points; unifi access point; unifi ap
  in Ubiquiti Inc: UniFi Access Points
  cpe ubiquiti:unifi_access_points; ubiquiti:unifi_uap_firmware

airOS | Ubiquiti | text
  as airos; ubiquiti airos
  kev Ubiquiti: AirOS

Vigor Routers | DrayTek | text
  as draytek vigor; draytek vigor 2960; draytek vigor 3900; draytek vigor2960; draytek vigor3900
  of vigor; vigor2960; vigor3900
  cpe draytek:vigor2960_firmware; draytek:vigor3900_firmware
  kev DrayTek: Multiple Vigor Routers

HikCentral | Hikvision | text
  as hikcentral professional; hikvision hikcentral professional; hikcentral
  in Hikvision: HikCentral Professional

AXIS OS | Axis Communications | text
  as axis os
  in Axis Communications AB: AXIS OS
  cpe axis:axis_os
`;
