// What lies on the desk: the files that were chosen, what was read of them, and the plan that was made of it all.
import { assemble, type ReadAssets, type ReadDocument } from '#core/components/assemble.ts';
import type { Inventory, InventoryDocument } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import { joinListings } from '#core/formats/bases/join-listings.ts';
import { foldHeading } from '#core/formats/bases/headings.ts';
import { isOwnFile, mayBeInventory, noInventory, noteOn, notRead } from '#core/formats/inventory-files.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally } from '#core/kernel/tally.ts';
import { emptyState, type State } from '#core/plans/state.ts';
import type { ChosenFile, FileReport } from '#portal/desk/messages.ts';
import { readChosen, type Means, type Read } from '#portal/desk/read-chosen.ts';
import { limits } from '#sources/archive/limits.ts';

interface Entry extends ChosenFile {
  readonly outcome: Read | { readonly is: 'passed over' | 'refused'; readonly reason: string; readonly place?: string };
  /** What the person said of its columns: folded headings. */
  readonly told: ReadonlyMap<string, string>;
}

/** All that a plan is made of; `lacks` says what a person has to bring or mend first. */
export type Laid =
  | { readonly lacks: string }
  | { readonly inventory: Inventory; readonly feed: Feed; readonly feedName: string; readonly state: State };

export class Desk {
  readonly #means: Means;
  readonly #entries = new Map<string, Entry>();

  constructor(means: Means) {
    this.#means = means;
  }

  /** Reads the files; one of a path that is there already takes its place. */
  async take(files: readonly ChosenFile[], onNext: (path: string, before: number) => void): Promise<void> {
    if (this.#entries.size + files.length > limits.files) throw tooMany();
    for (const [index, chosen] of files.entries()) {
      if (hiddenPart(chosen.path) === undefined) onNext(chosen.path, index);
      this.#entries.set(chosen.path, await this.#read(chosen, new Map()));
    }
  }

  leaveOut(path: string): void {
    this.#entries.delete(path);
  }

  /** Reads a table again by what the person says of its headings. */
  async beTold(path: string, columns: Readonly<Record<string, string>>): Promise<void> {
    const known = this.#entries.get(path);
    if (known === undefined) return;
    const said = Object.entries(columns).map(([heading, meaning]) => [foldHeading(heading), meaning] as const);
    this.#entries.set(path, await this.#read(known, new Map([...known.told, ...said])));
  }

  reports(): readonly FileReport[] {
    const feed = this.#feed();
    const state = this.#state();
    return this.#sorted().map((entry) => reportOf(entry, entry === feed || entry === state));
  }

  /** Everything together. */
  laid(): Laid {
    const entries = this.#sorted();
    const refused = entries.filter(({ outcome }) => outcome.is === 'refused');
    if (refused.length > 0) {
      const names = refused.map(({ path }) => path).join(', ');
      return { lacks: `Mend or leave out what could not be read, so that the plan is of all you chose: ${names}.` };
    }
    const inventory = inventoryOf(entries);
    if (inventory.documents.every(({ format }) => format === 'folder')) {
      return { lacks: 'Add what you run: a list of your assets, SBOMs, or a report of your scanner.' };
    }
    const chosen = this.#feed();
    if (chosen?.outcome.is !== 'feed')
      return { lacks: 'Add the feed of known vulnerabilities, a file whose name ends in .bwfeed.' };
    const state = this.#state()?.outcome;
    return {
      inventory,
      feed: chosen.outcome.feed,
      feedName: nameOf(chosen.path),
      state: state?.is === 'state' ? state.state : emptyState,
    };
  }

  async #read({ path, file }: ChosenFile, told: Entry['told']): Promise<Entry> {
    const entry = { path, file, told };
    const inFolder = path.includes('/');
    const name = nameOf(path);
    const isOurs = isOwnFile(name) || name.toLowerCase().endsWith('.bwfeed');
    if (hiddenPart(path) !== undefined) return { ...entry, outcome: { is: 'passed over', reason: hidden } };
    if (inFolder && !isOurs && !mayBeInventory(name)) {
      return { ...entry, outcome: { is: 'passed over', reason: notRead.otherName } };
    }
    try {
      const outcome = await readChosen(file, name, this.#means, told);
      if (outcome.is !== 'nothing') return { ...entry, outcome };
      if (inFolder) return { ...entry, outcome: { is: 'passed over', reason: notRead.holdsNone } };
      return { ...entry, outcome: { is: 'refused', reason: noInventory } };
    } catch (error) {
      return { ...entry, outcome: { is: 'refused', ...reasonOf(error) } };
    }
  }

  /** Of several the one that was built last: a folder keeps the one before as well. */
  #feed(): Entry | undefined {
    let newest: { readonly entry: Entry; readonly builtOn: string } | undefined;
    for (const entry of this.#entries.values()) {
      if (entry.outcome.is !== 'feed') continue;
      const { builtOn } = entry.outcome.feed.head();
      if (newest === undefined || builtOn >= newest.builtOn) newest = { entry, builtOn };
    }
    return newest?.entry;
  }

