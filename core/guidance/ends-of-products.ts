// Products that no longer get fixes, and since when, by their makers' word. Written from the dates that the sources state.
import type { EndOfSupport } from '#core/guidance/ends-of-support.ts';

const toExchange = 'Move to Exchange Server Subscription Edition, or to Exchange Online.';
const toOffice = 'Move to Microsoft 365 Apps, or to a release of Office that still gets updates.';
const toEleven = 'Move to Windows 11. Where the hardware can not run it, replace the computer.';
const toElevenOrExtended = `${toEleven} Until then, ask your reseller whether Extended Security Updates are still sold for it.`;
const newestEleven = 'Move to the newest release of Windows 11: it comes through Windows Update, WSUS or Intune.';
const newerFirmware = 'Move to a release that still gets fixes. Replace a device that can not run one.';
const newerVmware = 'Move to a release of vSphere that still gets fixes. Replace hardware that can not run one.';
const toServer = 'Move to Windows Server 2022 or 2025.';

// oxfmt-ignore
export const endsOfProducts: readonly EndOfSupport[] = [
  { what: 'Adobe Acrobat and Reader 2017', names: ['cpe:adobe:acrobat', 'cpe:adobe:acrobat_reader', 'cpe:adobe:acrobat_reader_dc'], versions: ['17'], endedOn: '2022-06-06', source: 'helpx.adobe.com: end of support for Acrobat 2017' },
  { what: 'Adobe Flash Player', names: ['cpe:adobe:flash_player'], versions: [], endedOn: '2020-12-31', source: 'adobe.com: Flash Player end of life', instead: 'Uninstall it from every computer and browser: nothing that is still supported plays Flash.', way: 'remove' },
  { what: 'AngularJS 1', names: ['pkg:npm/angular', 'cpe:angularjs:angular.js'], versions: ['1'], endedOn: '2021-12-31', source: 'docs.angularjs.org: version support status', instead: 'Move to Angular, or to a supported fork of AngularJS.' },
  { what: 'Apache HTTP Server 2.2', names: ['cpe:apache:http_server'], versions: ['2.2'], endedOn: '2018-01-01', source: 'httpd.apache.org: 2.2 end of life' },
  { what: 'Apache Log4j 1', names: ['pkg:maven/log4j/log4j'], versions: ['1'], endedOn: '2015-08-05', source: 'logging.apache.org: Log4j 1.x end of life', instead: 'Move to Log4j 2.' },
  { what: 'Apache Struts 1', names: ['pkg:maven/struts/struts', 'pkg:maven/org.apache.struts/struts-core'], versions: ['1'], endedOn: '2013-04-05', source: 'struts.apache.org: Struts 1 end of life' },
  { what: 'Apache Tomcat 7', names: ['cpe:apache:tomcat', 'pkg:maven/org.apache.tomcat/tomcat', 'pkg:maven/org.apache.tomcat.embed/tomcat-embed-core'], versions: ['7'], endedOn: '2021-03-31', source: 'tomcat.apache.org: end of life for 7.0' },
  { what: 'Apache Tomcat 8.5', names: ['cpe:apache:tomcat', 'pkg:maven/org.apache.tomcat/tomcat', 'pkg:maven/org.apache.tomcat.embed/tomcat-embed-core'], versions: ['8.5'], endedOn: '2024-03-31', source: 'tomcat.apache.org: end of life for 8.5' },
  { what: 'Bootstrap 3', names: ['pkg:npm/bootstrap', 'pkg:maven/org.webjars/bootstrap'], versions: ['3'], endedOn: '2019-07-24', source: 'blog.getbootstrap.com: Bootstrap 3.4.1 and end of life' },
  { what: 'Citrix ADC and Gateway 12.1', names: ['cpe:citrix:netscaler_application_delivery_controller', 'cpe:citrix:netscaler_gateway'], versions: ['12.1'], endedOn: '2023-05-30', source: 'Citrix product matrix: end of life', instead: newerFirmware, way: 'renew' },
  { what: 'Citrix ADC and Gateway 13.0', names: ['cpe:citrix:netscaler_application_delivery_controller', 'cpe:citrix:netscaler_gateway'], versions: ['13.0'], endedOn: '2024-07-15', source: 'Citrix product matrix: end of life', instead: newerFirmware, way: 'renew' },
  { what: 'Django 2.2', names: ['pkg:pypi/django', 'cpe:djangoproject:django'], versions: ['2.2'], endedOn: '2022-04-01', source: 'djangoproject.com: supported versions' },
  { what: 'Django 3.2', names: ['pkg:pypi/django', 'cpe:djangoproject:django'], versions: ['3.2'], endedOn: '2024-04-01', source: 'djangoproject.com: supported versions' },
  { what: 'Drupal 7', names: ['cpe:drupal:drupal', 'pkg:composer/drupal/drupal', 'pkg:composer/drupal/core'], versions: ['7'], endedOn: '2025-01-05', source: 'drupal.org: Drupal 7 end of life' },
  { what: 'Fortinet FortiOS 6.0', names: ['cpe:fortinet:fortios'], versions: ['6.0'], endedOn: '2022-09-29', source: 'Fortinet product life cycle: end of support', instead: newerFirmware, way: 'renew' },
  { what: 'Fortinet FortiOS 6.2', names: ['cpe:fortinet:fortios'], versions: ['6.2'], endedOn: '2023-09-28', source: 'Fortinet product life cycle: end of support', instead: newerFirmware, way: 'renew' },
  { what: 'Fortinet FortiOS 6.4', names: ['cpe:fortinet:fortios'], versions: ['6.4'], endedOn: '2024-09-30', source: 'Fortinet product life cycle: end of support', instead: newerFirmware, way: 'renew' },
  { what: 'Fortinet FortiOS 7.0', names: ['cpe:fortinet:fortios'], versions: ['7.0'], endedOn: '2025-09-30', source: 'Fortinet product life cycle: end of support', instead: newerFirmware, way: 'renew' },
  { what: 'Fortinet FortiOS 7.2', names: ['cpe:fortinet:fortios'], versions: ['7.2'], endedOn: '2026-09-30', source: 'Fortinet product life cycle: end of support', instead: newerFirmware, way: 'renew' },
  { what: 'Ivanti (Pulse) Connect Secure 9', names: ['cpe:ivanti:connect_secure', 'cpe:pulsesecure:pulse_connect_secure'], versions: ['9'], endedOn: '2024-12-31', source: 'Ivanti: end of support for Connect Secure 9.x', instead: newerFirmware },
  { what: 'MariaDB 10.3', names: ['cpe:mariadb:mariadb'], versions: ['10.3'], endedOn: '2023-05-25', source: 'mariadb.org: maintenance policy' },
  { what: 'MariaDB 10.4', names: ['cpe:mariadb:mariadb'], versions: ['10.4'], endedOn: '2024-06-18', source: 'mariadb.org: maintenance policy' },
  { what: 'MariaDB 10.5', names: ['cpe:mariadb:mariadb'], versions: ['10.5'], endedOn: '2025-06-24', source: 'mariadb.org: maintenance policy' },
  { what: 'Microsoft .NET 6', names: ['cpe:microsoft:.net'], versions: ['6'], endedOn: '2024-11-12', source: 'dotnet.microsoft.com: support policy' },
  { what: 'Microsoft .NET 7', names: ['cpe:microsoft:.net'], versions: ['7'], endedOn: '2024-05-14', source: 'dotnet.microsoft.com: support policy' },
  { what: 'Microsoft .NET Core 3.1', names: ['cpe:microsoft:.net_core'], versions: ['3.1'], endedOn: '2022-12-13', source: 'dotnet.microsoft.com: support policy' },
  { what: 'Microsoft Exchange Server 2010', names: ['cpe:microsoft:exchange_server', 'product:microsoft/exchangeserver'], versions: ['2010', '14.'], endedOn: '2020-10-13', source: 'learn.microsoft.com/lifecycle: Exchange Server 2010', instead: toExchange },
  { what: 'Microsoft Exchange Server 2013', names: ['cpe:microsoft:exchange_server', 'product:microsoft/exchangeserver', 'product:microsoft/exchangeserver2013cumulativeupdate23'], versions: ['2013', '15.0'], endedOn: '2023-04-11', source: 'learn.microsoft.com/lifecycle: Exchange Server 2013', instead: toExchange },
  { what: 'Microsoft Exchange Server 2016 and 2019', names: ['cpe:microsoft:exchange_server', 'product:microsoft/exchangeserver', 'product:microsoft/exchangeserver2016cumulativeupdate23', 'product:microsoft/exchangeserver2019cumulativeupdate14'], versions: ['2016', '2019', '15.1', '15.2'], endedOn: '2025-10-14', source: 'learn.microsoft.com/lifecycle: Exchange Server 2016, 2019', instead: toExchange },
  { what: 'Microsoft Internet Explorer', names: ['cpe:microsoft:internet_explorer'], versions: [], endedOn: '2022-06-15', source: 'learn.microsoft.com/lifecycle: Internet Explorer', instead: 'Use Microsoft Edge, with its Internet Explorer mode for pages that need it.' },
  { what: 'Microsoft Office 2013', names: ['product:microsoft/microsoftoffice2013servicepack1', 'product:microsoft/office2013servicepack1'], versions: [], endedOn: '2023-04-11', source: 'learn.microsoft.com/lifecycle: Office 2013', instead: toOffice },
  { what: 'Microsoft Office 2016', names: ['product:microsoft/office2016'], versions: [], endedOn: '2025-10-14', source: 'learn.microsoft.com/lifecycle: Office 2016', instead: toOffice },
  { what: 'Microsoft Office 2019', names: ['product:microsoft/office2019'], versions: [], endedOn: '2025-10-14', source: 'learn.microsoft.com/lifecycle: Office 2019', instead: toOffice },
  { what: 'Microsoft Office LTSC 2021', names: ['product:microsoft/officeltsc2021'], versions: [], endedOn: '2026-10-13', source: 'learn.microsoft.com/lifecycle: Office 2021', instead: toOffice },
  { what: 'Microsoft SharePoint Server 2013', names: ['cpe:microsoft:sharepoint_server'], versions: ['2013', '15.0'], endedOn: '2023-04-11', source: 'learn.microsoft.com/lifecycle: SharePoint Server 2013' },
  { what: 'Microsoft SQL Server 2012', names: ['cpe:microsoft:sql_server', 'product:microsoft/sqlserver', 'cpe:microsoft:sql_server_2012'], versions: ['2012', '11.0'], endedOn: '2022-07-12', source: 'learn.microsoft.com/lifecycle: SQL Server 2012' },
  { what: 'Microsoft SQL Server 2014', names: ['cpe:microsoft:sql_server', 'product:microsoft/sqlserver', 'cpe:microsoft:sql_server_2014'], versions: ['2014', '12.0'], endedOn: '2024-07-09', source: 'learn.microsoft.com/lifecycle: SQL Server 2014' },
  { what: 'Microsoft SQL Server 2016', names: ['cpe:microsoft:sql_server', 'product:microsoft/sqlserver', 'cpe:microsoft:sql_server_2016'], versions: ['2016', '13.0'], endedOn: '2026-07-14', source: 'learn.microsoft.com/lifecycle: SQL Server 2016' },
  { what: 'MySQL 5.7', names: ['cpe:oracle:mysql', 'cpe:oracle:mysql_server'], versions: ['5.7'], endedOn: '2023-10-31', source: 'Oracle Lifetime Support Policy: MySQL 5.7' },
  { what: 'MySQL 8.0', names: ['cpe:oracle:mysql', 'cpe:oracle:mysql_server'], versions: ['8.0'], endedOn: '2026-04-30', source: 'Oracle Lifetime Support Policy: MySQL 8.0' },
  { what: 'Node.js 16', names: ['cpe:nodejs:node.js'], versions: ['16'], endedOn: '2023-09-11', source: 'nodejs.org: release schedule' },
  { what: 'Node.js 18', names: ['cpe:nodejs:node.js'], versions: ['18'], endedOn: '2025-04-30', source: 'nodejs.org: release schedule' },
  { what: 'Node.js 20', names: ['cpe:nodejs:node.js'], versions: ['20'], endedOn: '2026-04-30', source: 'nodejs.org: release schedule' },
  { what: 'OpenSSL 1.0.2', names: ['cpe:openssl:openssl', 'pkg:generic/openssl', 'pkg:conan/openssl'], versions: ['1.0.2'], endedOn: '2019-12-31', source: 'openssl-library.org: release strategy' },
  { what: 'OpenSSL 1.1.1', names: ['cpe:openssl:openssl', 'pkg:generic/openssl', 'pkg:conan/openssl'], versions: ['1.1.1'], endedOn: '2023-09-11', source: 'openssl-library.org: release strategy' },
  { what: 'OpenSSL 3.0', names: ['cpe:openssl:openssl', 'pkg:generic/openssl', 'pkg:conan/openssl'], versions: ['3.0'], endedOn: '2026-09-07', source: 'openssl-library.org: release strategy' },
  { what: 'PHP 7', names: ['cpe:php:php', 'pkg:generic/php'], versions: ['7'], endedOn: '2022-11-28', source: 'php.net: unsupported branches' },
  { what: 'PHP 8.0', names: ['cpe:php:php', 'pkg:generic/php'], versions: ['8.0'], endedOn: '2023-11-26', source: 'php.net: unsupported branches' },
  { what: 'PHP 8.1', names: ['cpe:php:php', 'pkg:generic/php'], versions: ['8.1'], endedOn: '2025-12-31', source: 'php.net: supported versions' },
  { what: 'PostgreSQL 11', names: ['cpe:postgresql:postgresql'], versions: ['11'], endedOn: '2023-11-09', source: 'postgresql.org: versioning policy' },
  { what: 'PostgreSQL 12', names: ['cpe:postgresql:postgresql'], versions: ['12'], endedOn: '2024-11-21', source: 'postgresql.org: versioning policy' },
  { what: 'PostgreSQL 13', names: ['cpe:postgresql:postgresql'], versions: ['13'], endedOn: '2025-11-13', source: 'postgresql.org: versioning policy' },
  { what: 'Python 2', names: ['cpe:python:python', 'pkg:generic/python'], versions: ['2'], endedOn: '2020-01-01', source: 'python.org: Sunsetting Python 2', instead: 'Move to Python 3.' },
  { what: 'Python 3.7', names: ['cpe:python:python', 'pkg:generic/python'], versions: ['3.7'], endedOn: '2023-06-27', source: 'devguide.python.org: versions' },
  { what: 'Python 3.8', names: ['cpe:python:python', 'pkg:generic/python'], versions: ['3.8'], endedOn: '2024-10-07', source: 'devguide.python.org: versions' },
  { what: 'Python 3.9', names: ['cpe:python:python', 'pkg:generic/python'], versions: ['3.9'], endedOn: '2025-10-31', source: 'devguide.python.org: versions' },
  { what: 'VMware ESXi 6.5 and 6.7', names: ['cpe:vmware:esxi'], versions: ['6.5', '6.7'], endedOn: '2022-10-15', source: 'VMware product lifecycle: end of general support', instead: newerVmware },
  { what: 'VMware ESXi 7.0', names: ['cpe:vmware:esxi'], versions: ['7.0'], endedOn: '2025-10-02', source: 'VMware product lifecycle: end of general support', instead: newerVmware },
  { what: 'VMware vCenter Server 6.5 and 6.7', names: ['cpe:vmware:vcenter_server'], versions: ['6.5', '6.7'], endedOn: '2022-10-15', source: 'VMware product lifecycle: end of general support', instead: newerVmware },
  { what: 'VMware vCenter Server 7.0', names: ['cpe:vmware:vcenter_server'], versions: ['7.0'], endedOn: '2025-10-02', source: 'VMware product lifecycle: end of general support', instead: newerVmware },
];

