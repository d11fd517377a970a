// Virtualisation, backup, storage, printing, mail, web, databases, development servers.
export const servers = String.raw`
VMware ESXi | VMware | esxi
  as vmware esxi; esxi; vmware esx server; vmware esxi server; esxi update #
  by Broadcom; VMware by Broadcom
  in n/a: VMware ESXi; ESXi
  cpe vmware:esxi; vmware:vmware_esxi
  kev VMware: ESXi; VMware ESXi and Horizon DaaS

VMware vCenter Server | VMware | vcenter
  as vmware vcenter server; vcenter server; vcenter; vmware vcenter; vcenter server appliance; vmware vcenter server appliance; vcenter server update #
  by Broadcom
  in VMware: VMware vCenter Server
  in n/a: VMware vCenter Server; vCenter Server
  cpe vmware:vcenter_server; broadcom:vmware_vcenter_server
  kev VMware: vCenter Server; vCenter Server and Cloud Foundation

VMware Workstation | VMware | text
  as vmware workstation; vmware workstation pro; vmware workstation player; vmware player
  of workstation; player
  by Broadcom
  in n/a: VMware Workstation
  cpe vmware:workstation; vmware:vmware_workstation

VMware Fusion | VMware | text
  as vmware fusion
  of fusion
  in n/a: VMware Fusion
  cpe vmware:fusion

VMware Tools | VMware | text
  as vmware tools
  of tools
  kev VMware: Tools

VMware Aria Operations | VMware | text
  as vmware aria operations; vmware vrealize operations; vrealize operations manager
  in n/a: VMware Aria Operations
  cpe vmware:aria_operations
  kev VMware: vRealize Operations Manager API

VMware Aria Operations for Networks | VMware | text
  as vmware aria operations for networks; vrealize network insight
  in n/a: VMware Aria Operations for Networks
  kev VMware: Aria Operations for Networks

VirtualBox | Oracle | text
  as oracle vm virtualbox; virtualbox; oracle virtualbox
  of vm virtualbox
  in Oracle Corporation: VM VirtualBox; Oracle VM VirtualBox
  cpe oracle:vm_virtualbox
  kev Oracle: VirtualBox

Proxmox Virtual Environment | Proxmox | text
  as proxmox ve; proxmox virtual environment
  in Proxmox: pve-manager
  cpe proxmox:virtual_environment

Veeam Backup & Replication | Veeam | text
  as veeam backup & replication; veeam backup & replication server; veeam backup and replication
  of backup & replication; backup and replication
  by Veeam Software Group GmbH
  in Veeam: Backup & Replication; Backup and Recovery
  cpe veeam:backup_\&_replication; veeam:backup_and_replication
  kev Veeam: Backup & Replication

Veeam Backup Enterprise Manager | Veeam | text
  as veeam backup enterprise manager
  cpe veeam:backup_enterprise_manager

Veeam ONE | Veeam | text
  as veeam one; veeam one server
  in Veeam: One
  cpe veeam:one

Veeam Agent for Windows | Veeam | text
  as veeam agent for microsoft windows; veeam agent for windows
  in Veeam: Agent for Windows

Backup Exec | Veritas | text
  as veritas backup exec; backup exec; symantec backup exec; veritas backup exec agent for windows; veritas backup exec server
  by Symantec
  cpe veritas:backup_exec
  kev Veritas: Backup Exec Agent

Acronis Cyber Protect 15 | Acronis | acronis
  as acronis cyber protect 15; acronis cyber protect
  when 15.
  in Acronis: Acronis Cyber Protect 15
  cpe acronis:cyber_protect

Acronis Cyber Protect 16 | Acronis | acronis
  as acronis cyber protect 16; acronis cyber protect
  when 16.
  in Acronis: Acronis Cyber Protect 16
  cpe acronis:cyber_protect

Acronis Cyber Protect Home Office | Acronis | acronis
  as acronis cyber protect home office; acronis true image
  in Acronis: Acronis Cyber Protect Home Office; Acronis True Image
  cpe acronis:cyber_protect_home_office; acronis:true_image

Arcserve UDP | Arcserve | text
  as arcserve udp; arcserve unified data protection
  in Arcserve: Unified Data Protection
  cpe arcserve:arcserve_unified_data_protection
  kev Arcserve: Unified Data Protection (UDP)

Synology DSM | Synology | synology
  as synology dsm; diskstation manager; synology diskstation manager
  of dsm; ds#; rs#; diskstation; rackstation
  none

Synology Router Manager | Synology | synology
  as synology router manager; synology srm; synology router manager srm
  in Synology: Synology Router Manager (SRM)
  cpe synology:router_manager

Synology Surveillance Station | Synology | synology
  as synology surveillance station
  of surveillance station
  in Synology: Surveillance Station
  cpe synology:surveillance_station

Synology Drive Client | Synology | text
  as synology drive client
  in Synology: Synology Drive Client
  cpe synology:drive

QNAP QTS | QNAP | qnap
  as qts; qnap qts; qnap network attached storage; qnap nas
  of ts #; tvs #; nas
  by QNAP Systems
  in QNAP Systems Inc.: QTS
  cpe qnap:qts
  kev QNAP: QTS; Network Attached Storage (NAS); QNAP Network-Attached Storage (NAS)

QuTS hero | QNAP | qnap
  as quts hero; qnap quts hero
  in QNAP Systems Inc.: QuTS hero
  cpe qnap:quts_hero

TerraMaster TOS | TerraMaster | text
  as terramaster tos; terramaster os
  kev TerraMaster: TerraMaster OS

HPE Integrated Lights-Out | HPE | text
  as hpe integrated lights-out; hpe ilo 5; hp ilo 4; integrated lights-out; hpe ilo; integrated lights-out #
  by Hewlett Packard Enterprise; HP
  in Hewlett Packard Enterprise (HPE): HPE Integrated Lights-Out

HPE OneView | HPE | text
  as hpe oneview
  by Hewlett Packard Enterprise
  in Hewlett Packard Enterprise (HPE): HPE OneView
  cpe hpe:oneview

Aruba ClearPass | HPE | text
  as aruba clearpass policy manager; clearpass policy manager
  by Aruba; Aruba Networks; Hewlett Packard Enterprise
  in Hewlett Packard Enterprise (HPE): Aruba ClearPass Policy Manager; ClearPass Policy Manager (CPPM)
  cpe hpe:aruba_clear_pass_policy_manager

Dell OpenManage Server Administrator | Dell | text
  as dell openmanage systems management software; openmanage server administrator; dell openmanage server administrator
  cpe dell:openmanage_server_administrator

Dell SupportAssist for Business PCs | Dell | text
  as dell supportassist for business pcs; supportassist for business pcs
  cpe dell:supportassist_for_business_pcs

PaperCut NG | PaperCut | text
  as papercut ng; papercut ng server
  in PaperCut: PaperCut NG; PaperCut NG, PaperCut MF; NG
  cpe papercut:papercut_ng
  kev PaperCut: MF/NG

PaperCut MF | PaperCut | text
  as papercut mf; papercut mf server
  in PaperCut: PaperCut NG, PaperCut MF
  cpe papercut:papercut_mf
  kev PaperCut: MF/NG

Apache HTTP Server | Apache | text
  as apache http server; apache httpd; apache http server #
  of http server; httpd
  by Apache Software Foundation
  in Apache Software Foundation: Apache HTTP Server
  cpe apache:http_server; apache_software_foundation:apache_http_server
  kev Apache: HTTP Server

Apache Tomcat | Apache | text
  as apache tomcat; apache tomcat #; apache tomcat tomcat#; tomcat
  by Apache Software Foundation
  in Apache Software Foundation: Apache Tomcat
  cpe apache:tomcat
  kev Apache: Tomcat

Apache ActiveMQ | Apache | text
  as apache activemq; activemq
  in Apache Software Foundation: Apache ActiveMQ
  kev Apache: ActiveMQ

nginx | F5 | text
  as nginx; nginx open source
  by NGINX; Nginx Inc.
  in F5: NGINX Open Source
  cpe f5:nginx

MySQL Server | Oracle | text
  as mysql server; mysql server #; mysql; mysql server 8.0
  by MySQL AB
  in Oracle Corporation: MySQL Server
  cpe oracle:mysql_server; oracle:mysql

MariaDB | MariaDB | text
  as mariadb; mariadb server; mariadb #
  by MariaDB Foundation; MariaDB Corporation Ab
  cpe mariadb:mariadb

PostgreSQL | PostgreSQL | text
  as postgresql; postgresql #; postgresql server
  by PostgreSQL Global Development Group
  cpe postgresql:postgresql

MongoDB Server | MongoDB | text
  as mongodb server; mongodb
  in MongoDB Inc: MongoDB Server
  cpe mongodb:mongodb

Oracle Database | Oracle | text
  as oracle database; oracle database enterprise edition; oracle database #
  in Oracle Corporation: Oracle Database; Database - Enterprise Edition

Oracle WebLogic Server | Oracle | text
  as oracle weblogic server; weblogic server
  in Oracle Corporation: WebLogic Server
  cpe oracle:weblogic_server
  kev Oracle: WebLogic Server

Zimbra Collaboration | Zimbra | text
  as zimbra collaboration; zimbra collaboration suite; zimbra
  by Synacor
  cpe zimbra:collaboration; synacor:zimbra_collaboration_suite
  kev Synacor: Zimbra Collaborate Suite (ZCS); Zimbra Collaboration Suite (ZCS)

Roundcube Webmail | Roundcube | text
  as roundcube webmail; roundcube
  cpe roundcube:webmail; roundcube:roundcube_webmail; roundcube:roundcube
  kev Roundcube: Roundcube Webmail; Webmail

Confluence | Atlassian | text
  as confluence; atlassian confluence; confluence server; confluence data center
  of confluence data center and server; confluence server and data center
  in Atlassian: Confluence Data Center; Confluence Server
  cpe atlassian:confluence_data_center; atlassian:confluence_server
  kev Atlassian: Confluence; Confluence Data Center and Server; Confluence Server; Confluence Server and Data Center
  kev Atlassian: Confluence Server/Data Center

Jira | Atlassian | text
  as jira; atlassian jira; jira software; jira server; jira data center; atlassian jira software
  in Atlassian: Jira Server; Jira Data Center; Jira Software Server; Jira Software Data Center
  cpe atlassian:jira_server; atlassian:jira_data_center
  kev Atlassian: Jira Server and Data Center

Bitbucket | Atlassian | text
  as bitbucket; atlassian bitbucket; bitbucket server; bitbucket data center
  in Atlassian: Bitbucket Data Center; Bitbucket Server
  cpe atlassian:bitbucket; atlassian:bitbucket_data_center
  kev Atlassian: Bitbucket Server and Data Center

GitLab | GitLab | text
  as gitlab; gitlab ce; gitlab ee; gitlab community edition; gitlab enterprise edition
  in GitLab: GitLab
  cpe gitlab:gitlab
  kev GitLab: Community and Enterprise Editions; GitLab CE/EE

Jenkins | Jenkins | text
  as jenkins
  by Jenkins Project
  in Jenkins Project: Jenkins
  cpe jenkins:jenkins
  kev Jenkins: Jenkins Command Line Interface (CLI); Jenkins Stapler Web Framework; Jenkins User Interface (UI)

Zabbix | Zabbix | text
  as zabbix; zabbix server
  in Zabbix: Zabbix
  cpe zabbix:zabbix
  kev Zabbix: Frontend
`;
