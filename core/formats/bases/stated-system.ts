// Operating systems as scanners name them: what runs, who makes it, what kind of thing runs it.
import type { AssetKind } from '#core/components/asset.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { seenComponent, type HostDistribution } from '#core/formats/bases/seen-component.ts';

interface StatedSystem {
  /** `undefined` where the text names several, or none that can be told from a guess. */
  readonly component: StatedComponent | undefined;
  readonly kind: AssetKind;
}

const systemCharactersMax = 300;

/** What the scanner says the host runs: the first that is told stands. */
export function runs(host: ScanHost, text: string | undefined): void {
  if (host.systemText !== undefined || text === undefined || text.trim() === '') return;
  host.systemText = text;
  const { component, kind } = systemOf(text);
  if (host.kind === 'unknown') host.kind = kind;
  if (component !== undefined) host.system = host.install(component);
}

/** Reads `Microsoft Windows Server 2016 Standard Build 14393`, `Linux Kernel 4.18 on AlmaLinux release 8.8`, `FortiOS 7.2.5`. */
export function systemOf(text: string | undefined): StatedSystem {
  const lines = (text ?? '').slice(0, 4 * systemCharactersMax).split(/[\r\n]+|\s\/\s|\|\|/);
  const named = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  const [only] = named;
  const kinds = new Set(named.map(kindOf));
  const [kind = 'unknown'] = kinds;
  // `Windows 2008 R2/7` is two guesses as well.
  const several =
    named.length !== 1 || only === undefined || only.length > systemCharactersMax || /\bwindows\b.*\//i.test(only);
  return {
    // Several guesses that agree on the kind still tell it.
    kind: kinds.size === 1 && !/\bwindows\b.*\//i.test(only ?? '') ? kind : 'unknown',
    component: several ? undefined : componentOf(only),
  };
}

const kinds: readonly (readonly [RegExp, AssetKind])[] = [
  [/\bwindows\b.*\bserver\b|\bwindows (nt|2000|2003|2008|2012)\b|\besxi?\b|\bvcenter\b|\bhyper-v server\b/i, 'server'],
  [/\bwindows (10|11|7|8|8\.1|vista|xp)\b|\bmac ?os( x)?\b|\bos x\b/i, 'workstation'],
  [/\b(simatic|scalance|modicon|controllogix|plc|rtu|scada|vxworks)\b/i, 'ot'],
  [
    /\bforti(os|gate|net)\b|\bpan-os\b|\bpalo alto\b|\bcisco\b|\b(ios|ios xe|nx-os|asa)\b|\bjunos\b|\bscreenos\b/i,
    'appliance',
  ],
  [
    /\bsonicos\b|\bbig-ip\b|\bnetscaler\b|\bcitrix adc\b|\bpfsense\b|\bopnsense\b|\bgaia\b|\bmikrotik\b|\brouteros\b/i,
    'appliance',
  ],
  [
    /\bsynology\b|\bqnap\b|\bqts\b|\btruenas\b|\bfreenas\b|\bdata ontap\b|\barubaos\b|\bfirewall\b|\brouter\b|\bswitch\b/i,
    'appliance',
  ],
  [
    /\bprinter\b|\bjetdirect\b|\blaserjet\b|\bxerox\b|\bricoh\b|\blexmark\b|\bcamera\b|\bip ?phone\b|\bidrac\b|\bilo\b|\bapc\b/i,
    'device',
  ],
  [
    /linux\b|\bubuntu\b|\bdebian\b|\bred ?hat\b|\bcentos\b|\bsuse\b|\b\w*bsd\b|\bunix\b|\bsolaris\b|\baix\b|\bhp-ux\b|\bwindows\b/i,
    'host',
  ],
];

/** By what the words say; `unknown` where they don't. */
export function kindOf(text: string): AssetKind {
  const stated = text.slice(0, systemCharactersMax);
  return kinds.find(([pattern]) => pattern.test(stated))?.[1] ?? 'unknown';
}

