// What distributions say of one package, each in the forms that it publishes in; made up, see backports.test.ts.
import { alpine } from '#sources/alpine/alpine.ts';
import { debian } from '#sources/debian/debian.ts';
import { osv } from '#sources/osv/osv.ts';
import type { RecordReader } from '#sources/reader.ts';
import { ubuntu } from '#sources/ubuntu/ubuntu.ts';
import { rpmDocument } from '#tests/rpm-csaf.ts';

export const cve = 'CVE-2024-0001';

export interface Saying {
  readonly by: string;
  readonly read: (state: State) => readonly (readonly [RecordReader, object])[];
}

export type State = 'fixed' | 'open' | 'never';

export function osvBy(id: string, ecosystem: string, fixed: string): Saying {
  return {
    by: 'OSV',
    read: (state) => {
      const events = [
        { introduced: '0' },
        ...(state === 'fixed' ? [{ fixed }] : state === 'never' ? [{ fixed: '0' }] : []),
      ];
      const affected = [{ package: { ecosystem, name: 'anvil' }, ranges: [{ type: 'ECOSYSTEM', events }] }];
      return [[osv, { id, modified: '2024-02-01T00:00:00Z', upstream: [cve], affected }]];
    },
  };
}

export function debianOf(series: string, fixed: string): Saying {
  const states = {
    fixed: { status: 'resolved', fixed_version: fixed },
    open: { status: 'open', urgency: 'low' },
    never: { status: 'resolved', fixed_version: '0' },
  };
  return {
    by: 'the tracker',
    read: (state) => [[debian, { anvil: { [cve]: { releases: { [series]: states[state] } } } }]],
  };
}

export function ubuntuOf(series: string, fixed: string): Saying {
  const states = {
    fixed: { status: 'released', description: fixed },
    open: { status: 'deferred', description: '' },
    never: { status: 'not-affected', description: 'code not present' },
  };
  const record = (state: State): object => ({
    id: cve,
    packages: [{ name: 'anvil', statuses: [{ release_codename: series, ...states[state] }] }],
  });
  return { by: 'its CVEs', read: (state) => [[ubuntu, { cves: [record(state)] }]] };
}

export function alpineOf(release: string, fixed: string): Saying {
  return {
    by: 'secdb',
    // That a flaw is open the database does not say.
    read: (state) =>
      state === 'open'
        ? []
        : [
            [
              alpine,
              {
                apkurl: '',
                reponame: 'main',
                distroversion: release,
                packages: [{ pkg: { name: 'anvil', secfixes: { [state === 'fixed' ? fixed : '0']: [cve] } } }],
              },
            ],
          ],
  };
}

interface Rpm {
  readonly reader: RecordReader;
  readonly namespace: string;
  readonly platform: string;
  readonly cpe?: string;
  readonly type: string;
  readonly member: string;
}

export function rpmOf({ reader, namespace, platform, cpe, type, member }: Rpm, ...fixed: readonly string[]): Saying {
  const purlOf = (version: string): string => {
    const [epoch, bare] = version.includes(':') ? version.split(':') : [undefined, version];
    return `pkg:rpm/${type}/anvil@${bare}?arch=src${epoch === undefined ? '' : `&epoch=${epoch}`}`;
  };
  const packages = Object.fromEntries([
    ...fixed.map((version) => [version, purlOf(version)]),
    ['anvil', `pkg:rpm/${type}/anvil`],
  ]);
  const status: Readonly<Record<State, Readonly<Record<string, readonly string[]>>>> = {
    fixed: { [member]: fixed.map((version) => `${platform}:${version}`) },
    open: { known_affected: [`${platform}:anvil`] },
    never: { known_not_affected: [`${platform}:anvil`] },
  };
  return {
    by: 'CSAF',
    read: (state) => [
      [
        reader,
        rpmDocument({
          namespace,
          platforms: { [platform]: cpe },
          packages,
          components: Object.keys(packages).map((name) => [name, platform]),
          status: status[state],
        }),
      ],
    ],
  };
}
