// Documents in Microsoft's CVRF for tests. The products, builds and numbers of updates are those of Microsoft's security updates of August to October 2024
// (https://msrc.microsoft.com/update-guide, https://support.microsoft.com/help/5044273); the texts are ours.
import type { Advisory, Subject } from '#core/advisories/advisory.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { describe as describeRange } from '#core/versions/range.ts';

export const vector = 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:C';

const products = [
  { ProductID: '12097', Value: 'Windows 10 Version 22H2 for x64-based Systems' },
  { ProductID: '12099', Value: 'Windows 10 Version 22H2 for 32-bit Systems' },
  { ProductID: '11571', Value: 'Windows Server 2019' },
  { ProductID: '11573', Value: 'Microsoft Office 2019 for 64-bit editions' },
  { ProductID: '12077', Value: 'Microsoft .NET Framework 4.8 on Windows Server 2019' },
];

interface Fix {
  readonly kb: string;
  readonly over?: string;
  readonly build?: string;
  readonly ids: readonly string[];
}

export function fix({ kb, over = '', build = '', ids }: Fix): object {
  return {
    Description: { Value: kb },
    URL: `https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB${kb}`,
    Supercedence: over,
    ProductID: ids,
    Type: 2,
    RestartRequired: { Value: 'Yes' },
    SubType: 'Security Update',
    FixedBuild: build,
  };
}

export function vulnerability(cve: string, fixes: readonly object[], more: object = {}): object {
  return {
    Title: { Value: 'Anvil Elevation of Privilege' },
    Notes: [{ Title: 'Description', Type: 2, Value: '<p>An anvil &amp; more.</p>' }],
    CVE: cve,
    ProductStatuses: [{ ProductID: ['12097', '12099', '11571'], Type: 3 }],
    CVSSScoreSets: [{ BaseScore: 7.8, TemporalScore: 6.8, Vector: vector, ProductID: ['12097'] }],
    Remediations: fixes,
    RevisionHistory: [{ Number: '1.0', Date: '2024-10-08T07:00:00' }],
    ...more,
  };
}

/** @param more products beside the usual ones, names by id */
export function month(vulnerabilities: readonly object[], more: Readonly<Record<string, string>> = {}): object {
  const further = Object.entries(more).map(([id, name]) => ({ ProductID: id, Value: name }));
  return {
    DocumentTitle: { Value: 'October 2024 Security Updates' },
    DocumentTracking: {
      Identification: { ID: { Value: '2024-Oct' } },
      InitialReleaseDate: '2024-10-08T07:00:00',
      CurrentReleaseDate: '2024-10-09T07:00:00',
    },
    ProductTree: {
      Branch: [{ Items: [{ Items: products.slice(0, 3), Type: 1, Name: 'Windows' }], Type: 0, Name: 'Microsoft' }],
      FullProductName: [...products, ...further],
    },
    Vulnerability: vulnerabilities,
  };
}

export function advisories(records: readonly SourceRecord[]): readonly Advisory[] {
  return records.flatMap((one) => (one.kind === 'advisory' ? [one.advisory] : []));
}

export function lines(advisory: Advisory | undefined): readonly string[] {
  return (advisory?.statements ?? []).map(({ subject, stance, range, unreadable, fixed, updates = [] }) => {
    const name = subject.kind === 'product' ? [subject.product, ...subject.platforms].join(' + ') : packageIn(subject);
    const named = updates.map(({ id, supersedes }) => `${id} over ${supersedes.join()}`);
    return [name, stance, describeRange(range), ...unreadable, ...fixed, ...named].join(' | ');
  });
}

function packageIn(subject: Exclude<Subject, { kind: 'product' }>): string {
  return subject.kind === 'package' ? `${subject.package} of ${subject.release ?? 'every release'}` : subject.cpe;
}

const client = ['12097', '12099'];
export const october = month([
  vulnerability('CVE-2024-0008', [fix({ kb: '5041580', over: '5040427', build: '10.0.19045.4780', ids: client })]),
  vulnerability('CVE-2024-0009', [fix({ kb: '5043064', over: '5041580', build: '10.0.19045.4894', ids: client })]),
  vulnerability('CVE-2024-0010', [
    fix({ kb: '5044273', over: 'KB5043064, MS16-104', build: '10.0.19045.5011', ids: client }),
    fix({ kb: '5044277', over: '5043050', build: '10.0.17763.6414', ids: ['11571'] }),
    { Type: 1, Description: { Value: '<p>Turn anvils <b>off</b>.</p>' }, ProductID: [] },
    { Type: 5, Description: { Value: 'Known issues' }, ProductID: ['12097'] },
  ]),
]);
