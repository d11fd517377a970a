// Versions as machines, consoles and installers write them, translated into the spelling of the records on the product.
import * as microsoft from '#core/components/products/version-spellings-microsoft.ts';
import * as networks from '#core/components/products/version-spellings-networks.ts';
import type { Spell, Translated } from '#core/components/products/translated-version.ts';

/** Longer texts are no version. */
const versionCharactersMax = 200;

const spellings = {
  text,
  'in name': text,
  windows: microsoft.windows,
  exchange: microsoft.exchange,
  'sql server': microsoft.sqlServer,
  java,
  'java in name': java,
  adobe,
  coldfusion,
  zoom,
  acronis,
  fortinet: networks.fortinet,
  'pan-os': networks.panOs,
  ios: networks.ios,
  asa: networks.asa,
  ftd: networks.threeOrFourNumbers,
  ise: networks.ise,
  meraki: networks.threeOrFourNumbers,
  ivanti: networks.ivanti,
  netscaler: networks.netscaler,
  junos: networks.junos,
  sonicos: networks.sonicOs,
  sophos: networks.threeOrFourNumbers,
  'check point': networks.checkPoint,
  zyxel: networks.zyxel,
  routeros: networks.routerOs,
  esxi: networks.esxi,
  vcenter: networks.vcenter,
  synology: networks.synology,
  qnap: networks.qnap,
} satisfies Record<string, Spell>;

export type VersionSpelling = keyof typeof spellings;

export function isVersionSpelling(name: string): name is VersionSpelling {
  return Object.hasOwn(spellings, name);
}

/**
 * The version as records write it. `version: undefined`: what is written leaves out what would decide (a Windows build
 * without its revision), or is no version. A guess would be worse than "cannot tell".
 */
export function translate(spelling: VersionSpelling, version: string): Translated {
  return spellings[spelling](version.slice(0, versionCharactersMax).trim());
}

/** Whether installers state another number than the product's own beside it, so that the name's comes first. */
export function isInName(spelling: VersionSpelling): boolean {
  return spelling === 'in name' || spelling === 'java in name';
}

function text(version: string): Translated {
  const plain = version.replace(/^(?:(?:version|ver\.?|firmware|release|rev\.?)\s*)*v?(?=\d)/i, '');
  return { version: plain === '' ? undefined : plain, branch: plain };
}

/**
 * Java up to 8 has updates, which records write as `8u391`: `1.8.0_391-b13` (`java -version`), `8 Update 391` (installers),
 * `8.0.391`, and `8.0.3910.13` in the registry, where Oracle's installer multiplies the update by ten.
 */
function java(version: string): Translated {
  const old = /(?:^|[^\d.])(?:1\.)?([5-8])(?:\.0)?(?:_|u|\s*update\s*|\.)(\d{1,5})/i.exec(version);
  if (old !== null) {
    const [, major = '', update = ''] = old;
    const own = Number(update) >= 2000 ? Math.floor(Number(update) / 10) : Number(update);
    return both(`${major}u${own}`);
  }
  const modern = /(?:^|[^\d.])(\d{2}(?:\.\d+){0,3})/.exec(version)?.[1];
  return both(modern?.replace(/(?<=\.\d+\.\d+)\.0$/, ''));
}

/** Acrobat's continuous track has two digits of the year in records, four in some installers: `23.008.20421`. */
function adobe(version: string): Translated {
  const found = /(?:20)?(\d{2})\.(\d{1,3})\.(\d{5})/.exec(version);
  if (found === null) return both(undefined);
  const [, year = '', month = '', build = ''] = found;
  return both(`${year}.${month.padStart(3, '0')}.${build}`);
}

/** `2021,0,12,330257` (its own console), `2021.0.12.330257`, `2021 Update 12`: `2021.12` in records. */
function coldfusion(version: string): Translated {
  const found =
    /(20\d{2})[.,]0[.,](\d{1,2})(?:\D|$)/.exec(version) ??
    /(20\d{2})(?:\s*update\s*|u|\.)(\d{1,2})(?:\D|$)/i.exec(version);
  return both(found === null ? undefined : `${found[1] ?? ''}.${found[2] ?? ''}`);
}

/** `5.17.11 (34827)` is 5.17.11; `5.17.34827`, which the registry holds, leaves the third number out. */
function zoom(version: string): Translated {
  const found = /\d+\.\d+\.(\d+)/.exec(version);
  return both(found === null || (found[1] ?? '').length > 3 ? undefined : found[0]);
}

/** Records compare builds alone: `16.0.38690` is build 38690 of Cyber Protect 16. */
function acronis(version: string): Translated {
  return {
    version: /(?:^|[^\d])(\d{4,6})(?:\D|$)/.exec(version)?.[1],
    branch: /^\d/.test(version) ? version : undefined,
  };
}

function both(version: string | undefined): Translated {
  return { version, branch: version };
}
