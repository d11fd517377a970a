// The keys of one map, each read once; each problem is counted with its line.
import type { YamlEntry, YamlValue } from '#core/formats/bases/strict-yaml.ts';
import type { Tally } from '#core/kernel/tally.ts';

const textCharactersMax = 1000;
const listItemsMax = 10_000;

/** Reads the keys of a map, and in the end reports those that nobody read. */
export class Fields {
  readonly #entries: ReadonlyMap<string, YamlEntry>;
  readonly #read = new Set<string>();
  readonly #tally: Tally;

  constructor(map: Extract<YamlValue, { kind: 'map' }>, tally: Tally) {
    this.#entries = new Map(map.entries.map((entry) => [entry.key, entry]));
    this.#tally = tally;
  }

  /** The value; `undefined` where the key is missing or says nothing. */
  take(key: string): YamlValue | undefined {
    this.#read.add(key);
    const value = this.#entries.get(key)?.value;
    return value?.kind === 'nothing' ? undefined : value;
  }

  /** One text of a line; `undefined` where it is missing, empty or something else, which is reported. */
  text(key: string): string | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    if (value.kind !== 'text') this.report(key, 'value is no text', key);
    return value.kind === 'text' ? this.#short(key, value.text) : undefined;
  }

  /** A list of texts; one text stands for a list of one. */
  texts(key: string): readonly string[] {
    const value = this.take(key);
    if (value === undefined) return [];
    const items = value.kind === 'list' ? value.items : [value];
    const texts: string[] = [];
    for (const item of items.slice(0, listItemsMax)) {
      const text = item.kind === 'text' ? this.#short(key, item.text) : undefined;
      if (text === undefined) this.#tally.add('item of a list is no text', `line ${item.line}: ${key}`);
      else texts.push(text);
    }
    const over = items.length - listItemsMax;
    if (over > 0)
      this.#tally.add(`item is beyond the first ${listItemsMax} of a list`, `line ${value.line}: ${key}`, over);
    return texts;
  }

  /** One of the words of a key; `otherwise` where it is missing, or another, which is reported. */
  word<Value extends string | number>(key: string, read: (text: string) => Value | undefined, otherwise: Value): Value {
    const text = this.text(key);
    if (text === undefined) return otherwise;
    const value = read(text);
    if (value === undefined) this.report(key, `${key} is not known; read as ${otherwise}`, text);
    return value ?? otherwise;
  }

  /** The map under a key; `undefined` where there is something else. */
  map(key: string): Fields | undefined {
    const value = this.take(key);
    return value?.kind === 'map' ? new Fields(value, this.#tally) : undefined;
  }

  /** Counts a problem with a key, with its line. */
  report(key: string, reason: string, example: string): void {
    this.#tally.add(reason, `line ${this.#entries.get(key)?.line ?? 0}: ${example}`);
  }

  /** Counts the keys that were not read. */
  reportOthers(): void {
    for (const { key, line } of this.#entries.values()) {
      if (!this.#read.has(key)) this.#tally.add('key is not read', `line ${line}: ${key}`);
    }
  }

  #short(key: string, written: string): string | undefined {
    const text = written.trim();
    if (text === '') return undefined;
    if (text.length <= textCharactersMax) return text;
    this.report(key, `text is longer than ${textCharactersMax} characters and was cut`, text);
    return text.slice(0, textCharactersMax);
  }
}
