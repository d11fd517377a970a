// A component that is a Windows operating system: which line of it, and how far it is updated.
import type { Component } from '#core/components/component.ts';
import { parse } from '#core/components/cpe.ts';
import { remembered } from '#core/components/remembered.ts';
import { windowsLines, type WindowsLine } from '#core/components/products/windows-lines.ts';

export type Architecture = 'x64' | 'x86' | 'arm64';

/** A Windows operating system as an inventory states it. */
export interface WindowsHost {
  /** `undefined` where neither build nor name tells it. */
  readonly line: WindowsLine | undefined;
  readonly isServer: boolean;
  /** `10` or `11` where the name says so, or the line is of it; for servers and older ones `undefined`. */
  readonly family: '10' | '11' | undefined;
  /** The third number of the version; known beside the line, since there may be builds that no line has. */
  readonly build: number | undefined;
  /** The fourth: how far it is updated. */
  readonly revision: number | undefined;
  readonly architecture: Architecture | undefined;
  /** Whether it is a Server Core installation. */
  readonly isCore: boolean | undefined;
}

/** Products of Microsoft whose names begin like the operating system's are followed by no release. */
const systemName =
  /^(?:microsoft )?windows(?:$| os$| operating system$| (?:(?:nt|rt|vista|xp|7|8|8\.1|10|11)\b|server\b(?! (?:update|essentials connector|backup))))/;

/** What the component is as an operating system; `undefined` where it is none of Windows. */
export const windowsHost: (component: Component) => WindowsHost | undefined = remembered(readHost);

function readHost(component: Component): WindowsHost | undefined {
  if (component.package !== undefined && !component.package.startsWith('generic/')) return undefined;
  const name = systemNameOf(component);
  if (name === undefined) return undefined;
  const version = versionOf(component);
  const { build, revision } = buildIn(version) ?? buildIn(name) ?? noBuild;
  const isServer = /\bserver\b/.test(name);
  const line = lineOf(name, version, { build, isServer });
  return {
    line,
    isServer,
    family: isServer ? undefined : (familyOf(line) ?? familyIn(name)),
    build: build ?? line?.build,
    revision,
    architecture: architectureIn(`${component.qualifiers['arch'] ?? ''} ${name} ${targetOf(component)}`),
    isCore: isCore(name, line),
  };
}

function isCore(name: string, line: WindowsLine | undefined): boolean | undefined {
  if (line?.isCoreOnly === true || /server core|core installation/.test(name)) return true;
  return /desktop experience|\bgui\b/.test(name) ? false : undefined;
}

/** The name in lower case and plain words, from what the component is called or from its CPE. */
function systemNameOf({ vendor, name, cpes }: Component): string | undefined {
  const plain = plainWords(name);
  const isMicrosofts = vendor === undefined ? plain.startsWith('microsoft ') : /\bmicrosoft\b/i.test(vendor);
  if (isMicrosofts && systemName.test(plain)) return plain;
  for (const text of cpes) {
    const cpe = parse(text);
    if (cpe?.part !== 'o' || cpe.vendor !== 'microsoft' || !cpe.product.startsWith('windows_')) continue;
    const words = plainWords(
      `${cpe.product} ${/^[a-z0-9]+$/.test(cpe.version) ? cpe.version : ''}`.replaceAll('_', ' '),
    );
    if (systemName.test(words)) return words;
  }
  return undefined;
}

