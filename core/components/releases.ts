// Releases of distributions, named alike however a source or a tool writes them: `debian:11`, `alpine:v3.18`,
// `ubuntu:22.04`, `red hat:8`.

/** A distribution, and how it names its releases. */
export interface Distribution {
  /** The OSV ecosystem in lower case, which leads the release's name. */
  readonly ecosystem: string;
  /**
   * The release without its leading ecosystem, from any text that names it, in lower case: a version as in
   * /etc/os-release, a code name, a stream. `undefined` where there is none in it.
   */
  readonly release: (text: string) => string | undefined;
}

// Code names, for tools that write these in place of numbers.
const debianSeries: ReadonlyMap<string, string> = new Map([
  ['sarge', '3.1'],
  ['etch', '4'],
  ['lenny', '5'],
  ['squeeze', '6'],
  ['wheezy', '7'],
  ['jessie', '8'],
  ['stretch', '9'],
  ['buster', '10'],
  ['bullseye', '11'],
  ['bookworm', '12'],
  ['trixie', '13'],
  ['forky', '14'],
  ['duke', '15'],
  ['unstable', 'sid'],
  ['sid', 'sid'],
]);

const ubuntuSeries: ReadonlyMap<string, string> = new Map([
  ['dapper', '6.06'],
  ['hardy', '8.04'],
  ['lucid', '10.04'],
  ['precise', '12.04'],
  ['trusty', '14.04'],
  ['utopic', '14.10'],
  ['vivid', '15.04'],
  ['wily', '15.10'],
  ['xenial', '16.04'],
  ['yakkety', '16.10'],
  ['zesty', '17.04'],
  ['artful', '17.10'],
  ['bionic', '18.04'],
  ['cosmic', '18.10'],
  ['disco', '19.04'],
  ['eoan', '19.10'],
  ['focal', '20.04'],
  ['groovy', '20.10'],
  ['hirsute', '21.04'],
  ['impish', '21.10'],
  ['jammy', '22.04'],
  ['kinetic', '22.10'],
  ['lunar', '23.04'],
  ['mantic', '23.10'],
  ['noble', '24.04'],
  ['oracular', '24.10'],
  ['plucky', '25.04'],
  ['questing', '25.10'],
  ['resolute', '26.04'],
]);

const rolling = (): undefined => undefined;

/** By purl type and namespace, folded: `deb/debian`. */
const distributions: ReadonlyMap<string, Distribution> = new Map([
  ['deb/debian', { ecosystem: 'debian', release: debian }],
  ['deb/ubuntu', { ecosystem: 'ubuntu', release: ubuntu }],
  ['deb/echo', { ecosystem: 'echo', release: rolling }],
  ['apk/alpine', { ecosystem: 'alpine', release: alpine }],
  ['apk/alpaquita', { ecosystem: 'alpaquita', release: bellSoft }],
  ['apk/bellsoft-hardened-containers', { ecosystem: 'bellsoft hardened containers', release: bellSoft }],
  ['apk/wolfi', { ecosystem: 'wolfi', release: rolling }],
  ['apk/chainguard', { ecosystem: 'chainguard', release: rolling }],
  ['apk/minimos', { ecosystem: 'minimos', release: rolling }],
  ['apk/cleanstart', { ecosystem: 'cleanstart', release: rolling }],
  ['rpm/almalinux', { ecosystem: 'almalinux', release: major }],
  ['rpm/rocky-linux', { ecosystem: 'rocky linux', release: major }],
  ['rpm/redhat', { ecosystem: 'red hat', release: redHat }],
  ['rpm/centos', { ecosystem: 'centos', release: major }],
  ['rpm/fedora', { ecosystem: 'fedora', release: major }],
  ['rpm/oracle', { ecosystem: 'oracle linux', release: major }],
  ['rpm/amazon', { ecosystem: 'amazon linux', release: major }],
  ['rpm/mageia', { ecosystem: 'mageia', release: major }],
  ['rpm/azurelinux', { ecosystem: 'azure linux', release: major }],
  ['rpm/photon', { ecosystem: 'photon os', release: photon }],
  ['rpm/openeuler', { ecosystem: 'openeuler', release: openEuler }],
  ['rpm/opensuse', { ecosystem: 'opensuse', release: openSuse }],
  ['rpm/suse', { ecosystem: 'suse', release: suse }],
]);

