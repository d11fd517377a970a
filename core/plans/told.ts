// What people said of how their documents are to be read: which column holds what, and which product a name stands for.
import type { Component } from '#core/components/component.ts';
import type { ReadColumn } from '#core/components/estate-reading.ts';
import type { Inventory, InventoryDocument } from '#core/components/inventory.ts';
import { productQuestions, writtenName, type DoubtfulName } from '#core/components/products/question.ts';
import { resolve, type Resolution } from '#core/components/products/resolve.ts';
import { softwareOf } from '#core/components/software.ts';
import { shortHash } from '#core/kernel/short-hash.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import type { Question } from '#core/plans/plan.ts';
import type { Asking } from '#core/plans/questions.ts';
import type { GivenAnswer } from '#core/plans/state.ts';

/** The answer that none of the columns holds it. */
const noColumn = 'none of them';

/** Columns of one document, in the person's words: the heading, and what it holds. */
export type ToldColumns = readonly { readonly heading: string; readonly meaning: ReadColumn['meaning'] }[];

/** What was said of the columns of the document at this path. */
export function toldColumns(answers: readonly GivenAnswer[], path: string): ToldColumns {
  return answers.flatMap(({ kind, assets, about = [], value }): ToldColumns => {
    const [meaning] = about;
    if (kind !== 'column' || meaning === undefined || !assets.includes(path)) return [];
    // Where none is it, what was guessed to be it is read as nothing.
    if (value === noColumn) return about.slice(1).map((heading) => ({ heading, meaning: undefined }));
    return [{ heading: value, meaning }];
  });
}

/** Names under which something stands in the inventory, as the person said what they are. */
export function withToldNames(inventory: Inventory, answers: readonly GivenAnswer[]): Inventory {
  const told = new Map<string, Told>();
  // A version that contradicted an answer, and took it back.
  const refuted = new Set<string>();
  for (const { kind, about = [], assets, value } of answers) {
    const [vendor, product, version] = about;
    if (kind !== 'name' || vendor === undefined || product === undefined) continue;
    if (value === 'yes') for (const name of assets) told.set(name, { vendor, product });
    else if (version !== undefined) refuted.add([vendor, product, version].join('\u001f'));
  }
  if (told.size === 0) return inventory;
  return {
    ...inventory,
    assets: inventory.assets.map((asset) => ({
      ...asset,
      components: asset.components.map((component) => {
        const said = component.package === undefined ? toldOf(component, told) : undefined;
        if (said === undefined) return component;
        const { vendor, product } = said;
        const isRefuted = refuted.has([vendor, product, component.version ?? ''].join('\u001f'));
        return isRefuted ? component : { ...component, vendor, name: product };
      }),
    })),
  };
}

interface Told {
  readonly vendor: string;
  readonly product: string;
}

/** Questions once showed names without the vendor beside them, or with a vendor that the name held already. */
function toldOf(component: Component, told: ReadonlyMap<string, Told>): Told | undefined {
  const { vendor = '', name } = component;
  return told.get(writtenName(component)) ?? told.get(`${vendor} ${name}`) ?? told.get(name);
}

/** Questions on names asked in one run, those that settle most names first. */
const namesMax = 3;
/** So many of them come before all others where they are of what can be reached, or can't be done without. */
const pressingMax = 2;

/** What to ask of how the documents were read; what was answered is not asked again. */
export function readingQuestions(inventory: Inventory, answers: readonly GivenAnswer[]): readonly Asking[] {
  const known = new Set(answers.map(({ question }) => question));
  const open = (list: readonly Asking[]): readonly Asking[] => list.filter(({ question }) => !known.has(question.id));
  const { pressing, others } = doubtfulNames(inventory, contradictionsKept(answers));
  const first = open(nameQuestions(pressing));
  const rest = open(nameQuestions(others));
  const asked = first.slice(0, pressingMax);
  const columns = open(inventory.documents.flatMap(columnQuestions));
  return [...asked, ...columns, ...[...first.slice(pressingMax), ...rest].slice(0, namesMax - asked.length)];
}