  /** Of several the one that was planned with last. */
  #state(): Entry | undefined {
    let newest: { readonly entry: Entry; readonly plannedOn: string } | undefined;
    for (const entry of this.#entries.values()) {
      if (entry.outcome.is !== 'state') continue;
      const { plannedOn = '' } = entry.outcome.state;
      if (newest === undefined || plannedOn >= newest.plannedOn) newest = { entry, plannedOn };
    }
    return newest?.entry;
  }

  /** As the command walks a folder: by the bytes of their paths. */
  #sorted(): readonly Entry[] {
    return [...this.#entries.values()].sort((a, b) => compareBytes(a.path, b.path));
  }
}

function reportOf({ path, outcome }: Entry, isUsed: boolean): FileReport {
  switch (outcome.is) {
    case 'feed': {
      const { builtOn, vulnerabilities } = outcome.feed.head();
      return { path, is: 'feed', builtOn, vulnerabilities, isUsed };
    }
    case 'state':
      return { path, is: 'state', plannedOn: outcome.state.plannedOn, isUsed };
    case 'inventory':
      return inventoryReport(path, outcome.content);
    case 'nothing':
      return { path, is: 'passed over', reason: notRead.holdsNone };
    case 'passed over':
      return { path, is: 'passed over', reason: outcome.reason };
    case 'refused':
      return { path, is: 'refused', reason: outcome.reason, place: outcome.place };
  }
}

type Content = Extract<Read, { is: 'inventory' }>['content'];

function inventoryReport(path: string, content: Content): FileReport {
  if (content.kind === 'inventory') {
    const { format, components, overall, loose, dropped } = content.reading;
    const stated = components.reduce((sum, { statements }) => sum + statements.length, overall.length + loose.length);
    const own = components.length === 0 && stated > 0 ? 0 : 1;
    const counts = { assets: own, components: components.length, statements: stated };
    return { path, is: 'inventory', format, ...counts, dropped, columns: [], questions: [] };
  }
  const { format, assets, statements, dropped, columns, questions = [] } = content.reading;
  const components = assets.reduce((sum, asset) => sum + asset.components.length, 0);
  const counts = { assets: assets.length, components, statements: statements.length };
  return { path, is: 'inventory', format, ...counts, dropped, columns, questions };
}

function inventoryOf(entries: readonly Entry[]): Inventory {
  const documents: ReadDocument[] = [];
  const lists: ReadAssets[] = [];
  for (const { path, outcome } of entries) {
    if (outcome.is !== 'inventory') continue;
    const { content, digest } = outcome;
    const read = { path, digest: () => digest };
    if (content.kind === 'inventory') documents.push({ ...read, reading: content.reading });
    else lists.push({ ...read, reading: content.reading });
  }
  const { documents: read, assets } = assemble(documents, joinListings(lists));
  return { documents: [...read, ...notesOn(entries)], assets };
}

/** What was passed over in each folder that was chosen, counted as the command does. */
function notesOn(entries: readonly Entry[]): readonly InventoryDocument[] {
  const tallies = new Map<string, Tally>();
  const counted = new Set<string>();
  for (const { path, outcome } of entries) {
    if (outcome.is !== 'passed over') continue;
    const folder = path.slice(0, path.indexOf('/'));
    const tally = tallies.get(folder) ?? new Tally();
    tallies.set(folder, tally);
    // A hidden folder counts once, whatever lies in it.
    const what = hiddenPart(path) ?? path;
    if (counted.has(what)) continue;
    counted.add(what);
    tally.add(outcome.reason, outcome.reason === hidden ? what.slice(folder.length + 1) : what);
  }
  return [...tallies].map(([folder, tally]) => noteOn(folder, tally.list()));
}

const hidden = 'hidden file or folder';

/** The path up to the first part that begins with a dot, behind the folder that was chosen. */
function hiddenPart(path: string): string | undefined {
  const found = /^[^/]+\/(?:[^./][^/]*\/)*\.[^/]*/.exec(path);
  return found?.[0];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The order of the UTF-8 bytes, which is that of the code points. */
function compareBytes(a: string, b: string): number {
  const [one, other] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** What the person can mend; a failure of ours is thrown on. */
function reasonOf(error: unknown): { readonly reason: string; readonly place?: string } {
  if (error instanceof BadDocument) {
    return { reason: error.message, ...(error.place === undefined ? {} : { place: error.place }) };
  }
  if (error instanceof DOMException && error.name.startsWith('Not')) {
    return { reason: 'could not be read: it was changed or moved, or may not be opened' };
  }
  throw error;
}

function tooMany(): BadDocument {
  return new BadDocument('file.too_many', `holds over ${limits.files} files`);
}