const makers: readonly (readonly [RegExp, string])[] = [
  [/^(windows|hyper-v)\b/i, 'Microsoft'],
  [/^(mac ?os|os x|ios \d+\.\d+ \(iphone)/i, 'Apple'],
  [/^(ios|ios xe|ios-xe|nx-os|asa|adaptive security appliance)\b/i, 'Cisco'],
  [/^forti/i, 'Fortinet'],
  [/^pan-os/i, 'Palo Alto Networks'],
  [/^(esx|esxi|vcenter|photon)\b/i, 'VMware'],
  [/^(junos|screenos)/i, 'Juniper Networks'],
  [/^sonicos/i, 'SonicWall'],
  [/^ubuntu\b/i, 'Canonical'],
  [/^(red hat|rhel)\b/i, 'Red Hat'],
  [/^debian\b/i, 'Debian'],
  [/^centos\b/i, 'CentOS'],
  [/^almalinux\b/i, 'AlmaLinux'],
  [/^amazon linux/i, 'Amazon'],
  [/^suse\b/i, 'SUSE'],
];

/** Makers whose name leads the system's own. */
const leading =
  /^(Microsoft|Cisco|VMware|Apple|Fortinet|Palo Alto Networks|Juniper|SonicWall|F5 Networks|F5|Citrix|Check Point|MikroTik|Synology|QNAP|HP|Dell|Siemens|Oracle) (?=\S)/i;

function componentOf(text: string): StatedComponent | undefined {
  // The kernel says nothing that the distribution's name and its packages don't say better.
  const system = text.replace(/^linux(?: kernel)? \S+ on /i, '').trim();
  if (/^(linux|unix|windows|microsoft windows|bsd)(?: kernel)?(?: [\d.x*-]+)?$/i.test(system)) return undefined;
  const lead = /^Oracle Linux/i.test(system) ? undefined : leading.exec(system)?.[0].trim();
  const name = lead === undefined ? system : system.slice(lead.length + 1);
  const vendor = makers.find(([pattern]) => pattern.test(name))?.[1] ?? lead;
  if (/^windows\b/i.test(name)) return windows(name, vendor);
  const match = /^(.*?\D)\s*(?:release |version |v)?(\d[\w.()-]*)/i.exec(name);
  if (match === null) return seenComponent({ name, vendor });
  const bare = (match[1] ?? '').replace(/(?: release| version)? *$/i, '').trim();
  return seenComponent({ name: bare === '' ? name : bare, version: match[2], vendor });
}

/** The name keeps its release (`Windows 10 Pro 22H2`); the version is the build, where it is told. */
function windows(text: string, vendor = 'Microsoft'): StatedComponent {
  const full = /\b(10\.0\.\d{5}(?:\.\d+)?|6\.[0-3]\.\d{4}(?:\.\d+)?)\b/.exec(text);
  const build = /\b(?:OS )?Build (\d{4,5}(?:\.\d+)?)\b/i.exec(text);
  const number = build?.[1];
  const version = full?.[1] ?? (number === undefined ? undefined : `${systemNumber(number)}.${number}`);
  const name = text
    .replace(full?.[0] ?? '', '')
    .replace(build?.[0] ?? '', '')
    .replace(/\b(?:64|32)[ -]bit(?: Edition)?\b/gi, '')
    .replace(/\bVersion (?=\d\dH\d|\d{4}\b)/i, '')
    .replace(/[(),]+|\bVersion\s*$/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^Windows (?=20(?:00|03|08|12|16|19|22|25)\b)/i, 'Windows Server ');
  return seenComponent({ name, version, vendor });
}

/** Builds before Windows 10 count on from another number. */
function systemNumber(build: string): string {
  const major = Number.parseInt(build, 10);
  if (major >= 10_240) return '10.0';
  if (major >= 9600) return '6.3';
  if (major >= 9200) return '6.2';
  return major >= 7600 ? '6.1' : '6.0';
}

const distributions: readonly (readonly [RegExp, HostDistribution['type'], string, string])[] = [
  [/\bubuntu(?: linux)?(?: release)? (\d+\.\d+)/i, 'deb', 'ubuntu', 'ubuntu'],
  [/\bdebian(?: gnu\/linux)?(?: release)? (\d+)/i, 'deb', 'debian', 'debian'],
  [/\balmalinux(?: release)? (\d+)/i, 'rpm', 'almalinux', 'almalinux'],
  [/\brocky(?: linux)?(?: release)? (\d+)/i, 'rpm', 'rocky-linux', 'rocky-linux'],
  [/\boracle linux(?: server)?(?: release)? (\d+)/i, 'rpm', 'oracle', 'oracle'],
  [/\bcentos(?: linux)?(?: stream)?(?: release)? (\d+)/i, 'rpm', 'centos', 'centos'],
  [/\b(?:red hat enterprise linux|rhel)[a-z ]*?(?: release)? (\d+)/i, 'rpm', 'redhat', 'rhel'],
  [/\bfedora(?: linux)?(?: release)? (\d+)/i, 'rpm', 'fedora', 'fedora'],
  [/\bamazon linux(?: ami)?(?: release)? (\d+)/i, 'rpm', 'amazon', 'amazon'],
  [/\bopensuse leap (\d+\.\d+)/i, 'rpm', 'opensuse', 'opensuse-leap'],
  [/\bsuse linux enterprise [a-z ]*?(\d+(?: ?sp\d)?)/i, 'rpm', 'suse', 'sles'],
  [/\balpine(?: linux)? v?(\d+\.\d+)/i, 'apk', 'alpine', 'alpine'],
];

/** The distribution that a text names with its release. */
export function distributionOf(text: string): HostDistribution | undefined {
  const stated = text.slice(0, systemCharactersMax);
  for (const [pattern, type, namespace, id] of distributions) {
    const release = pattern.exec(stated)?.[1];
    if (release !== undefined) return { type, namespace, distro: `${id}-${release.replace(/ ?sp/i, '.')}` };
  }
  return undefined;
}
