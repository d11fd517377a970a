// Distributions by the ids that /etc/os-release and scanners give them.
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';

type Known = readonly [type: HostDistribution['type'], namespace: string, id?: string];

const distributions: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['debian', ['deb', 'debian']],
  ['ubuntu', ['deb', 'ubuntu']],
  ['alpine', ['apk', 'alpine']],
  ['wolfi', ['apk', 'wolfi']],
  ['chainguard', ['apk', 'chainguard']],
  ['minimos', ['apk', 'minimos']],
  ['alpaquita', ['apk', 'alpaquita']],
  ['rhel', ['rpm', 'redhat']],
  ['redhat', ['rpm', 'redhat', 'rhel']],
  ['centos', ['rpm', 'centos']],
  ['rocky', ['rpm', 'rocky-linux']],
  ['alma', ['rpm', 'almalinux', 'almalinux']],
  ['almalinux', ['rpm', 'almalinux']],
  ['fedora', ['rpm', 'fedora']],
  ['ol', ['rpm', 'oracle']],
  ['oracle', ['rpm', 'oracle', 'ol']],
  ['amzn', ['rpm', 'amazon']],
  ['amazon', ['rpm', 'amazon', 'amzn']],
  ['sles', ['rpm', 'suse']],
  ['sles_sap', ['rpm', 'suse', 'sles']],
  ['sled', ['rpm', 'suse', 'sles']],
  ['suse linux enterprise server', ['rpm', 'suse', 'sles']],
  ['opensuse-leap', ['rpm', 'opensuse']],
  ['opensuse.leap', ['rpm', 'opensuse', 'opensuse-leap']],
  ['opensuse-tumbleweed', ['rpm', 'opensuse']],
  ['opensuse.tumbleweed', ['rpm', 'opensuse', 'opensuse-tumbleweed']],
  ['photon', ['rpm', 'photon']],
  ['mariner', ['rpm', 'azurelinux']],
  ['cbl-mariner', ['rpm', 'azurelinux', 'mariner']],
  ['azurelinux', ['rpm', 'azurelinux']],
  ['mageia', ['rpm', 'mageia']],
  ['openeuler', ['rpm', 'openeuler', 'openEuler']],
]);

/** Ids that name the release as well: there is one only. */
const rolling: ReadonlySet<string> = new Set([
  'wolfi',
  'chainguard',
  'minimos',
  'opensuse-tumbleweed',
  'opensuse.tumbleweed',
]);

/**
 * The distribution whose packages run there. `undefined` for what is not known here, derivatives among it: which of its
 * packages are those of the one it is like, nobody says.
 *
 * @param version as in `VERSION_ID`, or a code name
 */
export function distributionOfId(id: string | undefined, version: string | undefined): HostDistribution | undefined {
  const key = id?.trim().toLowerCase() ?? '';
  const known = distributions.get(key);
  if (known === undefined) return undefined;
  const [type, namespace, name = key] = known;
  if (rolling.has(key)) return { type, namespace, distro: name };
  const release = version?.trim() ?? '';
  return { type, namespace, distro: release === '' ? undefined : `${name}-${release}` };
}