/** Of editions with several dates the last: what ended for all of them has ended. Long-term editions have dates of their own. */
// oxfmt-ignore
export const endsOfWindows: readonly EndOfSupport[] = [
  { what: 'Windows 2000', names: ['cpe:microsoft:windows_2000'], versions: [], endedOn: '2010-07-13', source: 'learn.microsoft.com/lifecycle: Windows 2000' },
  { what: 'Windows XP', names: ['cpe:microsoft:windows_xp'], versions: [], endedOn: '2014-04-08', source: 'learn.microsoft.com/lifecycle: Windows XP', instead: toEleven },
  { what: 'Windows Vista', names: ['cpe:microsoft:windows_vista'], versions: [], endedOn: '2017-04-11', source: 'learn.microsoft.com/lifecycle: Windows Vista', instead: toEleven },
  { what: 'Windows 7', names: ['cpe:microsoft:windows_7'], versions: [], endedOn: '2020-01-14', source: 'learn.microsoft.com/lifecycle: Windows 7', instead: toEleven },
  { what: 'Windows 8', names: ['cpe:microsoft:windows_8'], versions: [], endedOn: '2016-01-12', source: 'learn.microsoft.com/lifecycle: Windows 8', instead: toEleven },
  { what: 'Windows 8.1', names: ['cpe:microsoft:windows_8.1'], versions: [], endedOn: '2023-01-10', source: 'learn.microsoft.com/lifecycle: Windows 8.1', instead: toEleven },
  { what: 'Windows 10 before 22H2', names: ['cpe:microsoft:windows_10_1507', 'cpe:microsoft:windows_10_1511', 'cpe:microsoft:windows_10_1703', 'cpe:microsoft:windows_10_1709', 'cpe:microsoft:windows_10_1803', 'cpe:microsoft:windows_10_1903', 'cpe:microsoft:windows_10_1909', 'cpe:microsoft:windows_10_2004', 'cpe:microsoft:windows_10_20h2', 'cpe:microsoft:windows_10_21h1', 'cpe:microsoft:windows_10_21h2'], versions: [], endedOn: '2024-06-11', source: 'learn.microsoft.com/lifecycle: Windows 10 Home and Pro, Enterprise and Education', instead: toElevenOrExtended },
  { what: 'Windows 10 22H2', names: ['cpe:microsoft:windows_10_22h2'], versions: [], endedOn: '2025-10-14', source: 'learn.microsoft.com/lifecycle: Windows 10 (without Extended Security Updates)', instead: toElevenOrExtended },
  { what: 'Windows 11 21H2', names: ['cpe:microsoft:windows_11_21h2'], versions: [], endedOn: '2024-10-08', source: 'learn.microsoft.com/lifecycle: Windows 11 Enterprise and Education 21H2', instead: newestEleven, way: 'renew' },
  { what: 'Windows 11 22H2', names: ['cpe:microsoft:windows_11_22h2'], versions: [], endedOn: '2025-10-14', source: 'learn.microsoft.com/lifecycle: Windows 11 Enterprise and Education 22H2', instead: newestEleven, way: 'renew' },
  { what: 'Windows 11 23H2', names: ['cpe:microsoft:windows_11_23h2'], versions: [], endedOn: '2026-11-10', source: 'learn.microsoft.com/lifecycle: Windows 11 Enterprise and Education 23H2', instead: newestEleven, way: 'renew' },
  { what: 'Windows 11 24H2', names: ['cpe:microsoft:windows_11_24h2'], versions: [], endedOn: '2027-10-12', source: 'learn.microsoft.com/lifecycle: Windows 11 Enterprise and Education 24H2', instead: newestEleven, way: 'renew' },
  { what: 'Windows Server 2003', names: ['cpe:microsoft:windows_server_2003'], versions: [], endedOn: '2015-07-14', source: 'learn.microsoft.com/lifecycle: Windows Server 2003', instead: toServer },
  { what: 'Windows Server 2008', names: ['cpe:microsoft:windows_server_2008', 'cpe:microsoft:windows_server_2008_sp2'], versions: [], endedOn: '2020-01-14', source: 'learn.microsoft.com/lifecycle: Windows Server 2008', instead: toServer },
  { what: 'Windows Server 2008 R2', names: ['cpe:microsoft:windows_server_2008_r2'], versions: [], endedOn: '2020-01-14', source: 'learn.microsoft.com/lifecycle: Windows Server 2008 R2', instead: toServer },
  { what: 'Windows Server 2012', names: ['cpe:microsoft:windows_server_2012'], versions: [], endedOn: '2023-10-10', source: 'learn.microsoft.com/lifecycle: Windows Server 2012', instead: toServer },
  { what: 'Windows Server 2012 R2', names: ['cpe:microsoft:windows_server_2012_r2'], versions: [], endedOn: '2023-10-10', source: 'learn.microsoft.com/lifecycle: Windows Server 2012 R2', instead: toServer },
  { what: 'Windows Server 2016', names: ['cpe:microsoft:windows_server_2016'], versions: [], endedOn: '2027-01-12', source: 'learn.microsoft.com/lifecycle: Windows Server 2016', instead: toServer },
];
