// Firewalls, VPN appliances, load balancers, switches, wireless.
export const network = String.raw`
FortiOS | Fortinet | fortinet
  as fortios; fortigate; fortinet fortios; fortinet fortigate; fortigate #; fortiwifi #; fortinet fortigate #; fortigate vm#; fortigate vm
  in Fortinet: FortiOS; Fortinet FortiOS, FortiProxy; Fortinet FortiOS and FortiProxy; Fortinet FortiOS, fortiADC
  cpe fortinet:fortios
  kev Fortinet: FortiOS; FortiOS and FortiADC; FortiOS and FortiProxy; FortiOS and FortiProxy SSL-VPN; Multiple Products

FortiProxy | Fortinet | fortinet
  as fortiproxy; fortiproxy #; fortiproxy vm#
  in Fortinet: FortiProxy; Fortinet FortiOS, FortiProxy; Fortinet FortiOS and FortiProxy
  cpe fortinet:fortiproxy
  kev Fortinet: FortiOS and FortiProxy; FortiOS and FortiProxy SSL-VPN; Multiple Products

FortiManager | Fortinet | fortinet
  as fortimanager; fortimanager #; fortimanager vm#; fortimanager vm
  in Fortinet: FortiManager; Fortinet FortiManager, FortiAnalyzer
  cpe fortinet:fortimanager
  kev Fortinet: FortiManager

FortiAnalyzer | Fortinet | fortinet
  as fortianalyzer; fortianalyzer #; fortianalyzer vm#; fortianalyzer vm
  in Fortinet: FortiAnalyzer; Fortinet FortiManager, FortiAnalyzer
  cpe fortinet:fortianalyzer

FortiClient for Windows | Fortinet | fortinet
  as forticlient; forticlient vpn; forticlientwindows
  in Fortinet: FortiClientWindows
  cpe fortinet:forticlient; fortinet:forticlientwindows

FortiClient EMS | Fortinet | fortinet
  as forticlient ems; forticlient endpoint management server; forticlientems; forticlient enterprise management server
  in Fortinet: FortiClientEMS
  cpe fortinet:forticlient_endpoint_management_server; fortinet:forticlient_enterprise_management_server
  kev Fortinet: FortiClient EMS

FortiWeb | Fortinet | fortinet
  as fortiweb; fortiweb #; fortiweb vm#; fortiweb vm
  in Fortinet: FortiWeb
  cpe fortinet:fortiweb

FortiMail | Fortinet | fortinet
  as fortimail; fortimail #; fortimail vm#
  in Fortinet: FortiMail

FortiADC | Fortinet | fortinet
  as fortiadc
  in Fortinet: FortiADC; Fortinet FortiOS, fortiADC
  cpe fortinet:fortiadc
  kev Fortinet: FortiOS and FortiADC

FortiSwitch | Fortinet | fortinet
  as fortiswitch; fortiswitch #
  in Fortinet: FortiSwitch

FortiAuthenticator | Fortinet | fortinet
  as fortiauthenticator
  in Fortinet: FortiAuthenticator
  cpe fortinet:fortiauthenticator

FortiSIEM | Fortinet | fortinet
  as fortisiem
  in Fortinet: FortiSIEM
  cpe fortinet:fortisiem

FortiNAC | Fortinet | fortinet
  as fortinac
  in Fortinet: FortiNAC
  cpe fortinet:fortinac

FortiSandbox | Fortinet | fortinet
  as fortisandbox
  in Fortinet: FortiSandbox
  cpe fortinet:fortisandbox

PAN-OS | Palo Alto Networks | pan-os
  as pan-os; palo alto networks pan-os; palo alto pan-os
  of pa #; pa#; pa-vm; vm #; firewall
  by Palo Alto
  in Palo Alto Networks: PAN-OS
  cpe paloaltonetworks:pan-os; palo_alto_networks:pan-os
  kev Palo Alto Networks: PAN-OS

GlobalProtect App | Palo Alto Networks | text
  as globalprotect; globalprotect app; palo alto networks globalprotect
  in Palo Alto Networks: GlobalProtect App
  cpe paloaltonetworks:globalprotect; paloaltonetworks:globalprotect_app

Expedition | Palo Alto Networks | text
  as palo alto networks expedition
  of expedition
  in Palo Alto Networks: Expedition
  cpe paloaltonetworks:expedition

SonicOS | SonicWall | sonicos
  as sonicos; sonicwall sonicos; sonicos enhanced
  of tz #; tz#; nsa #; nsa#; nsv #; nsv#; nssp #; firewall
  in SonicWall: SonicOS
  cpe sonicwall:sonicos
  kev SonicWall: SonicOS

SonicWall SMA 100 | SonicWall | text
  as sonicwall sma 100; sma 100; sma100; sonicwall sma100; sonicwall sma 200; sonicwall sma 210; sonicwall sma 400; sonicwall sma 410
  in SonicWall: SonicWall SRA/SMA100
  cpe sonicwall:sma_100
  kev SonicWall: SMA 100 Appliances; SMA100; SSLVPN SMA100; Secure Remote Access (SRA)

SonicWall SMA 1000 | SonicWall | text
  as sonicwall sma 1000; sma1000
  in SonicWall: SMA1000
  cpe sonicwall:sma1000_firmware

SonicWall NetExtender | SonicWall | text
  as netextender; sonicwall netextender
  in SonicWall: NetExtender
  cpe sonicwall:netextender

SonicWall Email Security | SonicWall | text
  as sonicwall email security
  in SonicWall: Email Security
  cpe sonicwall:email_security
  kev SonicWall: SonicWall Email Security

Ivanti Connect Secure | Ivanti | ivanti
  as ivanti connect secure; pulse connect secure; pulse secure connect secure
  by Pulse Secure; Juniper
  in Ivanti: Connect Secure; ICS
  cpe ivanti:connect_secure
  kev Ivanti: Connect Secure and Policy Secure; Connect Secure, Policy Secure, and Neurons; Pulse Connect Secure
  kev Ivanti: Pulse Connect Secure and Pulse Policy Secure
  kev Pulse Secure: Pulse Connect Secure

Ivanti Policy Secure | Ivanti | ivanti
  as ivanti policy secure; pulse policy secure
  by Pulse Secure
  in Ivanti: Policy Secure; IPS
  cpe ivanti:policy_secure
  kev Ivanti: Connect Secure and Policy Secure; Connect Secure, Policy Secure, and Neurons
  kev Ivanti: Pulse Connect Secure and Pulse Policy Secure

Ivanti Secure Access Client | Ivanti | text
  as ivanti secure access client; pulse secure; pulse secure client; pulse secure desktop client
  by Pulse Secure, LLC
  in Ivanti: Secure Access Client
  in Pulse Secure: Client
  cpe ivanti:secure_access_client; pulsesecure:client

Ivanti Endpoint Manager | Ivanti | text
  as ivanti endpoint manager; ivanti epm; landesk management suite
  in Ivanti: Endpoint Manager; EPM; Ivanti Endpoint Manager
  in n/a: Ivanti EPM
  cpe ivanti:endpoint_manager
  kev Ivanti: Endpoint Manager (EPM)

Ivanti Endpoint Manager Mobile | Ivanti | text
  as ivanti endpoint manager mobile; ivanti epmm; mobileiron core
  by MobileIron
  in Ivanti: EPMM; Endpoint Manager Mobile
  cpe ivanti:endpoint_manager_mobile
  kev Ivanti: Endpoint Manager Mobile (EPMM); Endpoint Manager Mobile (EPMM) and MobileIron Core; MobileIron Multiple Products

Ivanti Cloud Services Appliance | Ivanti | text
  as ivanti cloud services appliance; ivanti csa
  in Ivanti: CSA (Cloud Services Appliance)
  cpe ivanti:endpoint_manager_cloud_services_appliance
  kev Ivanti: Cloud Services Appliance; Cloud Services Appliance (CSA); Endpoint Manager Cloud Service Appliance (EPM CSA)

Ivanti Sentry | Ivanti | text
  as ivanti sentry; mobileiron sentry
  in Ivanti: Sentry
  cpe ivanti:sentry
  kev Ivanti: Sentry

Ivanti Avalanche | Ivanti | text
  as ivanti avalanche; wavelink avalanche
  in Ivanti: Avalanche; Avlanche; Wavelink
  cpe ivanti:avalanche

NetScaler ADC | Citrix | netscaler
  as netscaler adc; netscaler; citrix adc; citrix netscaler; citrix netscaler adc; citrix netscaler application delivery controller
  as netscaler vpx; netscaler mpx; netscaler adc vpx; netscaler adc mpx; citrix adc vpx; citrix adc mpx
  by Cloud Software Group; NetScaler
  in NetScaler: NetScaler ADC
  cpe citrix:netscaler_application_delivery_controller
  kev Citrix: NetScaler ADC and NetScaler Gateway; Application Delivery Controller (ADC) and Gateway
  kev Citrix: Application Delivery Controller (ADC), Gateway, and SD-WAN WANOP Appliance; SD-WAN and NetScaler

NetScaler Gateway | Citrix | netscaler
  as netscaler gateway; citrix gateway; citrix netscaler gateway; netscaler unified gateway
  by Cloud Software Group; NetScaler
  in NetScaler: NetScaler Gateway
  cpe citrix:netscaler_gateway
  kev Citrix: NetScaler ADC and NetScaler Gateway; Application Delivery Controller (ADC) and Gateway
  kev Citrix: Application Delivery Controller (ADC), Gateway, and SD-WAN WANOP Appliance; SD-WAN and NetScaler

Citrix Workspace App | Citrix | text
  as citrix workspace; citrix workspace app; citrix workspace #; citrix receiver; citrix workspace inside
  in Citrix: Citrix Workspace app for Windows
  cpe citrix:workspace_app; citrix:workspace
  kev Citrix: Workspace Application and Receiver for Windows

Citrix ShareFile | Citrix | text
  as citrix sharefile; citrix content collaboration; sharefile storage zones controller
  kev Citrix: ShareFile; Content Collaboration

Sophos Firewall | Sophos | sophos
  as sophos firewall; sophos xg firewall; sfos; sophos firewall os; sophos xgs
  of xgs #; xgs#; xg #; xg#
  in Sophos: Sophos Firewall
  kev Sophos: Firewall; SFOS

Sophos UTM | Sophos | text
  as sophos utm; sophos sg utm
  kev Sophos: SG UTM

WatchGuard Fireware | WatchGuard | text
  as fireware; fireware os; watchguard fireware; watchguard firebox; watchguard firebox xtm; watchguard firebox t#; watchguard firebox m#; watchguard fireware os
  in WatchGuard: Fireware OS
  cpe watchguard:fireware
  kev WatchGuard: Firebox and XTM; Firebox and XTM Appliances

Zyxel ATP | Zyxel | zyxel
  as zyxel atp; zyxel atp firmware; zyxel atp#
  of atp100; atp200; atp500; atp700; atp800; atp firmware
  in Zyxel: ATP series firmware
  cpe zyxel:atp_firmware; zyxel:atp100_firmware; zyxel:atp200_firmware; zyxel:atp500_firmware; zyxel:atp700_firmware; zyxel:atp800_firmware
  kev Zyxel: Multiple Firewalls

Zyxel USG FLEX | Zyxel | zyxel
  as zyxel usg flex; zyxel usg flex #
  of usg flex; usg flex #
  in Zyxel: USG FLEX series firmware
  cpe zyxel:usg_flex_firmware; zyxel:usg_flex_100_firmware; zyxel:usg_flex_200_firmware; zyxel:usg_flex_500_firmware; zyxel:usg_flex_700_firmware
  kev Zyxel: Multiple Firewalls

Zyxel NAS326 | Zyxel | zyxel
  as zyxel nas326
  of nas326
  in Zyxel: NAS326 firmware
  cpe zyxel:nas326_firmware
  kev Zyxel: Multiple Network-Attached Storage (NAS) Devices

RouterOS | MikroTik | routeros
  as routeros; mikrotik routeros
  of rb#; ccr#; hap ac2; hap ac3; hap ax2; hap ax3; hex s; hex
  in MikroTik: RouterOS
  cpe mikrotik:routeros
  kev MikroTik: RouterOS

Junos OS | Juniper | junos
  as junos; junos os; juniper junos; juniper junos os; juniper networks junos os
  of srx#; srx #; ex#; ex #; mx#; mx #
  in Juniper Networks: Junos OS; Junos
  cpe juniper:junos; juniper:junos_os; juniper_networks:junos_os
  kev Juniper: Junos OS

Junos OS Evolved | Juniper | junos
  as junos os evolved; juniper junos os evolved; juniper networks junos os evolved
  in Juniper Networks: Junos OS Evolved
  cpe juniper:junos_os_evolved; juniper:junos_evolved; juniper_networks:junos_os_evolved

BIG-IP | F5 | text
  as big-ip; f5 big-ip; big-ip ltm; big-ip local traffic manager; big-ip apm; big-ip virtual; f5 networks big-ip
  of big-ip configuration utility; big-ip traffic management microkernel
  by F5 Networks
  in F5: BIG-IP
  cpe f5:big-ip; f5:big-ip_access_policy_manager
  kev F5: BIG-IP; BIG-IP Configuration Utility; BIG-IP Traffic Management Microkernel; BIG-IP and BIG-IQ Centralized Management

BIG-IP Edge Client | F5 | text
  as big-ip edge client; f5 big-ip edge client
  by F5 Networks
  in F5: BIG-IP Edge Client
  cpe f5:big-ip_edge_client

Check Point Gaia | Check Point | check point
  as check point gaia; check point quantum security gateway; check point quantum security gateways; check point security gateway
  of gaia; quantum security gateway; quantum security gateways
  in checkpoint: Check Point Quantum Gateway, Spark Gateway and CloudGuard Network
  cpe checkpoint:quantum_security_gateway_firmware; checkpoint:cloudguard_network
  kev Check Point: Quantum Security Gateways

Barracuda Email Security Gateway | Barracuda Networks | text
  as barracuda email security gateway; barracuda spam firewall
  of email security gateway
  kev Barracuda Networks: Email Security Gateway (ESG) Appliance
`;
