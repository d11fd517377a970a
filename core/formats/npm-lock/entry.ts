import type { Described, Scope } from '#core/formats/bases/component-list.ts';
import { isRecord, textOf, type JsonRecord } from '#core/kernel/json.ts';

/** npm's own limit on a name; longer ones can't be installed from the registry. */
const nameCharactersMax = 214;

/** A package as a component; `undefined` where its name is none. */
export function describeEntry(name: string, entry: JsonRecord): Described | undefined {
  const written = textOf(entry['version']);
  // Under another name: `npm:real-name@1.2.3` in version 1, a field `name` in versions 2 and 3.
  const alias = written === undefined ? null : /^npm:((?:@[^/@]+\/)?[^/@]+)@([^@]+)$/.exec(written.slice(0, 500));
  const real = alias?.[1] ?? textOf(entry['name']) ?? name;
  if (real.length > nameCharactersMax || !/^(?:@[^/@]+\/)?[^/@]+$/.test(real)) return undefined;
  const version = alias?.[2] ?? written;
  // From git, a file or an address: the text is where it came from, and no version.
  const isVersion = version !== undefined && /^\d/.test(version);
  return {
    name: real,
    version: isVersion ? version : undefined,
    purl: purlOf(real, isVersion ? version : undefined),
    cpes: [],
    vendor: undefined,
    scope: scopeOf(entry),
  };
}

function purlOf(name: string, version: string | undefined): string {
  const path = name.split('/').map(encodeURIComponent).join('/');
  return version === undefined ? `pkg:npm/${path}` : `pkg:npm/${path}@${encodeURIComponent(version)}`;
}

function scopeOf(entry: JsonRecord): Scope | undefined {
  if (entry['dev'] === true) return 'development';
  return entry['optional'] === true || entry['devOptional'] === true ? 'optional' : undefined;
}

/** The names under a field that maps names to ranges. */
export function namesOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}
