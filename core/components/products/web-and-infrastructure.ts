// Web sites, monitoring, name and mail servers, small storage.
export const webAndInfrastructure = String.raw`
WordPress | WordPress | text
  as wordpress; wordpress core
  in WordPress Foundation: WordPress

Drupal | Drupal | text
  as drupal; drupal core
  of core
  in Drupal: Core; Drupal core
  cpe drupal:drupal
  kev Drupal: Core; Drupal Core; Drupal core

Joomla! | Joomla! Project | text
  as joomla; joomla cms
  in Joomla! Project: Joomla! CMS
  kev Joomla!: Joomla!

Adobe Commerce | Adobe | text
  as adobe commerce; magento open source; magento
  by Magento
  in Adobe: Adobe Commerce
  cpe adobe:commerce; adobe:adobe_commerce
  kev Adobe: Commerce and Magento Open Source

PHP | PHP Group | text
  as php
  by The PHP Group
  in PHP Group: PHP
  cpe php:php; php_group:php
  kev PHP: PHP; FastCGI Process Manager (FPM)
  kev PHP Group: PHP

OpenSSL | OpenSSL | text
  as openssl; openssl light
  by OpenSSL Software Foundation; OpenSSL Win64 Installer Team
  in OpenSSL: OpenSSL
  cpe openssl:openssl
  kev OpenSSL: OpenSSL

BIND 9 | ISC | text
  as bind 9; isc bind; isc bind 9; bind
  by Internet Systems Consortium
  in ISC: BIND 9; BIND9
  cpe isc:bind

Exim | Exim | text
  as exim
  in Exim: Exim
  cpe exim:exim
  kev Exim: Exim; Exim Internet Mailer; Mail Transfer Agent (MTA)

Samba | Samba | text
  as samba
  cpe samba:samba
  kev Samba: Samba

Squid | Squid | text
  as squid; squid proxy; squid cache
  in squid-cache: squid
  cpe squid-cache:squid

Openfire | Ignite Realtime | text
  as openfire
  kev Ignite Realtime: Openfire

Nagios XI | Nagios | text
  as nagios xi
  of xi
  cpe nagios:nagios_xi; nagios:xi
  kev Nagios: Nagios XI

Grafana | Grafana Labs | text
  as grafana; grafana oss; grafana enterprise
  in Grafana: Grafana; Grafana Enterprise
  cpe grafana:grafana; grafana:grafana_enterprise
  kev Grafana Labs: Grafana

Elasticsearch | Elastic | text
  as elasticsearch
  in Elastic: Elasticsearch
  kev Elastic: Elasticsearch

Kibana | Elastic | text
  as kibana
  in Elastic: Kibana
  cpe elastic:kibana
  kev Elastic: Kibana

Redis | Redis | text
  as redis; redis server
  cpe redis:redis
  kev Redis: Debian-specific Redis Servers

TeamCity | JetBrains | text
  as teamcity; jetbrains teamcity; teamcity server
  in JetBrains: TeamCity
  kev JetBrains: TeamCity

GLPI | Teclib | text
  as glpi
  in glpi-project: glpi
  cpe glpi-project:glpi
  kev Teclib: GLPI

Webmin | Webmin | text
  as webmin
  in Webmin: Webmin
  cpe webmin:webmin
  kev Webmin: Webmin

GitHub Enterprise Server | GitHub | text
  as github enterprise server
  in GitHub: GitHub Enterprise Server; Enterprise Server
  cpe github:enterprise_server

QNAP Photo Station | QNAP | text
  as qnap photo station
  of photo station
  by QNAP Systems
  in QNAP Systems Inc.: Photo Station
  kev QNAP: Photo Station

D-Link DNS-320L | D-Link | text
  as d-link dns-320l
  of dns-320l
  in D-Link: DNS-320L
  cpe dlink:dns-320l_firmware
  kev D-Link: Multiple NAS Devices

D-Link DNS-325 | D-Link | text
  as d-link dns-325
  of dns-325
  in D-Link: DNS-325
  cpe dlink:dns-325_firmware
  kev D-Link: Multiple NAS Devices

Plex Media Server | Plex | text
  as plex media server
  of media server
  kev Plex: Media Server

Citrix StoreFront | Citrix | text
  as citrix storefront
  of storefront
  kev Citrix: StoreFront Server
`;
