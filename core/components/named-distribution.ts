// A distribution by the name that scanners give the operating system: `Canonical Ubuntu 18.04.6`, `Red Hat Enterprise Linux`.
import { remembered } from '#core/components/remembered.ts';
import { distributionOf, releaseName } from '#core/components/releases.ts';

interface NamedSystem {
  readonly vendor: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
}

/** Longer names are those of something else. */
const nameCharactersMax = 200;

/** Whole names, without their release; by the namespace of their packages. */
const names: readonly (readonly [name: RegExp, type: string, namespace: string])[] = [
  [/^(?:canonical )?ubuntu(?: linux| server| desktop)?$/, 'deb', 'ubuntu'],
  [/^debian(?: gnu\/linux| linux)?$/, 'deb', 'debian'],
  [/^centos(?: linux)?$/, 'rpm', 'centos'],
  [
    /^(?:red ?hat(?: inc\.?)? )(?:red hat )?enterprise linux(?: server| workstation| desktop| client)?$/,
    'rpm',
    'redhat',
  ],
  [/^(?:red hat enterprise linux|rhel)(?: server| workstation| desktop| client)?$/, 'rpm', 'redhat'],
  [/^alma ?linux(?: os)?$/, 'rpm', 'almalinux'],
  [/^rocky ?linux$/, 'rpm', 'rocky-linux'],
  [/^oracle linux(?: server)?$/, 'rpm', 'oracle'],
  [/^amazon linux(?: ami)?$/, 'rpm', 'amazon'],
  [/^suse linux enterprise(?: server| desktop)?$/, 'rpm', 'suse'],
  [/^opensuse(?: leap)?$/, 'rpm', 'opensuse'],
  [/^fedora(?: linux)?$/, 'rpm', 'fedora'],
  [/^alpine(?: linux)?$/, 'apk', 'alpine'],
];

/** Its release as in `ubuntu:18.04`, where one is told; `undefined` for what is no distribution by its whole name. */
export const namedDistribution: (system: NamedSystem) => { readonly release: string | undefined } | undefined =
  remembered(byName);

function byName(system: NamedSystem): ReturnType<typeof namedDistribution> {
  const { vendor = '', version = '' } = system;
  const name = system.name.toLowerCase().slice(0, nameCharactersMax).trim();
  const [bare, stated] = splitRelease(name);
  const whole = `${vendor.toLowerCase()} ${bare}`;
  const found = names.find(([pattern]) => pattern.test(bare) || pattern.test(whole));
  if (found === undefined) return undefined;
  const distribution = distributionOf(found[1], found[2]);
  const text = version === '' ? stated : version;
  return { release: distribution === undefined || text === '' ? undefined : releaseName(distribution, text) };
}

/** `centos linux release 7.9.2009 (core)` is `centos linux` of `7.9.2009 (core)`. */
function splitRelease(name: string): readonly [bare: string, release: string] {
  const at = /(?: release| version)? v?\d/.exec(name)?.index ?? name.length;
  return [
    name.slice(0, at).trim(),
    name
      .slice(at)
      .replace(/^ (?:release|version) /, '')
      .trim(),
  ];
}
