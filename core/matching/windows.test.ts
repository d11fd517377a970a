import { describe, expect, test } from 'vitest';
import type { Statement, Update } from '#core/advisories/advisory.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import type { Component } from '#core/components/component.ts';
import { advisory as record, feedOf } from '#core/feed/fixtures/records.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { reasons } from '#core/matching/opinion.ts';
import { tell } from '#core/matching/tell.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import { everyVersion, noVersion, ofNative } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { assetWith, ofCpe, ofProduct, ofPurl } from '#tests/inventory-of.ts';

describe('a component is read as Windows', () => {
  test.each([
    ['Windows 10 22H2', '10.0.19045.3803', 'Windows 10 Version 22H2', 3803],
    ['Microsoft Windows 10 Pro', '10.0.19045', 'Windows 10 Version 22H2', undefined],
    ['Microsoft Windows 10 Enterprise', '10.0.19045 N/A Build 19045', 'Windows 10 Version 22H2', undefined],
    ['Microsoft® Windows® 11 Pro', '10.0 (22631)', 'Windows 11 Version 23H2', undefined],
    ['Windows 10', '22H2', 'Windows 10 Version 22H2', undefined],
    ['Windows 11', '22H2', 'Windows 11 Version 22H2', undefined],
    ['Windows 10 Pro', '19045.4894', 'Windows 10 Version 22H2', 4894],
    ['Windows 10 Pro', undefined, undefined, undefined],
    ['Windows 10 Enterprise LTSC 2019', undefined, 'Windows 10 Version 1809', undefined],
    ['Windows 10 Enterprise LTSB 2016', '10.0.14393.7336', 'Windows 10 Version 1607', 7336],
    ['Windows Server 2019 Standard', '10.0.17763.5000', 'Windows Server 2019', 5000],
    ['Windows Server 2012 R2 Datacenter', undefined, 'Windows Server 2012 R2', undefined],
    ['Windows Server 2012 Datacenter', undefined, 'Windows Server 2012', undefined],
    [
      'Windows Server 2022, 23H2 Edition',
      '10.0.25398.1000',
      'Windows Server 2022, 23H2 Edition (Server Core installation)',
      1000,
    ],
    ['Windows 7 Professional Service Pack 1', '6.1.7601', 'Windows 7 Service Pack 1', undefined],
    ['Windows 8.1 Pro', '6.3.9600.20000', 'Windows 8.1', 20000],
    ['Windows 8 Pro', '6.2.9200', 'Windows 8', undefined],
    // A build of the future belongs to no line that is known here.
    ['Windows 11 Pro', '10.0.99999.1', undefined, 1],
  ])('%s %s', (name, version, line, revision) => {
    const host = windowsHost(ofProduct('Microsoft Corporation', name, version));
    expect([host?.line?.title, host?.revision]).toEqual([line, revision]);
  });

  test.each([
    ['Windows Defender', '4.18'],
    ['Windows Admin Center', '2.4'],
    ['Windows Subsystem for Linux', '2.0'],
    ['Windows Terminal', '1.18'],
    ['Microsoft Office 2019', '16.0'],
    ['SQL Server 2019', '15.0.4415.2'],
  ])('not %s', (name, version) => {
    expect(windowsHost(ofProduct('Microsoft', name, version))).toBe(undefined);
  });

  test('by its CPE, and not by a package of that name', () => {
    const byName = windowsHost(ofCpe('cpe:2.3:o:microsoft:windows_10_22h2:10.0.19045.3803:*:*:*:*:*:x64:*'));
    expect([byName?.line?.build, byName?.revision, byName?.architecture]).toEqual([19045, 3803, 'x64']);
    expect(windowsHost(ofCpe('cpe:2.3:o:microsoft:windows_10:1809:*:*:*:*:*:*:*'))?.line?.build).toBe(17763);
    expect(windowsHost(ofPurl('pkg:npm/windows-10@1.0.0'))).toBe(undefined);
  });
});

const systems = ['32-bit Systems', 'ARM64-based Systems', 'x64-based Systems'];

interface Says {
  readonly below?: string;
  readonly unreadable?: readonly string[];
  readonly platforms?: readonly string[];
  readonly updates?: readonly Update[];
}

