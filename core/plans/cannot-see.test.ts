import { expect, test } from 'vitest';
import { renderPlan } from '#core/formats/plan-terminal/plan-terminal.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { assetOf, componentOf, exploitedFlaw, flawOf, inputOf, inventoryOf } from '#tests/fixtures/matches.ts';

const rows = [{ asset: assetOf('web-1'), component: componentOf('npm/ms', '1.0.0'), flaw: flawOf('CVE-2') }];

test.each([
  ['left out', 'component is no object', 'elements of the documents that were left out'],
  ['kept whole, its lack counted elsewhere', 'version is missing; the component is kept', undefined],
  ['kept whole, its lack counted elsewhere', 'purl and CPE are missing; the component is kept', undefined],
  [
    'kept in part',
    'purl is malformed; the component is kept without it',
    'elements of the documents of which a part could not be read; the rest is kept',
  ],
  [
    'kept in part',
    'exposure is not known; read as unknown',
    'elements of the documents of which a part could not be read; the rest is kept',
  ],
  ['there already', 'component listed again', undefined],
])('an element that is %s is told as such: %s', (_, reason, line) => {
  const input = inputOf(rows);
  const [document] = input.inventory.documents;
  const dropped = [{ reason, count: 3, example: '' }];
  const documents = document === undefined ? [] : [{ ...document, dropped }];
  const { cannotSee } = makePlan({ ...input, inventory: { ...input.inventory, documents } });
  const told = cannotSee.filter(({ text }) => text.startsWith('elements of the documents'));
  expect(told).toEqual(line === undefined ? [] : [{ text: line, count: 3 }]);
});

test('files of a folder that hold no inventory are told apart from elements', () => {
  const input = inputOf(rows);
  const folder = { path: 'inv', format: 'folder', digest: '', createdOn: undefined, tool: undefined, components: 0 };
  const dropped = [{ reason: 'file that holds no inventory', count: 2, example: 'inv/README.json' }];
  const documents = [...input.inventory.documents, { ...folder, dropped }];
  const { cannotSee } = makePlan({ ...input, inventory: { ...input.inventory, documents } });
  expect(cannotSee).toContainEqual({ text: 'files in the folders of the inventory that were passed over', count: 2 });
});

test('a source that states no day is told, since nobody can see how old it is', () => {
  const input = inputOf(rows);
  const head = input.feed.head();
  const source = { path: 'a.json', taken: 1, dropped: [], newestOn: undefined, asOf: undefined };
  const dated = { ...source, source: 'osv', newestOn: input.asOf };
  const sources = [
    dated,
    { ...source, source: 'osv' },
    { ...source, source: 'debian' },
    { ...source, source: 'x', taken: 0 },
  ];
  const feed = { ...input.feed, head: () => ({ ...head, builtOn: '2026-11-20', sources }) };
  const told = makePlan({ ...input, feed }).cannotSee.filter(({ text }) => /unknown age/.test(text));
  expect(told).toEqual([{ text: expect.stringMatching(/\(the feed was built on 2026-11-20\): debian$/), count: 1 }]);
});

test('a program that is known by its name alone is looked up, and is not told as one that can not be', () => {
  const asset = (name: string): ReturnType<typeof assetOf> =>
    assetOf('pc-1', { components: [componentOf(name, '100.0.4896.60')] });
  const told = (name: string): unknown =>
    makePlan(inputOf([], { inventory: { documents: [], assets: [asset(name)] } })).cannotSee.filter(({ text }) =>
      text.endsWith('nothing can be looked up'),
    );
  expect(told('Google Chrome')).toEqual([]);
  expect(told('Ward planner')).toEqual([{ text: expect.any(String), count: 1 }]);
});

test.each([
  ['every product is recognised and has a version', 'Google Chrome', '100.0', true],
  ['a product is not recognised', 'Ward planner', '100.0', false],
  ['a product is only like one that is known', 'Google Chorme', '100.0', false],
  ['an asset has no version', 'Google Chrome', undefined, false],
])('where %s, shares of the risk are said to be of all of it, or of what the plan can see', (_, name, version, all) => {
  const other = assetOf('pc-1', { components: [componentOf(name, version, { vendor: 'Google' })] });
  const input = inputOf(rows);
  const assets = [...input.inventory.assets, other];
  const plan = makePlan({ ...input, inventory: { ...input.inventory, assets } });
  expect(plan.summary.seesAll).toBe(all);
  const told = renderPlan(plan, { colour: false, columns: 100 });
  expect(told.includes(' of your risk')).toBe(all);
  expect(told.includes('of the risk that this plan can see\n')).toBe(!all);
  expect(/of the\s+risk that this plan can\s+see\./.test(plan.summary.text)).toBe(!all);
});

test.each([
  [
    'not a word of calm',
    [],
    /^Nothing is known to affect this inventory, but whether 1 vulnerability that attackers use/,
  ],
  ['told beside what affects', rows, /none of them in CISA KEV as of .*; 1 more that is must be looked up/],
] as const)('what is exploited, and may be there, is %s', (_what, others, summary) => {
  const doubt = {
    asset: assetOf('web-1'),
    component: componentOf('Archiver', '5.50', { vendor: 'Acme' }),
    flaw: exploitedFlaw('CVE-9'),
    verdict: 'unknown' as const,
  };
  expect(makePlan(inputOf([...others, doubt])).summary.text).toMatch(summary);
  expect(makePlan(inputOf([...others, { ...doubt, flaw: flawOf('CVE-9') }])).summary.text).not.toMatch(
    /attackers|looked up/,
  );
});

test.each([
  [5, /^This feed holds nothing on these Debian 12 packages: 5 components are neither safe nor unsafe\. Nothing else/],
  [4, /^Nothing that the feed knows/],
])('%i packages of a distribution of which no record speaks come first, or are too few', (number, text) => {
  const components = Array.from({ length: number }, (_, index) =>
    componentOf(`deb/debian/p${index}`, '1', { qualifiers: { distro: 'debian-12' } }),
  );
  const asset = assetOf('web', { components });
  const input = inputOf([]);
  const inventory = { ...input.inventory, assets: [asset] };
  expect(makePlan({ ...input, inventory, spokenOf: new Set() }).summary.text).toMatch(text);
  expect(makePlan({ ...input, inventory, spokenOf: new Set(components) }).summary.text).toMatch(/^Nothing that/);
});

test('a distribution of which only a stray package is spoken of is told as well', () => {
  const components = Array.from({ length: 200 }, (_, index) =>
    componentOf(`deb/debian/p${index}`, '1', { qualifiers: { distro: 'debian-12' } }),
  );
  const input = inputOf([]);
  const inventory = { ...input.inventory, assets: [assetOf('web', { components })] };
  const told = (spoken: number): string =>
    makePlan({ ...input, inventory, spokenOf: new Set(components.slice(0, spoken)) }).summary.text;
  expect(told(1)).toMatch(/^This feed holds almost nothing on these Debian 12 packages: 199 components are/);
  expect(told(2)).toMatch(/^Nothing that/);
});

test('one product that is not recognised is told of in the singular', () => {
  const odd = componentOf('Frobnicator 3000', '1', { vendor: 'Nobody' });
  const inventory = inventoryOf([assetOf('pc-1', { components: [odd] })]);
  const told = makePlan(inputOf([], { inventory })).cannotSee.map(({ text }) => text);
  expect(told).toContain('product not recognised by its name: nothing is looked up for it');
});
