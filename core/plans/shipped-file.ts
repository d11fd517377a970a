// A library that a scanner saw as a file on a host is brought by a product: nobody who runs it has the project that builds it.
import type { Component } from '#core/components/component.ts';
import type { InventoryDocument } from '#core/components/inventory.ts';
import type { Scanned } from '#core/components/scan-statement.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Raise } from '#core/plans/candidate.ts';
import { ownerOf } from '#core/plans/path-owner.ts';
import { isDistribution } from '#core/matching/look-up-names.ts';
import { listed } from '#core/plans/words.ts';

const ours = 'Breakwater guidance';
/** Named one by one. */
const filesMax = 3;
const ownersMax = 3;

/** Scanners that look at what lies on hosts; others read the projects themselves. */
const hostScanners = /^(?:nessus|openvas|microsoft defender|qualys|nexpose|insightvm|wazuh)\b/i;

interface SeenFile {
  readonly path: string;
  readonly asset: string;
  /** The product in whose directory it lies. */
  readonly owner: string | undefined;
  readonly by: string;
}

/** The files as which all that is raised was seen; empty where a part of it was seen otherwise. */
export function shippedFiles({ closes }: Raise, documents: readonly InventoryDocument[]): readonly SeenFile[] {
  const files = new Map<string, SeenFile>();
  for (const { match, asset } of closes) {
    const { component } = match;
    const seen = hostScanners.test(documents[component.document]?.format ?? '') ? filesOf(component) : [];
    if (seen.length === 0) return [];
    for (const file of seen) files.set(`${asset.name}\u001f${file.path}`, { ...file, asset: asset.name });
  }
  return [...files.values()];
}

function filesOf(component: Component): readonly Omit<SeenFile, 'asset'>[] {
  const { package: name } = component;
  if (name !== undefined && isDistribution(name)) return [];
  const files = component.statements.flatMap(({ by, scanned }) =>
    scanned === undefined ? [] : pathsOf(scanned).map((path) => ({ path, owner: ownerOf(path), by })),
  );
  // A product has files of its own; a package is none that anybody installs.
  return name === undefined ? files.filter(({ owner }) => owner !== undefined && !isOwn(owner, component)) : files;
}

const library =
  /(?:(?<![\w/\\.-])[a-z]:\\|(?<![\w/\\.:-])\/)[^\n"<>|?*,]{1,400}?\.(?:jar|war|ear|dll|dylib|so)(?:\.\d+){0,3}(?![\w.])/gi;
const textCharactersMax = 8000;

/** Its own place says more than what the test printed, where other files may stand beside it. */
function pathsOf({ place, evidence }: Scanned): readonly string[] {
  const lines = (evidence ?? '').slice(0, textCharactersMax).split('\n');
  const bare = lines.map((line) => line.trim()).filter((line) => /^(?:[a-z]:\\|\/)/i.test(line));
  const own = pathsIn(place ?? '');
  return own.length > 0 ? [...new Set([...own, ...bare.flatMap(pathsIn)])] : [...new Set(lines.flatMap(pathsIn))];
}

function pathsIn(text: string): readonly string[] {
  return text.slice(0, textCharactersMax).match(library) ?? [];
}

function isOwn(owner: string, { name, vendor = '' }: Component): boolean {
  const words = new Set(wordsOf(`${vendor} ${name}`));
  return wordsOf(owner).some((word) => words.has(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z\d]{3,}/g) ?? [];
}

/** Where it was seen, and whose product to raise. */
export function shippedSteps({ called, target }: Raise, files: readonly SeenFile[]): readonly Sourced[] {
  const [first] = files;
  if (first === undefined) return [];
  const owners = [...new Set(files.flatMap(({ owner }) => owner ?? []))];
  const isTold = files.every(({ owner }) => owner !== undefined);
  const named = files.slice(0, filesMax).map(({ path, asset }) => `${path} on ${asset}`);
  const more = files.length - named.length;
  const rest = more > 0 ? `, and ${more} more ${more === 1 ? 'file' : 'files'}` : '';
  const whose = isTold ? `a file of ${listed(owners, ownersMax)}` : 'a file';
  const wanted = `${called} ${target.version === undefined ? 'without the flaw' : `${target.version} or later`}`;
  const find = isTold ? '' : 'Find out which product it belongs to. ';
  const product = isTold ? listed(owners, ownersMax) : 'that product';
  return [
    { text: `Seen as ${whose}: ${named.join(', ')}${rest}.`, source: first.by },
    {
      text: `${find}Raise ${product} to a release that brings ${wanted}; where it is not your own, ask its maker for one. Exchange the file alone only where the maker says so.`,
      source: ours,
    },
  ];
}

/** A scan that sees files sees whether they are gone. */
export function shippedCheck({ called }: Raise): Sourced {
  return { text: `The next scan finds no earlier ${called} there.`, source: ours };
}
