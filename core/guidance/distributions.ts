// Package managers of operating systems: several packages are raised in one sitting.
import type { Installer } from '#core/guidance/installer.ts';

const author = 'Breakwater';
const reviewedOn = '2026-11-25';
const plain = (_namespace: string, name: string): string => name;
const image = 'For a container image, rebuild it from its updated base instead.';

export const distributions: readonly Installer[] = [
  {
    types: ['deb'],
    title: 'APT',
    author,
    source: 'manpages.debian.org: apt-get(8), dpkg-query(1)',
    reviewedOn,
    nameOf: plain,
    direct: ({ name }) =>
      `Run \`apt-get update\` and \`apt-get install --only-upgrade ${name}\`, then restart what uses it. ${image}`,
    transitive: ({ name }) =>
      `Run \`apt-get update\` and \`apt-get install --only-upgrade ${name}\`, then restart what uses it. ${image}`,
    check: ({ name }) => `\`dpkg-query -W ${name}\` shows the installed version.`,
    back: 'Install the earlier version by name, `apt-get install PACKAGE=VERSION`, or restore the snapshot taken before.',
  },
  {
    types: ['rpm'],
    title: 'DNF',
    author,
    source: 'dnf.readthedocs.io: DNF Command Reference; rpm(8)',
    reviewedOn,
    nameOf: plain,
    direct: ({ name }) =>
      `Run \`dnf upgrade ${name}\` (older systems: \`yum update\`; SUSE: \`zypper update\`), then restart what uses it. ${image}`,
    transitive: ({ name }) =>
      `Run \`dnf upgrade ${name}\` (older systems: \`yum update\`; SUSE: \`zypper update\`), then restart what uses it. ${image}`,
    check: ({ name }) => `\`rpm -q ${name}\` shows the installed version.`,
    back: 'Run `dnf history undo last`, or restore the snapshot taken before.',
  },
  {
    types: ['apk'],
    title: 'apk',
    author,
    source: 'wiki.alpinelinux.org: Alpine Package Keeper',
    reviewedOn,
    nameOf: plain,
    direct: ({ name }) => `Run \`apk update\` and \`apk add --upgrade ${name}\`, then restart what uses it. ${image}`,
    transitive: ({ name }) =>
      `Run \`apk update\` and \`apk add --upgrade ${name}\`, then restart what uses it. ${image}`,
    check: ({ name }) => `\`apk version ${name}\` shows the installed version.`,
    back: 'Deploy the previous image, or restore the snapshot taken before: the repositories keep only the newest build.',
  },
  {
    types: ['alpm'],
    title: 'pacman',
    author,
    source: 'wiki.archlinux.org: System maintenance (partial upgrades are unsupported)',
    reviewedOn,
    nameOf: plain,
    direct: () => 'Run `pacman -Syu`: all packages together, single ones are not supported. Restart what uses them.',
    transitive: () =>
      'Run `pacman -Syu`: all packages together, single ones are not supported. Restart what uses them.',
    check: ({ name }) => `\`pacman -Q ${name}\` shows the installed version.`,
    back: 'Install the earlier file from /var/cache/pacman/pkg with `pacman -U`.',
  },
];