/** The distribution that a purl's type and namespace (in its folded spelling) name. */
export function distributionOf(type: string, namespace: string): Distribution | undefined {
  return distributions.get(`${type}/${namespace}`);
}

/** The whole name of the release that a text speaks of. */
export function releaseName({ ecosystem, release }: Distribution, text: string): string | undefined {
  const found = release(text.trim().toLowerCase());
  return found === undefined ? undefined : `${ecosystem}:${found}`;
}

function firstNumber(text: string): string | undefined {
  return /\d+(?:\.\d+)*/.exec(text)?.[0];
}

function leading(text: string, parts: number): string | undefined {
  return firstNumber(text)?.split('.').slice(0, parts).join('.');
}

function major(text: string): string | undefined {
  return leading(text, 1);
}

function fromSeries(text: string, series: ReadonlyMap<string, string>): string | undefined {
  for (const word of text.split(/[^a-z]+/)) {
    const release = series.get(word);
    if (release !== undefined) return release;
  }
  return undefined;
}

function debian(text: string): string | undefined {
  // Before version 4, releases were numbered in two parts.
  return fromSeries(text, debianSeries) ?? leading(text, /\b[123]\.\d/.test(text) ? 2 : 1);
}

/** Expanded maintenance (`pro`) fixes packages of the release itself; FIPS and the like are packages of their own. */
function ubuntu(text: string): string | undefined {
  const number = fromSeries(text, ubuntuSeries) ?? leading(text, 2);
  if (number === undefined) return undefined;
  const variant = /^pro:([a-z][a-z-]*):/.exec(text)?.[1];
  return variant === undefined ? number : `pro:${variant}:${number}`;
}

function alpine(text: string): string | undefined {
  if (/\bedge\b/.test(text)) return 'edge';
  const number = leading(text, 2);
  return number === undefined ? undefined : `v${number}`;
}

function bellSoft(text: string): string | undefined {
  return /\bstream\b/.test(text) ? 'stream' : major(text);
}

// Streams of one major release share its packages; other products are named by the release they are built for, where
// their CPE says so (`openshift:4.12::el8`).
const redHatStream = /^(?:enterprise_linux|rhel_(?:aus|e4s|els|eus|eus_long_life|mission_critical|tus))[a-z_]*:(\d+)/;

/** From a `distro` (`rhel-8.6`, `el8`) or from the rest of a CPE behind `cpe:/o:redhat:`. */
function redHat(text: string): string | undefined {
  const stream = redHatStream.exec(text)?.[1] ?? /\bel(\d+)/.exec(text)?.[1];
  if (stream !== undefined) return stream;
  return /^[a-z_]+:/.test(text) ? text : major(text);
}

function photon(text: string): string | undefined {
  const number = firstNumber(text);
  return number === undefined || number.includes('.') ? number : `${number}.0`;
}

function openEuler(text: string): string | undefined {
  return /\d\d\.\d\d(?:-lts)?(?:-sp\d+)?/.exec(text)?.[0];
}

function openSuse(text: string): string | undefined {
  if (text.includes('tumbleweed')) return 'tumbleweed';
  const number = leading(text, 2);
  if (number === undefined) return undefined;
  return text.includes('micro') ? `leap micro ${number}` : `leap ${number}`;
}

/** Products and modules of one service pack are one release: `Linux Enterprise Server 15 SP4-LTSS` is `15.4`. */
function suse(text: string): string | undefined {
  if (text.includes('micro')) {
    const number = leading(text, 2);
    return number === undefined ? undefined : `linux enterprise micro ${number}`;
  }
  const [, release, pack] = /\b(1[0-9])(?:\.(?=\d)|[ :_-]*sp)?(\d{1,2}\b)?/.exec(text) ?? [];
  if (release !== undefined) return pack === undefined || pack === '0' ? release : `${release}.${pack}`;
  return text === '' ? undefined : text;
}