function on(product: string, { below, unreadable = [], platforms = [], updates }: Says): Statement {
  const generic = schemeOf('generic');
  const native = below === undefined ? undefined : generic?.native?.(`<${below}`);
  return {
    flaws: [0],
    subject: { kind: 'product', vendor: 'Microsoft', product, platforms },
    stance: 'affected',
    justification: undefined,
    scheme: 'generic',
    range: (generic && native && ofNative(generic, native)) ?? noVersion,
    versions: [],
    unreadable,
    fixed: below === undefined ? [] : [below],
    updates,
  };
}

function cve(id: string, ...statements: readonly Statement[]): SourceRecord {
  return record(id, { publisher: 'CVE', source: 'cve', statements });
}

function verdictsOn(
  component: Component,
  records: readonly SourceRecord[],
  updates: readonly string[] = [],
): readonly string[] {
  const feed = feedOf(records);
  const found = matchInventory({ documents: [], assets: [assetWith([component], { updates })] }, feed, schemeOf);
  return [...found.affected, ...found.unknown, ...found.notAffected].map((finding) => {
    const { vulnerability, verdict, reason, fixedIn } = tell(finding, feed, schemeOf);
    return [vulnerability.id, verdict, ...fixedIn, ...(reason === undefined ? [] : [reason])].join(' | ');
  });
}

const client = (version: string | undefined, name = 'Windows 10 22H2'): Component =>
  ofProduct('Microsoft', name, version);

describe('a host is held to the fixed build of its own line', () => {
  const records = [
    cve(
      'CVE-2024-1',
      on('Windows 10 Version 21H2', { below: '10.0.19044.4894', platforms: systems }),
      on('Windows 10 Version 22H2', { below: '10.0.19045.4894', platforms: systems }),
    ),
  ];
  test.each([
    ['10.0.19045.4893', 'CVE-2024-1 | affected | 10.0.19045.4894'],
    ['10.0.19045.4894', `CVE-2024-1 | not affected | ${reasons.past}`],
    ['10.0.19045.5000', `CVE-2024-1 | not affected | ${reasons.past}`],
    ['10.0.19045', `CVE-2024-1 | unknown | ${reasons.noBuild}`],
    [undefined, `CVE-2024-1 | unknown | ${reasons.noBuild}`],
    // An older release by its build, whatever the name says.
    ['10.0.19044.4000', 'CVE-2024-1 | affected | 10.0.19044.4894'],
  ])('%s', (version, expected) => {
    expect(verdictsOn(client(version), records)).toEqual([expected]);
  });

  test('and is asked for its release where it states none', () => {
    expect(verdictsOn(client(undefined, 'Windows 10 Pro'), records)).toEqual([
      `CVE-2024-1 | unknown | ${reasons.noLine}`,
    ]);
  });

  test('whose record names the build of another line: nothing can be told', () => {
    const odd = [cve('CVE-2024-1', on('Windows 10 Version 22H2', { below: '10.0.19043.1706' }))];
    expect(verdictsOn(client('10.0.19045.1000'), odd)).toEqual([`CVE-2024-1 | unknown | ${reasons.otherBuild}`]);
  });

  test('records on Windows 10 as a whole speak of it where their build is of its line', () => {
    const general = (below: string): readonly SourceRecord[] => [cve('CVE-2024-1', on('Windows 10', { below }))];
    expect(verdictsOn(client('10.0.19045.1000'), general('10.0.10240.20751'))).toEqual([]);
    expect(verdictsOn(client('10.0.19045.1000'), general('10.0.19045.4894'))).toEqual([
      'CVE-2024-1 | affected | 10.0.19045.4894',
    ]);
  });

  test.each([
    // CISA's enrichment says of Windows Server 2016 that CVE-2018-0824 affects all of it: it was mended in May 2018.
    ['10.0.14393.7428', reasons.noFixedBuild],
    ['10.0.14393', reasons.noBuild],
  ])('and %s is not held to have what a record says of every version: its updates may mend it', (version, reason) => {
    const every = [cve('CVE-2018-0824', { ...on('Windows Server 2016', {}), range: everyVersion })];
    const host = ofProduct('Microsoft', 'Windows Server 2016 Standard', version);
    expect(verdictsOn(host, every)).toEqual([`CVE-2018-0824 | unknown | ${reason}`]);
  });

  test('a bound that is no build can not be told', () => {
    const words = [cve('CVE-2024-1', on('Windows 10 Version 22H2', { unreadable: ['10.0.0 < publication'] }))];
    expect(verdictsOn(client('10.0.19045.1000'), words)).toEqual([`CVE-2024-1 | unknown | ${reasons.unreadable}`]);
  });

  test('between the builds of two updates, either of which fixes it, nothing can be told', () => {
    const two = [
      cve(
        'CVE-2024-1',
        on('Windows Server 2022', { below: '10.0.20348.2700' }),
        on('Windows Server 2022', { below: '10.0.20348.2695' }),
      ),
    ];
    const host = (version: string): Component => ofProduct('Microsoft', 'Windows Server 2022', version);
    expect(verdictsOn(host('10.0.20348.2694'), two)[0]).toMatch(/affected/);
    expect(verdictsOn(host('10.0.20348.2695'), two)).toEqual([`CVE-2024-1 | unknown | ${reasons.betweenBuilds}`]);
    expect(verdictsOn(host('10.0.20348.2700'), two)).toEqual([`CVE-2024-1 | not affected | ${reasons.past}`]);
  });
});