function nameQuestions(doubtful: readonly DoubtfulName[]): readonly Asking[] {
  return productQuestions(doubtful).map(({ vendor, product, contradicted, names, text }) => {
    const about = [vendor, product, ...(contradicted === undefined ? [] : [contradicted])];
    return asking({ kind: 'name', about, assets: names, answers: ['yes', 'no'], text });
  });
}

/** Products, each with a version that is none of its, of which somebody said that they are it nevertheless. */
function contradictionsKept(answers: readonly GivenAnswer[]): ReadonlySet<string> {
  return new Set(
    answers.flatMap(({ kind, value, about = [] }) => (kind === 'name' && value === 'yes' ? about.join('\u001f') : [])),
  );
}

function columnQuestions({ path, questions = [] }: InventoryDocument): readonly Asking[] {
  return questions.map(({ meaning, guess, candidates }) => {
    const read = guess === undefined ? '' : ` It was read from "${guess}".`;
    return asking({
      kind: 'column',
      about: [meaning, ...(guess === undefined ? [] : [guess])],
      assets: [path],
      answers: [...candidates, noColumn],
      text: `Which column of ${path} holds the ${meaning}?${read}`,
    });
  });
}

interface Doubtful {
  /** What may stand for the same product as a name on an asset that is public or essential. */
  readonly pressing: readonly DoubtfulName[];
  readonly others: readonly DoubtfulName[];
}

function doubtfulNames({ assets }: Inventory, kept: ReadonlySet<string>): Doubtful {
  const found = new Map<string, DoubtfulName & { readonly hosts: string[] }>();
  const pressing = new Set<string>();
  for (const asset of assets) {
    for (const component of softwareOf(asset)) {
      if (component.package !== undefined || component.untold !== undefined) continue;
      const resolution = doubtOn(component, kept);
      if (resolution === undefined) continue;
      const key = [component.vendor ?? '', component.name, resolution.contradicted ?? ''].join('\u001f');
      const one = found.get(key) ?? { thing: component, resolution, hosts: [] };
      if (!one.hosts.includes(asset.name)) one.hosts.push(asset.name);
      found.set(key, one);
      if (isPressing(asset)) pressing.add(productOf(one));
    }
  }
  const all = [...found.values()];
  return {
    pressing: all.filter((one) => pressing.has(productOf(one))),
    others: all.filter((one) => !pressing.has(productOf(one))),
  };
}

/** A name that is doubtful, or a version that is none of the product's; of Windows its build tells. */
function doubtOn(component: Component, kept: ReadonlySet<string>): Resolution | undefined {
  const resolution = resolve(component);
  if (resolution === undefined || windowsHost(component)?.line !== undefined) return undefined;
  const { confidence, vendor, product, contradicted } = resolution;
  if (confidence === 'doubtful') return resolution;
  const isOpen = contradicted !== undefined && !kept.has([vendor, product, contradicted].join('\u001f'));
  return isOpen ? resolution : undefined;
}

function isPressing({ exposure, criticality }: Inventory['assets'][number]): boolean {
  return exposure.value === 'public' || criticality.value === 'essential';
}

/** What one question is about. */
function productOf({ resolution: { vendor, product } }: DoubtfulName): string {
  return `${vendor}\u001f${product}`;
}

function effectOfName(contradicted: string | undefined): string {
  return contradicted === undefined
    ? 'With yes, what is known of the product is looked up; until then it is not.'
    : 'With yes, what is known of the product is looked up, and its version is to be found out.';
}

function asking(parts: {
  readonly kind: 'column' | 'name';
  readonly about: readonly string[];
  readonly assets: readonly string[];
  readonly answers: readonly string[];
  readonly text: string;
}): Asking {
  const { kind, about, assets, answers, text } = parts;
  const id = `q${shortHash([kind, ...about, ...assets].join('\u001f')).slice(1)}`;
  const effect = kind === 'column' ? 'The whole list is read by the answer.' : effectOfName(about[2]);
  const question: Question = { id, kind, text, assets, answers, effect };
  return { question, asked: { id, kind, assets, answers, closes: [], about } };
}
