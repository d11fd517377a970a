import { comparisons, doubledOperators } from '#core/versions/bases/comparisons.ts';
import { rpmOrder } from '#core/versions/bases/rpm-order.ts';
import { key, mark } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// A version without a release stands below the same version with any release, an empty one too.
const withoutRelease = mark(0x01);
const withRelease = mark(0x02);

export const rpm: Scheme = {
  id: 'rpm',
  title: 'RPM packages',
  source: 'https://rpm-software-management.github.io/rpm/manual/dependencies.html#versioning',
  also: [
    'almalinux',
    'amazon linux',
    'amazon',
    'amzn',
    'azure linux',
    'azurelinux',
    'mariner',
    'centos',
    'fedora',
    'mageia',
    'openeuler',
    'opensuse',
    'opensuse leap',
    'opensuse tumbleweed',
    'oracle linux',
    'oraclelinux',
    'ol',
    'photon os',
    'photon',
    'red hat',
    'redhat',
    'red hat enterprise linux',
    'rhel',
    'rocky linux',
    'rocky',
    'sles',
    'suse',
    'suse linux enterprise server',
  ],
  key: keyOf,
  native: comparisons(doubledOperators, keyOf),
};

/** `[epoch:]version[-release]`; the epoch ends at the first colon and may be text in old packages. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const trimmed = version.trim();
  if (trimmed === '' || /[\s\u0000-\u001f\u007f,<>=|]/.test(trimmed)) return undefined;
  const colon = trimmed.indexOf(':');
  const epoch = colon <= 0 ? '0' : trimmed.slice(0, colon);
  const rest = trimmed.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  if (dash < 0) return key(rpmOrder(epoch) + rpmOrder(rest) + withoutRelease);
  return key(rpmOrder(epoch) + rpmOrder(rest.slice(0, dash)) + withRelease + rpmOrder(rest.slice(dash + 1)));
}
