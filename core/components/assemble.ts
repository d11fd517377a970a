// Documents become an inventory: which asset runs what, what two documents say of the same component, and which
// component a statement of a third one is about.
import type { Asset } from '#core/components/asset.ts';
import { AssetDraft, OfDocument } from '#core/components/asset-draft.ts';
import { attachStatements, onlyStates } from '#core/components/attach-statements.ts';
import type { ComponentStatement } from '#core/components/component.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { Inventory, InventoryDocument } from '#core/components/inventory.ts';
import type { InventoryReading, StatedComponent } from '#core/components/inventory-reading.ts';
import { withKind } from '#core/components/kind-of-asset.ts';
import { namesOfAssets } from '#core/components/names-of-assets.ts';
import { isMeant } from '#core/components/path-pattern.ts';
import { placeStatements } from '#core/components/place-statements.ts';
import { Tally } from '#core/kernel/tally.ts';

/** A document that was read, with what is known of its file. */
export interface ReadDocument {
  /** As the user named it; its parts separated by `/`. */
  readonly path: string;
  /** SHA-256 of its bytes, hexadecimal; computed when it is first asked for. */
  readonly digest: () => string;
  readonly reading: InventoryReading;
}

/** An asset that a list of assets states, with what the list itself says runs there. */
export interface StatedAsset extends Omit<Asset, 'components'> {
  /** The documents that say what runs on it: paths relative to the list's folder, or file names. */
  readonly documents: readonly string[];
  readonly components: readonly StatedComponent[];
}

/** A document on many assets that was read: an `assets.yaml`, a spreadsheet, a scanner's report. */
export interface ReadAssets {
  readonly path: string;
  readonly digest: () => string;
  readonly reading: EstateReading;
}

/**
 * One inventory of all documents. Each document that no list of assets claims is an asset of its own, named for what it
 * describes, else for its file. Lists that name the same asset speak of the same one.
 */
export function assemble(documents: readonly ReadDocument[], lists: readonly ReadAssets[]): Inventory {
  const attached = attachStatements(documents.map(({ reading }) => reading));
  const parts = documents.map(({ path, digest, reading }, index): Part => {
    const content = attached[index] ?? { components: [], overall: [], unattached: [] };
    const tally = new Tally();
    tally.addAll(reading.dropped);
    for (const what of content.unattached) tally.add('statement on something that the inventory does not hold', what);
    return { path, digest, reading, index, tally, ...content };
  });
  const drafts = new Map<string, AssetDraft>();
  const claimed = new Set<number>();
  const placed = lists.map(({ reading }) => placeStatements(reading));
  const names = namesOfAssets(placed.map(({ assets }) => assets));
  const listDocuments = lists.map((list, at) => {
    const tally = new Tally();
    const { assets, dropped } = placed[at] ?? { assets: [], dropped: [] };
    const ofList = new OfDocument(documents.length + at);
    tally.addAll(dropped);
    for (const asset of assets) {
      const draft = openDraft(drafts, called(asset, names(asset)), tally);
      draft.add(asset.components, ofList, tally);
      for (const index of place(asset, list.path, parts, tally)) {
        claimed.add(index);
        const part = parts[index];
        if (part !== undefined) draft.add(part.components, new OfDocument(index), part.tally);
      }
    }
    return documentOfList(list, tally);
  });
  for (const part of parts) {
    if (!claimed.has(part.index) && !onlyStates(part.reading))
      openOwn(drafts, part).add(part.components, new OfDocument(part.index), part.tally);
  }
  return {
    documents: [...parts.map(documentOfPart), ...listDocuments],
    assets: [...drafts.values()].map((draft) => withKind(draft.build())),
  };
}

interface Part extends ReadDocument {
  readonly index: number;
  readonly tally: Tally;
  readonly components: readonly StatedComponent[];
  readonly overall: readonly ComponentStatement[];
}

