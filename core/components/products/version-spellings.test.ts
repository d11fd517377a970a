import { describe, expect, it } from 'vitest';
import { translate, type VersionSpelling } from '#core/components/products/version-spellings.ts';

describe('a version in the spelling of records', () => {
  const rows: readonly (readonly [VersionSpelling, string, string | undefined])[] = [
    // Microsoft release health; `ver`, winver, systeminfo, Intune and .NET's own OSVersion write these.
    ['windows', '10.0.19045.4894', '10.0.19045.4894'],
    ['windows', 'Version 22H2 (OS Build 19045.4894)', '10.0.19045.4894'],
    ['windows', '19045.4894', '10.0.19045.4894'],
    ['windows', 'Microsoft Windows [Version 10.0.20348.2700]', '10.0.20348.2700'],
    ['windows', '10.0.19045 N/A Build 19045', undefined],
    ['windows', '10.0.19045.0', undefined],
    ['windows', '6.1.7601.65536', undefined],
    ['windows', '22H2', undefined],
    // Java's release notes: 8u391 is 1.8.0_391; Oracle's installer registers 8.0.3910.13.
    ['java', '1.8.0_391', '8u391'],
    ['java', '1.8.0_391-b13', '8u391'],
    ['java', '8.0.391', '8u391'],
    ['java', '8.0.3910.13', '8u391'],
    ['java', 'Java 8 Update 391 (64-bit)', '8u391'],
    ['java', '8u392-b08', '8u392'],
    ['java', '1.7.0_80', '7u80'],
    ['java', '17.0.9', '17.0.9'],
    ['java', '17.0.9.0', '17.0.9'],
    ['java', '11.0.20.1', '11.0.20.1'],
    ['java', 'Java(TM) SE Development Kit 17.0.9 (64-bit)', '17.0.9'],
    ['java', '21', '21'],
    // Adobe's release notes for the continuous track; the four-digit year is that of APSB bulletins until 2021.
    ['adobe', '23.008.20421', '23.008.20421'],
    ['adobe', '2020.013.20074', '20.013.20074'],
    ['adobe', '23.8.20421', '23.008.20421'],
    ['adobe', '23', undefined],
    // ColdFusion's administrator page and APSB23-52.
    ['coldfusion', '2021,0,12,330257', '2021.12'],
    ['coldfusion', '2021.0.12.330257', '2021.12'],
    ['coldfusion', 'ColdFusion 2021 Update 12', '2021.12'],
    ['coldfusion', '2023', undefined],
    // Zoom's release notes put the build in parentheses; its installer registers 5.17.34827.
    ['zoom', '5.17.11 (34827)', '5.17.11'],
    ['zoom', '5.17.34827', undefined],
    ['acronis', '16.0.38690', '38690'],
    // `get system status` of FortiOS.
    ['fortinet', 'FortiOS v7.2.5,build1517,230606 (GA.F)', '7.2.5'],
    ['fortinet', 'v7.2.5 build 1517', '7.2.5'],
    ['fortinet', 'FortiGate-60F v7.0.14,build0601', '7.0.14'],
    ['fortinet', '7.0.9.0493', '7.0.9'],
    ['fortinet', '7.2', undefined],
    // `show system info` of PAN-OS.
    ['pan-os', '10.1.9-h3', '10.1.9-h3'],
    ['pan-os', 'sw-version: 11.0.2', '11.0.2'],
    ['pan-os', '10.1', undefined],
    // `show version`; CVE records leave out the zeros that IOS XE prints.
    ['ios', '16.12.5b', '16.12.5b'],
    ['ios', '16.12.05b', '16.12.5b'],
    ['ios', 'Cisco IOS XE Software, Version 17.09.04a', '17.9.4a'],
    ['ios', '03.16.04b.S', '3.16.4bS'],
    ['ios', '15.2(7)E3', '15.2(7)E3'],
    ['ios', 'system:    version 9.3(5)', '9.3(5)'],
    ['ios', '7.3.2', '7.3.2'],
    ['asa', '9.16(4)', '9.16.4'],
    ['asa', '9.16(4)57', '9.16.4.57'],
    ['asa', 'Cisco Adaptive Security Appliance Software Version 9.8(2)45', '9.8.2.45'],
    ['asa', '9.18.4.8', '9.18.4.8'],
    ['ftd', '7.0.4 (build 55)', '7.0.4'],
    ['ftd', '7.0.4-55', '7.0.4'],
    ['ftd', '6.2.3.14', '6.2.3.14'],
    ['ise', '3.1.0.518 patch 3', '3.1.0 p3'],
    ['ise', '3.1 Patch 8', '3.1.0 p8'],
    ['ise', '3.1.0', '3.1.0'],
    ['ise', '3.1.0.518', undefined],
    ['meraki', 'MX 18.107.2', '18.107.2'],
    ['ivanti', '22.4R2', '22.4R2'],
    ['ivanti', '9.1R14.4 (build 16035)', '9.1R14.4'],
    ['ivanti', '22.4r2.1', '22.4R2.1'],
    // `show ns version`.
    ['netscaler', '13.1-49.15', '13.1-49.15'],
    ['netscaler', 'NetScaler NS13.1: Build 49.15.nc, Date: Jul 10 2023', '13.1-49.15'],
    ['netscaler', '14.1 25.53', '14.1-25.53'],
    ['netscaler', 'NS13.1-FIPS: Build 37.159.nc', undefined],
    ['netscaler', '13.1', undefined],
    ['junos', '21.2R3-S8.5', '21.2R3-S8'],
    ['junos', '21.2R3.8', '21.2R3'],
    ['junos', '21.4R3-S5.4-EVO', '21.4R3-S5-EVO'],
    ['junos', '12.3X48-D65.1', '12.3X48-D65'],
    ['sonicos', 'SonicOS 7.0.1-5145-R2345', '7.0.1-5145'],
    ['sonicos', 'SonicOS Enhanced 6.5.4.13-105n', '6.5.4.13-105n'],
    ['sonicos', '6.5.4.4-44v-21-2079', '6.5.4.4-44v-21-2079'],
    ['sophos', 'SFOS 19.5.3 MR-3-Build652', '19.5.3'],
    ['check point', 'R81.20 - Build 631 Take 53', 'R81.20'],
    ['zyxel', 'V5.37(ABPS.1)', '5.37 Patch 1'],
    ['zyxel', 'V5.37(ABPS.0)', '5.37'],
    ['zyxel', '5.36 Patch 2', '5.36 Patch 2'],
    ['zyxel', 'V5.21(AAZF.14)C0', 'V5.21(AAZF.14)C0'],
    ['routeros', '6.49.10 (long-term)', '6.49.10'],
    // VMware's build table (knowledge.broadcom.com/external/article/316595): 7.0 Update 3g is 20328353.
    ['esxi', '7.0 Update 3 / build 20328353', 'ESXi70U3-20328353'],
    ['esxi', 'VMware ESXi 7.0.3 build-20328353', 'ESXi70U3-20328353'],
    ['esxi', 'VMware ESXi 8.0.0 build-20513097', 'ESXi80-20513097'],
    ['esxi', '7.0.3', undefined],
    ['vcenter', '7.0 Update 3s', '7.0 U3s'],
    ['vcenter', '8.0U2d', '8.0 U2d'],
    ['vcenter', '7.0.3.02100', undefined],
    // learn.microsoft.com/exchange/new-features/build-numbers-and-release-dates
    ['exchange', 'Version 15.2 (Build 1118.40)', '15.2.1118.40'],
    ['exchange', '15.02.1118.040', '15.2.1118.40'],
    ['exchange', '15.2.1118', undefined],
    ['sql server', 'Microsoft SQL Server 2022 (RTM-CU13) - 16.0.4131.2 (X64)', '16.0.4131.2'],
    ['sql server', '2022', undefined],
    // Synology's own advisories write 1.3.1-9346-8 for 1.3.1-9346 Update 8.
    ['synology', '7.2.1-69057 Update 1', '7.2.1-69057-1'],
    ['synology', 'DSM 7.2.1-69057', '7.2.1-69057'],
    ['synology', '9.2.0-9289', '9.2.0-9289'],
    ['qnap', 'QTS 5.1.4.2596 Build 20231128', '5.1.4.2596 build 20231128'],
    ['qnap', '5.1.4.2596', '5.1.4.2596'],
    ['text', 'v1.2.3', '1.2.3'],
    ['text', 'Version 115.0.2', '115.0.2'],
    ['text', 'firmware V2.8', '2.8'],
    ['text', '', undefined],
  ];

  it.each(rows)('%s: %s is %s', (spelling, written, version) => {
    expect(translate(spelling, written).version).toBe(version);
  });

  it.each([
    ['windows', '10.0.19045', '10.0.19045'],
    ['windows', '10.0.19045 N/A Build 19045', '10.0.19045'],
    ['windows', '6.3 (9600)', '6.3.9600'],
    ['windows', 'Build 7601', '6.1.7601'],
    ['windows', 'OS Build 26100.2033', '10.0.26100'],
    ['exchange', '15.2.1118', '15.2.1118.'],
  ] as const)('%s: %s is of %s, though nothing tells how far it is updated', (spelling, written, branch) => {
    expect(translate(spelling, written).branch).toBe(branch);
  });

  it.each(rows.map(([spelling]) => spelling).filter((one, index, all) => all.indexOf(one) === index))(
    '%s reads hostile texts in linear time',
    (spelling) => {
      // A million characters: what grows with their square would outlast the limit of any test.
      for (const text of [
        '1.'.repeat(500_000),
        '9'.repeat(1_000_000),
        '1.0(' + ' '.repeat(1_000_000),
        'u'.repeat(1_000_000),
      ]) {
        expect(translate(spelling, text).version?.length ?? 0).toBeLessThan(1000);
      }
    },
  );
});
