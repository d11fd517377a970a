import { describe, expect, test } from 'vitest';
import { calledOf, subjectOf } from '#core/plans/naming.ts';
import { ofProduct, ofPurl } from '#tests/inventory-of.ts';

describe('a package is called by its name', () => {
  test.each([
    ['pkg:nuget/microsoft.aspnetcore.app@6.0.1', 'Microsoft.AspNetCore.App', 'Microsoft.AspNetCore.App'],
    ['pkg:composer/symfony/http-kernel@5.0.0', 'Symfony/Http-Kernel', 'Symfony/Http-Kernel'],
    ['pkg:pypi/flask@2.0.0', 'Flask', 'Flask'],
    ['pkg:npm/%40angular/core@12.0.0', 'core', '@angular/core'],
    ['pkg:nuget/newtonsoft.json@12.0.1', 'Json.NET', 'newtonsoft.json'],
    ['pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1', 'log4j-core', 'log4j-core'],
  ])('%s, listed as %s, as %s', (purl, name, called) => {
    expect(calledOf(ofPurl(purl, { name }))).toBe(called);
  });
});

describe('a program is called without the version and the architecture that its display name ends in', () => {
  test.each([
    ['RARLAB', 'WinRAR 6.22 (64-bit)', '6.22.0', 'RARLAB WinRAR'],
    ['Igor Pavlov', '7-Zip 23.01 (x64)', '23.01', 'Igor Pavlov 7-Zip'],
    ['Mozilla', 'Mozilla Firefox (x64 en-US)', '118.0.2', 'Mozilla Firefox'],
    ['Python Software Foundation', 'Python 3.11.4 (64-bit)', '3.11.4150.0', 'Python'],
    ['Notepad++ Team', 'Notepad++ (64-bit x64)', '8.5.7', 'Notepad++'],
    ['Adobe Systems Incorporated', 'Adobe Acrobat', '20.005.30334', 'Adobe Acrobat'],
    ['The Apache Software Foundation', 'Apache Tomcat 9.0', '9.0.30', 'Apache Tomcat'],
    ['The Wireshark developer community, https://www.wireshark.org', 'Wireshark 4.0.8', '4.0.8', 'Wireshark'],
    ['F5 Networks', 'F5 BIG-IP', '16.1.2', 'F5 BIG-IP'],
    ['GE Healthcare', 'GE EchoPAC', '201', 'GE EchoPAC'],
    ['HP Inc.', 'HP LaserJet Pro', '2.1', 'HP LaserJet Pro'],
    ['Cisco Meraki', 'Meraki MX68', '18.1', 'Cisco Meraki MX68'],
    ['Sonic Wall', 'SonicWall SMA 100', '10.2', 'SonicWall SMA 100'],
    ['Zoom Video Communications, Inc.', 'Zoom(64bit)', '5.1', 'Zoom(64bit)'],
    ['Fortinet', 'FortiOS', '7.2.5', 'Fortinet FortiOS'],
    ['Adobe', 'Adobe', '1.0', 'Adobe'],
    ['Adobexyz', 'Adobe Acrobat', '1.0', 'Adobexyz Adobe Acrobat'],
    ['Oracle', 'Oracle Java 8 Update 391 (64-bit)', '8.0.3910.13', 'Oracle Java 8 Update 391'],
    [
      'Microsoft',
      'Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33130',
      '14.38.33130.0',
      'Microsoft Visual C++ 2015-2022 Redistributable',
    ],
    [
      'Microsoft',
      'Microsoft Exchange Server 2016 Cumulative Update 22',
      '15.1.2375.7',
      'Microsoft Exchange Server 2016 Cumulative Update 22',
    ],
    ['TeamViewer', 'TeamViewer 15', '15.50.5', 'TeamViewer 15'],
    ['Siemens', 'Siemens Gateway 2.1', '7.0.3', 'Siemens Gateway 2.1'],
    ['RARLAB', 'WinRAR 6.22 (64-bit)', undefined, 'RARLAB WinRAR 6.22'],
    ['Acme', '6.22', '6.22', 'Acme 6.22'],
    ['Acme', 'Reader (old)', '1.2', 'Acme Reader (old)'],
  ])('%s %s %s: %s', (vendor, name, version, called) => {
    expect(calledOf(ofProduct(vendor, name, version))).toBe(called);
  });

  test('while the subject of its actions stays as it is listed', () => {
    expect(subjectOf(ofProduct('RARLAB', 'WinRAR 6.22 (64-bit)', '6.22.0'))).toBe('RARLAB WinRAR 6.22 (64-bit)');
  });
});