function openDraft(drafts: Map<string, AssetDraft>, asset: StatedAsset, tally: Tally): AssetDraft {
  const { documents: _documents, components: _components, ...facts } = asset;
  const known = drafts.get(asset.name);
  if (known !== undefined) {
    known.learn(facts, tally);
    return known;
  }
  const draft = new AssetDraft(facts);
  drafts.set(asset.name, draft);
  return draft;
}

/** Under the name that it stands under, and known by the one that its list gives it. */
function called(asset: StatedAsset, name: string): StatedAsset {
  if (name === asset.name) return asset;
  return { ...asset, name, alsoKnownAs: [...new Set([asset.name, ...(asset.alsoKnownAs ?? [])])] };
}

/** The documents that an asset of a list names. */
function place(asset: StatedAsset, listPath: string, parts: readonly Part[], tally: Tally): readonly number[] {
  return asset.documents.flatMap((name) => {
    const meant = documentsMeant(name, listPath, parts);
    if (meant.length === 0) tally.add('document that an asset names is not in the inventory', `${asset.name}: ${name}`);
    return meant;
  });
}

/**
 * Relative to the list's folder, `*` for any part of a name; else every document whose path ends so. `.gz` need not be
 * written.
 */
function documentsMeant(name: string, listPath: string, parts: readonly Part[]): readonly number[] {
  // Lists are written on Windows, too.
  const wanted = unpacked(name.replaceAll('\\', '/').replace(/^\.\//, ''));
  const folder = listPath.slice(0, listPath.lastIndexOf('/') + 1);
  const exact = parts.filter(
    ({ path }) => path.startsWith(folder) && isMeant(unpacked(path.slice(folder.length)), wanted),
  );
  const found = exact.length > 0 ? exact : parts.filter(({ path }) => `/${unpacked(path)}`.endsWith(`/${wanted}`));
  return found.map(({ index }) => index);
}

/** And with each accent on its letter: macOS may keep it apart in a file's name. */
function unpacked(path: string): string {
  return (path.endsWith('.gz') ? path.slice(0, -'.gz'.length) : path).normalize('NFC');
}

/** The asset that a document stands for, where no list says what it runs on. */
function openOwn(drafts: Map<string, AssetDraft>, part: Part): AssetDraft {
  const file = unpacked(part.path.slice(part.path.lastIndexOf('/') + 1));
  const wanted = part.reading.subject?.name ?? file;
  const name = uniqueName(wanted, part.path, drafts);
  const nothing = { value: 'unknown' as const, source: undefined, on: undefined };
  const draft = new AssetDraft({
    name,
    exposure: nothing,
    criticality: nothing,
    zone: undefined,
    kind: part.reading.subject?.kind ?? 'unknown',
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
  });
  drafts.set(name, draft);
  return draft;
}

/** Two documents may describe things of one name; nothing says that they are one thing. */
function uniqueName(wanted: string, path: string, drafts: ReadonlyMap<string, AssetDraft>): string {
  if (!drafts.has(wanted)) return wanted;
  const withPath = `${wanted} (${path})`;
  let name = withPath;
  for (let number = 2; drafts.has(name); number += 1) name = `${withPath} ${number}`;
  return name;
}

function documentOfPart({ path, digest, reading, components, overall, tally }: Part): InventoryDocument {
  return {
    path,
    format: reading.format,
    get digest() {
      return digest();
    },
    createdOn: reading.createdOn,
    tool: reading.tool,
    components: components.length,
    dropped: tally.list(),
    overall,
  };
}

function documentOfList({ path, digest, reading }: ReadAssets, tally: Tally): InventoryDocument {
  return {
    path,
    format: reading.format,
    get digest() {
      return digest();
    },
    createdOn: reading.createdOn,
    tool: reading.tool,
    questions: reading.questions ?? [],
    components: reading.assets.reduce((sum, { components }) => sum + components.length, 0),
    dropped: tally.list(),
  };
}
