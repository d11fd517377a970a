// Remote access and support, file transfer, and the tools by which providers manage machines.
export const remoteAccess = String.raw`
TeamViewer | TeamViewer | text
  as teamviewer; teamviewer #; teamviewer full client
  in TeamViewer: Remote Full Client; Remote Client
  cpe teamviewer:full_client; teamviewer:remote
  kev TeamViewer: Desktop

TeamViewer Host | TeamViewer | text
  as teamviewer host; teamviewer # host
  in TeamViewer: Remote Host
  cpe teamviewer:host

TeamViewer Meeting | TeamViewer | text
  as teamviewer meeting
  in TeamViewer: Meeting

AnyDesk | AnyDesk Software | text
  as anydesk; anydesk msi
  by philandro Software GmbH
  none

ScreenConnect | ConnectWise | text
  as screenconnect client; screenconnect; connectwise screenconnect; connectwise control; connectwise control client
  by ScreenConnect Software
  in ConnectWise: ScreenConnect
  cpe connectwise:screenconnect
  kev ConnectWise: ScreenConnect

Splashtop Streamer | Splashtop | text
  as splashtop streamer
  cpe splashtop:streamer

Splashtop Business | Splashtop | text
  as splashtop business
  none

LogMeIn | LogMeIn | text
  as logmein; logmein client; gotoassist; goto resolve
  by GoTo
  none

TightVNC | GlavSoft | text
  as tightvnc
  cpe tightvnc:tightvnc

RealVNC Server | RealVNC | text
  as realvnc server; realvnc vnc server
  of vnc server
  none

BeyondTrust Remote Support | BeyondTrust | text
  as beyondtrust remote support; bomgar remote support; beyondtrust remote support jump client
  in BeyondTrust: Remote Support (RS)

BeyondTrust Privileged Remote Access | BeyondTrust | text
  as beyondtrust privileged remote access
  in BeyondTrust: Privileged Remote Access (PRA)

PuTTY | Simon Tatham | text
  as putty; putty release
  in putty: putty
  cpe putty:putty

WinSCP | Martin Prikryl | text
  as winscp
  none

FileZilla Client | Tim Kosse | text
  as filezilla; filezilla client
  by FileZilla Project
  none

MOVEit Transfer | Progress | text
  as moveit transfer
  by Progress Software Corporation; Ipswitch
  in Progress: MOVEit Transfer
  in Progress Software: MOVEit Transfer
  cpe progress:moveit_transfer
  kev Progress: MOVEit Transfer

MOVEit Automation | Progress | text
  as moveit automation
  in Progress Software Corporation: MOVEit Automation
  cpe progress:moveit_automation

WS_FTP Server | Progress | text
  as ws_ftp server
  in Progress Software Corporation: WS_FTP Server
  cpe progress:ws_ftp_server
  kev Progress: WS_FTP Server

WhatsUp Gold | Progress | text
  as whatsup gold
  in Progress Software Corporation: WhatsUp Gold
  cpe progress:whatsup_gold; progress:whatsupgold; progress_software:whatsup_gold
  kev Progress: WhatsUp Gold

LoadMaster | Progress | text
  as loadmaster; kemp loadmaster
  by Kemp Technologies
  in Progress: LoadMaster
  in Progress Software: LoadMaster
  in Progress Software Corporation: LoadMaster
  cpe progress:loadmaster

Telerik Report Server | Progress | text
  as telerik report server
  in Progress Software Corporation: Telerik Report Server
  cpe progress:telerik_report_server; progress_software:telerik_report_server
  kev Progress: Telerik Report Server

GoAnywhere MFT | Fortra | text
  as goanywhere mft; goanywhere; goanywhere managed file transfer
  by HelpSystems; Linoma Software
  in Fortra: GoAnywhere MFT
  cpe fortra:goanywhere_managed_file_transfer
  kev Fortra: GoAnywhere MFT

FileCatalyst | Fortra | text
  as filecatalyst; filecatalyst workflow; filecatalyst direct
  in Fortra: FileCatalyst; FileCatalyst Workflow; FileCatalyst Direct
  cpe fortra:filecatalyst; fortra:filecatalyst_workflow; fortra:filecatalyst_direct

CrushFTP | CrushFTP | text
  as crushftp; crushftp #
  in CrushFTP: CrushFTP
  cpe crushftp:crushftp
  kev CrushFTP: CrushFTP

Serv-U | SolarWinds | text
  as serv-u; serv-u file server; serv-u mft server; serv-u ftp server
  in SolarWinds: Serv-U; Serv-U File Server; ServU; SolarWinds Serv-U
  cpe solarwinds:serv-u
  kev SolarWinds: Serv-U

Accellion FTA | Accellion | text
  as accellion fta; accellion file transfer appliance
  kev Accellion: FTA

Kaseya VSA | Kaseya | text
  as kaseya vsa; kaseya agent; kaseya virtual system administrator
  of vsa; agent
  kev Kaseya: Virtual System/Server Administrator (VSA)

N-central | N-able | text
  as n-central; n-able n-central
  by SolarWinds MSP
  in N-able: N-central
  cpe n-able:n-central

N-able Automation Manager Agent | N-able | text
  as n-able automation manager agent
  of automation manager agent
  in N-Able: AutomationManagerAgent
  cpe n-able:automation_manager_agent

N-able Ecosystem Agent | N-able | text
  as n-able ecosystem agent
  of ecosystem agent
  in N-able: Ecosystem Agent

ConnectWise Automate | ConnectWise | text
  as connectwise automate; connectwise automate remote agent; labtech software remote agent
  none

NinjaOne Agent | NinjaOne | text
  as ninjarmmagent; ninjaone agent; ninjarmm agent
  by NinjaRMM, LLC
  none

Action1 Agent | Action1 | text
  as action1 agent
  none

SolarWinds Platform | SolarWinds | text
  as solarwinds platform; orion platform; solarwinds orion; solarwinds orion platform; solarwinds orion core services
  in SolarWinds: SolarWinds Platform; Orion Platform
  cpe solarwinds:solarwinds_platform; solarwinds:orion_platform
  kev SolarWinds: Orion

SolarWinds Web Help Desk | SolarWinds | text
  as solarwinds web help desk
  of web help desk
  in SolarWinds: Web Help Desk
  cpe solarwinds:webhelpdesk
  kev SolarWinds: Web Help Desk

SolarWinds Access Rights Manager | SolarWinds | text
  as solarwinds access rights manager
  of access rights manager
  in SolarWinds: Access Rights Manager
  cpe solarwinds:access_rights_manager

ServiceDesk Plus | ManageEngine | text
  as manageengine servicedesk plus; servicedesk plus
  by Zoho; Zoho Corporation; ZOHO Corp.
  in ManageEngine: ServiceDesk Plus; ServiceDesk Plus, ServiceDesk Plus MSP, SupportCenter Plus
  cpe manageengine:servicedesk_plus
  kev Zoho: ManageEngine; ManageEngine ServiceDesk Plus (SDP); ManageEngine ServiceDesk Plus (SDP) / SupportCenter Plus

Endpoint Central | ManageEngine | text
  as manageengine endpoint central; manageengine desktop central; manageengine uems - agent; manageengine endpoint central agent
  by Zoho; Zoho Corporation
  in ManageEngine: Endpoint Central; Desktop Central
  cpe zohocorp:manageengine_endpoint_central
  kev Zoho: Desktop Central; ManageEngine

ADSelfService Plus | ManageEngine | text
  as manageengine adselfservice plus; adselfservice plus
  by Zoho; Zoho Corporation
  in ManageEngine: ADSelfService Plus
  kev Zoho: ManageEngine

ADAudit Plus | ManageEngine | text
  as manageengine adaudit plus; adaudit plus
  by Zoho; Zoho Corporation
  in ManageEngine: ADAudit Plus
  cpe manageengine:adaudit_plus
  kev Zoho: ManageEngine

OpManager | ManageEngine | text
  as manageengine opmanager; opmanager
  by Zoho; Zoho Corporation
  in ManageEngine: OpManager; OpManager, OpManager Plus, OpManager MSP, OpManager Enterprise Edition
  cpe zohocorp:manageengine_opmanager; zohocorp:manageengine_opmanager_plus
  kev Zoho: ManageEngine

Password Manager Pro | ManageEngine | text
  as manageengine password manager pro
  by Zoho; Zoho Corporation
  in ManageEngine: Password Manager Pro
  cpe manageengine:password_manager_pro
  kev Zoho: ManageEngine

SysAid Server | SysAid | text
  as sysaid server; sysaid
  in SysAid: SysAid
  cpe sysaid:sysaid; sysaid:sysaid_on-premises
  kev SysAid: SysAid Server

KACE Systems Management Appliance | Quest | text
  as kace systems management appliance; quest kace systems management appliance; kace sma
  cpe quest:kace_systems_management_appliance
  kev Quest: KACE System Management Appliance
`;
