// Cisco's.
export const cisco = String.raw`
Cisco IOS | Cisco | ios
  as cisco ios; cisco ios software; cisco internetwork operating system software
  of ios; ios software; catalyst 2960; catalyst 2960x; catalyst 3560; catalyst 3750; isr 1941; isr 2901; isr 2911; isr 2921
  by Cisco Systems
  in Cisco: IOS
  cpe cisco:ios
  kev Cisco: IOS; IOS Software; IOS software; IOS and IOS XE; IOS and IOS XE Software; IOS, IOS XR, and IOS XE
  kev Cisco: IOS, XR, and XE Software; IOS Software and Cisco IOS XE Software

Cisco IOS XE | Cisco | ios
  as cisco ios xe; cisco ios xe software; ios xe; ios-xe software; ios xe software; ios xe web ui
  of catalyst 9200; catalyst 9200l; catalyst 9300; catalyst 9300l; catalyst 9400; catalyst 9500; catalyst 9600; catalyst 9800
  of catalyst 3650; catalyst 3850; isr 1100; isr 4221; isr 4321; isr 4331; isr 4351; isr 4431; isr 4451
  in Cisco: Cisco IOS XE Software
  cpe cisco:ios_xe; cisco:ios_xe_software
  kev Cisco: IOS XE Software; IOS XE Web UI; Cisco IOS XE Web UI; IOS and IOS XE; IOS and IOS XE Software
  kev Cisco: IOS, IOS XR, and IOS XE; IOS, XR, and XE Software; IOS Software and Cisco IOS XE Software

Cisco IOS XR | Cisco | ios
  as cisco ios xr; cisco ios xr software; ios xr; ios xr software
  in Cisco: Cisco IOS XR Software
  cpe cisco:ios_xr; cisco:ios_xr_software
  kev Cisco: IOS XR; IOS, IOS XR, and IOS XE; IOS, XR, and XE Software

Cisco NX-OS | Cisco | ios
  as cisco nx-os; cisco nx-os software; nx-os; cisco nexus operating system nx-os software
  of nexus #; nexus # series
  in Cisco: Cisco NX-OS Software
  cpe cisco:nx-os
  kev Cisco: NX-OS

Cisco ASA | Cisco | asa
  as cisco adaptive security appliance software; cisco asa; cisco adaptive security appliance; adaptive security appliance asa software
  as cisco asa software; cisco adaptive security appliance asa software; cisco asa #; adaptive security appliance
  of asa; asa software; asa #; asa # x; asa#; asav
  in Cisco: Cisco Adaptive Security Appliance (ASA) Software
  cpe cisco:adaptive_security_appliance_software; cisco:adaptive_security_appliance; cisco:asa
  kev Cisco: Adaptive Security Appliance (ASA); Adaptive Security Appliance (ASA) and Firepower Threat Defense (FTD)
  kev Cisco: Adaptive Security Appliance and Firepower Threat Defense

Cisco Firepower Threat Defense | Cisco | ftd
  as cisco firepower threat defense software; cisco firepower threat defense; cisco ftd; firepower threat defense
  as cisco secure firewall threat defense
  of ftd
  in Cisco: Cisco Firepower Threat Defense Software
  cpe cisco:firepower_threat_defense_software; cisco:firepower_threat_defense
  kev Cisco: Adaptive Security Appliance (ASA) and Firepower Threat Defense (FTD)
  kev Cisco: Adaptive Security Appliance and Firepower Threat Defense

Cisco Firepower Management Center | Cisco | ftd
  as cisco firepower management center; firepower management center; cisco secure firewall management center
  in Cisco: Cisco Firepower Management Center
  cpe cisco:firepower_management_center; cisco:secure_firewall_management_center_software

Cisco Secure Client | Cisco | text
  as cisco secure client - anyconnect vpn; cisco secure client; cisco anyconnect secure mobility client
  as cisco anyconnect vpn client; anyconnect secure mobility client; cisco anyconnect
  in Cisco: Cisco Secure Client
  cpe cisco:secure_client
  kev Cisco: AnyConnect Secure

Cisco Identity Services Engine | Cisco | ise
  as cisco identity services engine; cisco ise; cisco identity services engine software
  in Cisco: Cisco Identity Services Engine Software
  cpe cisco:identity_services_engine_software

Cisco Meraki MX | Cisco | meraki
  as meraki mx; cisco meraki mx; cisco meraki mx firmware; meraki mx#; cisco meraki mx#
  of mx#
  by Meraki; Cisco Meraki
  in Cisco: Cisco Meraki MX Firmware
  cpe cisco:meraki_mx

Cisco Small Business RV Routers | Cisco | text
  as cisco small business rv series router; cisco rv340; cisco rv345; cisco rv160; cisco rv260; cisco rv320; cisco rv325
  in Cisco: Cisco Small Business RV Series Router Firmware
  cpe cisco:small_business_rv_series_router_firmware
  kev Cisco: RV Series Routers; Small Business RV160, RV260, RV340, and RV345 Series Routers
  kev Cisco: Small Business RV320 and RV325 Dual Gigabit WAN VPN Routers; Small Business RV320 and RV325 Routers

Cisco Unified Communications Manager | Cisco | text
  as cisco unified communications manager; cucm; cisco call manager
  in Cisco: Cisco Unified Communications Manager

Cisco Secure Email Gateway | Cisco | text
  as cisco secure email gateway; cisco email security appliance; cisco secure email
  in Cisco: Cisco Secure Email
  cpe cisco:secure_email

Cisco Webex App | Cisco | text
  as webex; cisco webex; cisco webex teams; webex teams
  in Cisco: Cisco Webex Teams
  cpe cisco:webex_teams

Cisco Duo Authentication for Windows Logon | Cisco | text
  as duo authentication for windows logon; duo authentication for windows logon x64
  by Duo Security
  in Cisco: Cisco Duo
`;
