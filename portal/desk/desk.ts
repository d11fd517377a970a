// What lies on the desk: the files that were chosen, what was read of them, and what the person said here.
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import { isOwnFile, mayBeInventory, noInventory, notRead } from '#core/formats/inventory-files.ts';
import { toldHeadings } from '#core/formats/told-headings.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { answer, emptyState, type State } from '#core/plans/state.ts';
import { readingQuestions, withToldNames } from '#core/plans/told.ts';
import { fileReport, type Outcome } from '#portal/desk/file-report.ts';
import { hidden, hiddenPart, inventoryOf } from '#portal/desk/laid-inventory.ts';
import type { ChosenFile, FileReport, ToldColumn } from '#portal/desk/messages.ts';
import { readChosen, type Means } from '#portal/desk/read-chosen.ts';
import { limits } from '#sources/archive/limits.ts';

interface Entry extends ChosenFile {
  readonly outcome: Outcome;
  /** What was said of its headings when it was read. */
  readonly told: ReadonlyMap<string, string>;
}

/** All that a plan is made of; `lacks` says what a person has to bring or mend first. */
export type Laid =
  | { readonly lacks: string }
  | { readonly inventory: Inventory; readonly feed: Feed; readonly feedName: string; readonly state: State };

export class Desk {
  readonly #means: Means;
  readonly #entries = new Map<string, Entry>();
  /** The state with what was said here; `undefined` where nothing was said since the files were chosen. */
  #said: State | undefined;

  constructor(means: Means) {
    this.#means = means;
  }

  /** Reads the files; one of a path that is there already takes its place. */
  async take(files: readonly ChosenFile[], onNext: (path: string, before: number) => void): Promise<void> {
    if (this.#entries.size + files.length > limits.files) {
      throw new BadDocument('file.too_many', `holds over ${limits.files} files`);
    }
    for (const [index, chosen] of files.entries()) {
      if (hiddenPart(chosen.path) === undefined) onNext(chosen.path, index);
      const entry = await this.#read(chosen, this.#toldOf(chosen.path));
      if (entry.outcome.is === 'state') this.#said = undefined;
      this.#entries.set(chosen.path, entry);
    }
    await this.#heed();
  }

  async leaveOut(path: string): Promise<void> {
    if (this.#entries.get(path)?.outcome.is === 'state') this.#said = undefined;
    this.#entries.delete(path);
    await this.#heed();
  }

  /** Says which column of a table holds something: an answer like those to a plan's questions, kept like them. */
  async tellColumn({ path, meaning, heading, on }: ToldColumn): Promise<void> {
    const state = this.state();
    const asked = readingQuestions(inventoryOf(this.#sorted()), state.answers)
      .map((asking) => asking.asked)
      .find(({ kind, assets, about = [] }) => kind === 'column' && assets.includes(path) && about[0] === meaning);
    if (asked === undefined) return;
    const because = heading ?? asked.answers.at(-1) ?? '';
    const said = { on, because, hours: undefined, until: undefined, reason: undefined };
    const decided = answer({ ...state, questions: [...state.questions, asked] }, asked.id, said);
    if (!decided.ok) throw new BadDocument('document.malformed', decided.why);
    await this.say({ ...decided.value, questions: state.questions });
  }

  /** From here on plans are made from this state. */
  async say(state: State): Promise<void> {
    this.#said = state;
    await this.#heed();
  }

  state(): State {
    const chosen = this.#stateEntry()?.outcome;
    return this.#said ?? (chosen?.is === 'state' ? chosen.state : emptyState);
  }

  reports(): readonly FileReport[] {
    const used = [this.#feedEntry(), this.#stateEntry()];
    return this.#sorted().map((entry) => fileReport(entry.path, entry.outcome, used.includes(entry)));
  }

  /** Everything together. */
  laid(): Laid {
    const entries = this.#sorted();
    const refused = entries.filter(({ outcome }) => outcome.is === 'refused');
    if (refused.length > 0) {
      const names = refused.map(({ path }) => path).join(', ');
      return { lacks: `Mend or leave out what could not be read, so that the plan is of all you chose: ${names}.` };
    }
    const state = this.state();
    const inventory = withToldNames(inventoryOf(entries), state.answers);
    if (inventory.documents.every(({ format }) => format === 'folder')) {
      return { lacks: 'Add what you run: a list of your assets, SBOMs, or a report of your scanner.' };
    }
    const chosen = this.#feedEntry();
    if (chosen?.outcome.is !== 'feed') {
      return { lacks: 'Add the feed of known vulnerabilities, a file whose name ends in .bwfeed.' };
    }
    return { inventory, feed: chosen.outcome.feed, feedName: nameOf(chosen.path), state };
  }

  /** Reads again what was read by other words than those that hold now: a state may come behind its inventory. */
  async #heed(): Promise<void> {
    for (const entry of this.#entries.values()) {
      if (entry.outcome.is !== 'inventory' || entry.outcome.content.kind !== 'estate') continue;
      const told = this.#toldOf(entry.path);
      if (!isSame(told, entry.told)) this.#entries.set(entry.path, await this.#read(entry, told));
    }
  }

  #toldOf(path: string): Entry['told'] {
    return toldHeadings(this.state().answers, path);
  }

  async #read({ path, file }: ChosenFile, told: Entry['told']): Promise<Entry> {
    const entry = { path, file, told };
    const inFolder = path.includes('/');
    const name = nameOf(path);
    const isOurs = isOwnFile(name) || name.toLowerCase().endsWith('.bwfeed');
    if (hiddenPart(path) !== undefined) return { ...entry, outcome: { is: 'passed over', reason: hidden } };
    if (inFolder && !isOurs && !mayBeInventory(path)) {
      return { ...entry, outcome: { is: 'passed over', reason: notRead.otherName } };
    }
    try {
      const outcome = await readChosen(file, name, this.#means, told);
      if (outcome.is !== 'nothing') return { ...entry, outcome };
      const { why } = outcome;
      if (inFolder) return { ...entry, outcome: { is: 'passed over', reason: notRead.holdsNone, why } };
      return { ...entry, outcome: { is: 'refused', reason: why ?? noInventory } };
    } catch (error) {
      return { ...entry, outcome: { is: 'refused', ...reasonOf(error) } };
    }
  }

  /** Of several the one that was built last: a folder keeps the one before as well. */
  #feedEntry(): Entry | undefined {
    return this.#last(({ outcome }) => (outcome.is === 'feed' ? outcome.feed.head().builtOn : undefined));
  }

  /** Of several the one that was planned with last. */
  #stateEntry(): Entry | undefined {
    return this.#last(({ outcome }) => (outcome.is === 'state' ? (outcome.state.plannedOn ?? '') : undefined));
  }

  /** The entry of the last day; of one day the one that was chosen last. */
  #last(dayOf: (entry: Entry) => string | undefined): Entry | undefined {
    let last: { readonly entry: Entry; readonly day: string } | undefined;
    for (const entry of this.#entries.values()) {
      const day = dayOf(entry);
      if (day !== undefined && (last === undefined || day >= last.day)) last = { entry, day };
    }
    return last?.entry;
  }

  /** As the command walks a folder: by the bytes of their paths. */
  #sorted(): readonly Entry[] {
    return [...this.#entries.values()].sort((a, b) => compareBytes(a.path, b.path));
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isSame(a: Entry['told'], b: Entry['told']): boolean {
  return a.size === b.size && [...a].every(([heading, meaning]) => b.get(heading) === meaning);
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
