// The products, builds and numbers of updates are those of Microsoft's security updates of August to October 2024
// (https://msrc.microsoft.com/update-guide, https://support.microsoft.com/help/5044273); the texts are ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { cvrf } from '#sources/msrc/cvrf.ts';
import { readSources } from '#sources/read.ts';
import { advisories, fix, lines, month, october, vector, vulnerability } from '#tests/msrc-documents.ts';
import { readOne } from '#tests/sources.ts';

describe('a month of CVRF', () => {
  test('states the build and the update that mend each product', () => {
    const { records, dropped } = readOne(cvrf, october);
    const [, , third] = advisories(records);
    expect(dropped).toEqual([]);
    expect(lines(third)).toEqual([
      'Windows 10 Version 22H2 + x64-based Systems | affected | <10.0.19045.5011 | 10.0.19045.5011 | KB5044273 over KB5043064',
      'Windows 10 Version 22H2 + 32-bit Systems | affected | <10.0.19045.5011 | 10.0.19045.5011 | KB5044273 over KB5043064',
      'Windows Server 2019 | affected | <10.0.17763.6414 | 10.0.17763.6414 | KB5044277 over KB5043050',
    ]);
    expect([third?.id, third?.publisher, third?.title, third?.details, third?.modifiedAt]).toEqual([
      'CVE-2024-0010',
      'Microsoft',
      'Anvil Elevation of Privilege',
      'An anvil & more.',
      '2024-10-08T07:00:00',
    ]);
    expect(third?.flaws[0]?.severities.map((one) => one.vector)).toEqual([vector]);
    expect(third?.remediations.map(({ kind, text, subjects }) => [kind, text, subjects])).toEqual([
      [
        'fix',
        'Security Update KB5044273 (10.0.19045.5011), supersedes KB5043064; restart required: Yes',
        ['product:microsoft/windows10version22h2'],
      ],
      [
        'fix',
        'Security Update KB5044277 (10.0.17763.6414), supersedes KB5043050; restart required: Yes',
        ['product:microsoft/windowsserver2019'],
      ],
      ['mitigation', 'Turn anvils off.', []],
    ]);
  });

  test.each([
    [
      'no build',
      fix({ kb: '5044277', ids: ['11571'] }),
      'Windows Server 2019 | affected | no version | which build mends it is not stated | KB5044277 over ',
    ],
    [
      'a link',
      fix({ kb: 'Click to Run', build: 'https://aka.ms/OfficeSecurityReleases', ids: ['11573'] }),
      'Microsoft Office 2019 for 64-bit editions | affected | no version | < https://aka.ms/OfficeSecurityReleases',
    ],
    [
      'what stands on another product',
      fix({ kb: '5044020', build: '4.8.4762.0', ids: ['12077'] }),
      'Microsoft .NET Framework 4.8 + Windows Server 2019 | affected | <4.8.4762.0 | 4.8.4762.0 | KB5044020 over ',
    ],
  ])('with %s', (_name, one, expected) => {
    const { records } = readOne(cvrf, month([vulnerability('CVE-2024-1', [one], { ProductStatuses: [] })]));
    expect(lines(advisories(records)[0])).toEqual([expected]);
  });

  test('a product without a fix is affected, one that is not says so', () => {
    const statuses = [
      { ProductID: ['11571', '404'], Type: 3 },
      { ProductID: ['12097'], Type: 4 },
    ];
    const { records, dropped } = readOne(cvrf, month([vulnerability('CVE-2024-1', [], { ProductStatuses: statuses })]));
    expect(lines(advisories(records)[0])).toEqual([
      'Windows Server 2019 | affected | no version | no fix is stated',
      'Windows 10 Version 22H2 + x64-based Systems | not affected | every version',
    ]);
    expect(dropped).toEqual(['product id that the document does not name']);
  });

  describe('packages of Azure Linux', () => {
    const affected = (...ids: readonly string[]): object => ({ ProductStatuses: [{ ProductID: ids, Type: 3 }] });
    const read = (names: Readonly<Record<string, string>>, fixes: readonly object[], statuses: object): unknown => {
      const { records, dropped } = readOne(cvrf, month([vulnerability('CVE-2025-1', fixes, statuses)], names));
      const [advisory] = advisories(records);
      return [lines(advisory), advisory?.remediations.map(({ text, subjects }) => [text, ...subjects]), dropped];
    };
    const linuxFix = (description: string, build: string, id: string, subType = 'Security Update'): object => ({
      ...fix({ kb: description, build, ids: [id] }),
      URL: '',
      RestartRequired: { Value: '' },
      SubType: subType,
    });

    // As of 2024: the product is the whole distribution, the update is called as the package.
    const whole = {
      '12139': 'CBL Mariner 2.0 x64',
      '12140': 'CBL Mariner 2.0 ARM',
      '12356': 'Azure Linux 3.0 x64',
    };

    test('are named by their fix', () => {
      const fixes = [
        linuxFix('bind', '9.16.48-1', '12139', 'CBL-Mariner'),
        linuxFix('bind', '9.16.48-1', '12140', 'CBL-Mariner'),
        linuxFix('bind', '9.19.21-1', '12356', 'CBL-Mariner'),
      ];
      expect(read(whole, fixes, affected('12139', '12140', '12356'))).toEqual([
        [
          'rpm/azurelinux/bind of azure linux:2 | affected | <9.16.48-1 | 9.16.48-1',
          'rpm/azurelinux/bind of azure linux:3 | affected | <9.19.21-1 | 9.19.21-1',
        ],
        [
          ['CBL-Mariner bind (9.16.48-1)', 'pkg:rpm/azurelinux/bind'],
          ['CBL-Mariner bind (9.19.21-1)', 'pkg:rpm/azurelinux/bind'],
        ],
        [],
      ]);
    });

    test('which nothing names are counted, and no product stands for them', () => {
      expect(read(whole, [], affected('12139'))).toEqual([[], [], ['package of Azure Linux is not named']]);
      const nameless = linuxFix('CBL-Mariner Releases', '9.16.48-1', '12139');
      expect(read(whole, [nameless], affected('12139'))).toEqual([
        [],
        [['Security Update (9.16.48-1)']],
        ['package of Azure Linux is not named'],
      ]);
    });

    // As of 2025: the product is the package in the version that was current, the update has no name.
    const each = {
      '20613-17084': 'azl3 kernel 6.6.112.1-2 on Azure Linux 3.0',
      '16848-17084': 'azl3 syslinux 6.04-11 on Azure Linux 3.0',
      '17667-17086': 'cbl2 local-path-provisioner 0.0.21-20 on CBL Mariner 2.0',
    };

    test('are named by the product', () => {
      const fixes = [linuxFix('CBL-Mariner Releases', '6.6.117.1-1', '20613-17084')];
      expect(read(each, fixes, affected('20613-17084'))).toEqual([
        ['rpm/azurelinux/kernel of azure linux:3 | affected | <6.6.117.1-1 | 6.6.117.1-1'],
        [['Security Update (6.6.117.1-1)', 'pkg:rpm/azurelinux/kernel']],
        [],
      ]);
    });

    // Builds bear the mark of their distribution, which products and fixes leave out: 6.04-11.azl3.
    test('without a fix are affected up to the version named, later ones can not be told', () => {
      expect(read(each, [], affected('16848-17084', '17667-17086'))).toEqual([
        [
          'rpm/azurelinux/syslinux of azure linux:3 | affected | <=6.04-11.azl3 | no fix is stated',
          'rpm/azurelinux/local-path-provisioner of azure linux:2 | affected | <=0.0.21-20.cm2 | no fix is stated',
        ],
        [],
        [],
      ]);
    });

    test('that are not affected are so in the version named', () => {
      const statuses = { ProductStatuses: [{ ProductID: ['16848-17084'], Type: 4 }] };
      expect(read(each, [], statuses)).toEqual([
        ['rpm/azurelinux/syslinux of azure linux:3 | not affected | >=6.04-11 <=6.04-11.azl3'],
        [],
        [],
      ]);
    });
  });

  test('what has no id or no product is counted', () => {
    const { dropped } = readOne(
      cvrf,
      month([vulnerability('', []), vulnerability('CVE-2024-1', [fix({ kb: '1', ids: [] })])]),
    );
    expect(dropped).toEqual(['vulnerability has no id', 'fix names no product']);
  });
});