function plainWords(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[®™©\\,]|\((?:r|tm|c)\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function versionOf({ version, cpes }: Component): string {
  const byCpe = cpes.flatMap((text) => parse(text)?.version ?? []).find((text) => /^\d+\.\d/.test(text));
  return (version ?? byCpe ?? '').toLowerCase();
}

function targetOf({ cpes }: Component): string {
  return cpes.map((text) => parse(text)?.targetHardware ?? '').join(' ');
}

interface Build {
  readonly build: number;
  readonly revision: number | undefined;
}

const noBuild = { build: undefined, revision: undefined };

/** `10.0.19045.4894`, `10.0.19045`, `10.0 (19045)`, `10.0.19045 N/A Build 19045`, `19045.4894`, `OS Build 19045.4894`. */
function buildIn(text: string): Build | undefined {
  const found =
    /(?:^|[^\d.])\d{1,2}\.\d\.(\d{4,5})(?:\.+(\d{1,6}))?(?![\d.])/.exec(text) ??
    /(?:\bbuild |\(|^)(\d{4,5})(?:\.(\d{1,6}))?(?![\d.])/.exec(text);
  const build = Number(found?.[1]);
  // A year or a release (2019, 1909) is no build.
  if (!Number.isInteger(build) || build < buildMin) return undefined;
  return { build, revision: found?.[2] === undefined ? undefined : Number(found[2]) };
}

const buildMin = 6000;

/** By the build, which is more exact than a name; without one by the words. */
function lineOf(
  name: string,
  version: string,
  { build, isServer }: { readonly build: number | undefined; readonly isServer: boolean },
): WindowsLine | undefined {
  const lines = windowsLines.filter((line) => line.isServer === isServer);
  const names = `${name} ${version}`;
  // Service Pack 2 of Server 2008 went from build 6002 to 6003 by an update.
  if (build !== undefined) return lines.find((line) => line.build === (build === 6002 ? 6003 : build));
  const released = longTerm(name);
  return lines.find(
    (line) => line.labels.some((label) => says(released ?? names, label)) && isOfFamily(line, familyIn(name)),
  );
}

/** Long-term releases bear years of their own. */
function longTerm(name: string): string | undefined {
  const year = /\blts[bc]\b.*?\b(20\d\d)\b/.exec(name)?.[1];
  return year === undefined ? undefined : longTermReleases.get(year);
}

const longTermReleases: ReadonlyMap<string, string> = new Map([
  ['2015', '1507'],
  ['2016', '1607'],
  ['2019', '1809'],
  ['2021', '21h2'],
  ['2024', '24h2'],
]);

function says(text: string, label: string): boolean {
  const at = ` ${text.replace(/[()]/g, ' ').replace(/\s+/g, ' ')} `.indexOf(` ${label} `);
  return at >= 0;
}

/** Lines of no family (servers, older ones) are told by their labels alone. */
export function isOfFamily(line: WindowsLine, family: '10' | '11' | undefined): boolean {
  return familyOf(line) === family;
}

function familyIn(name: string): '10' | '11' | undefined {
  const named = /\bwindows (10|11)\b/.exec(name)?.[1];
  return named === '10' || named === '11' ? named : undefined;
}

function familyOf(line: WindowsLine | undefined): '10' | '11' | undefined {
  const [, family] = /^Windows (10|11) /.exec(line?.title ?? '') ?? [];
  return family === '10' || family === '11' ? family : undefined;
}

/** The processor that a text names; `undefined` where it names none, or several. */
function architectureIn(text: string): Architecture | undefined {
  const [only, ...others] = architecturesIn(text);
  return others.length === 0 ? only : undefined;
}

const architectures: readonly (readonly [Architecture, RegExp])[] = [
  ['arm64', /\b(?:arm64|aarch64|arm 64)\b/i],
  ['x64', /\b(?:x64|amd64|x86[_-]64|64[- ]bit)\b/i],
  ['x86', /\b(?:x86(?![_-]64)|i[3-6]86|32[- ]bit)\b/i],
];

export function architecturesIn(text: string): readonly Architecture[] {
  const found = architectures.filter(([, pattern]) => pattern.test(text)).map(([architecture]) => architecture);
  // "ARM64-based" is also called 64-bit.
  return found.includes('arm64') ? found.filter((one) => one === 'arm64' || /\bx64|amd64/i.test(text)) : found;
}