describe('processors and installations are respected', () => {
  const arm = [
    cve('CVE-2024-1', on('Windows 10 Version 22H2', { below: '10.0.19045.4894', platforms: ['ARM64-based Systems'] })),
  ];
  test.each([
    ['Windows 10 22H2 arm64', ['CVE-2024-1 | affected | 10.0.19045.4894']],
    ['Windows 10 22H2 (x64)', []],
    ['Windows 10 22H2', [`CVE-2024-1 | unknown | ${reasons.noArchitecture}`]],
  ])('%s, a record for ARM64', (name, expected) => {
    expect(verdictsOn(client('10.0.19045.1', name), arm)).toEqual(expected);
  });

  const core = on('Windows Server 2019 (Server Core installation)', { below: '10.0.17763.6293' });
  const desktop = on('Windows Server 2019', { below: '10.0.17763.6293' });
  test.each([
    ['Windows Server 2019', [desktop, core], ['CVE-2024-1 | affected | 10.0.17763.6293']],
    ['Windows Server 2019', [core], [`CVE-2024-1 | unknown | ${reasons.noInstallation}`]],
    ['Windows Server 2019 (Desktop Experience)', [core], []],
    ['Windows Server 2019 (Server Core installation)', [desktop], []],
    ['Windows Server 2019 (Server Core installation)', [core], ['CVE-2024-1 | affected | 10.0.17763.6293']],
  ])('%s, records of %#', (name, statements, expected) => {
    expect(verdictsOn(ofProduct('Microsoft', name, '10.0.17763.1'), [cve('CVE-2024-1', ...statements)])).toEqual(
      expected,
    );
  });
});

describe('installed updates prove a fix where the build is missing', () => {
  const update = (id: string, ...supersedes: readonly string[]): { readonly updates: readonly Update[] } => ({
    updates: [{ id, supersedes }],
  });
  const records = [
    cve('CVE-2024-1', on('Windows 10 Version 22H2', { below: '10.0.19045.4780', ...update('KB5041580', 'KB5040427') })),
    cve('CVE-2024-2', on('Windows 10 Version 22H2', { below: '10.0.19045.4894', ...update('KB5043064', 'KB5041580') })),
    // Its record names no update.
    cve('CVE-2024-3', on('Windows 10 Version 22H2', { below: '10.0.19045.4780' })),
  ];
  test.each([
    [[], ['unknown', 'unknown', 'unknown']],
    [['KB5041580'], ['not affected', 'unknown', 'not affected']],
    [['5043064'], ['not affected', 'not affected', 'not affected']],
    [['kb5040427'], ['unknown', 'unknown', 'unknown']],
  ])('%j', (installed, expected) => {
    const verdicts = verdictsOn(client('10.0.19045'), records, installed).map((line) => line.split(' | '));
    expect([1, 2, 3].map((n) => verdicts.find(([id]) => id === `CVE-2024-${n}`)?.[1])).toEqual(expected);
  });

  test('and the same hosts with other updates are told apart', () => {
    const feed = feedOf(records);
    const assets = [['KB5043064'], []].map((updates, n) =>
      assetWith([client('10.0.19045')], { name: `pc-${n}`, updates }),
    );
    const { unknown } = matchInventory({ documents: [], assets }, feed, schemeOf);
    expect([...new Set(unknown.map(({ asset }) => asset.name))]).toEqual(['pc-1']);
  });
});