const asXml = `<?xml version="1.0" encoding="utf-8"?>
<cvrf:cvrfdoc xmlns:cvrf="http://www.icasi.org/CVRF/schema/cvrf/1.1" xmlns:prod="http://www.icasi.org/CVRF/schema/prod/1.1"
    xmlns:vuln="http://www.icasi.org/CVRF/schema/vuln/1.1">
  <cvrf:DocumentTitle>October 2024 Security Updates</cvrf:DocumentTitle>
  <cvrf:DocumentTracking><cvrf:InitialReleaseDate>2024-10-08T07:00:00</cvrf:InitialReleaseDate>
    <cvrf:CurrentReleaseDate>2024-10-09T07:00:00</cvrf:CurrentReleaseDate></cvrf:DocumentTracking>
  <prod:ProductTree><prod:Branch Type="Vendor" Name="Microsoft"><prod:Branch Type="Product Family" Name="Windows">
    <prod:FullProductName ProductID="12097">Windows 10 Version 22H2 for x64-based Systems</prod:FullProductName>
  </prod:Branch></prod:Branch></prod:ProductTree>
  <vuln:Vulnerability Ordinal="1">
    <vuln:Title>Anvil Elevation of Privilege</vuln:Title>
    <vuln:Notes><vuln:Note Title="Description" Type="Description">&lt;p&gt;An anvil &amp;amp; more.&lt;/p&gt;</vuln:Note></vuln:Notes>
    <vuln:CVE>CVE-2024-0010</vuln:CVE>
    <vuln:ProductStatuses><vuln:Status Type="Known Affected"><vuln:ProductID>12097</vuln:ProductID></vuln:Status></vuln:ProductStatuses>
    <vuln:CVSSScoreSets><vuln:ScoreSet><vuln:BaseScore>7.8</vuln:BaseScore><vuln:Vector>${vector}</vuln:Vector>
      <vuln:ProductID>12097</vuln:ProductID></vuln:ScoreSet></vuln:CVSSScoreSets>
    <vuln:Remediations><vuln:Remediation Type="Vendor Fix"><vuln:Description>5044273</vuln:Description>
      <vuln:URL>https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB5044273</vuln:URL>
      <vuln:Supercedence>KB5043064, MS16-104</vuln:Supercedence><vuln:ProductID>12097</vuln:ProductID>
      <vuln:RestartRequired>Yes</vuln:RestartRequired><vuln:SubType>Security Update</vuln:SubType>
      <vuln:FixedBuild>10.0.19045.5011</vuln:FixedBuild></vuln:Remediation></vuln:Remediations>
    <vuln:RevisionHistory><vuln:Revision><vuln:Date>2024-10-08T07:00:00</vuln:Date></vuln:Revision></vuln:RevisionHistory>
  </vuln:Vulnerability>
</cvrf:cvrfdoc>`;

describe('files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'msrc-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('XML says the same as JSON', async () => {
    const json = month([
      vulnerability(
        'CVE-2024-0010',
        [fix({ kb: '5044273', over: '5043064', build: '10.0.19045.5011', ids: ['12097'] })],
        { ProductStatuses: [{ ProductID: ['12097'], Type: 3 }] },
      ),
    ]);
    writeFileSync(join(folder, '2024-Oct.xml'), asXml);
    const read: SourceRecord[] = [];
    const reports = await readSources([folder], (record) => read.push(record));
    expect(read).toEqual(readOne(cvrf, json).records);
    expect(reports.map(({ source, taken }) => [source, taken])).toEqual([['msrc', 1]]);
  });

  test('other XML is passed over, with its reason', async () => {
    writeFileSync(join(folder, 'page.xml'), '<html><body/></html>');
    const reports = await readSources([folder], () => {});
    expect(reports.flatMap(({ source, dropped }) => dropped.map(({ reason }) => `${source}: ${reason}`))).toEqual([
      'skipped: XML or HTML document',
    ]);
  });
});
