// What the commands print for other programs is what docs/reference/*.schema.json promises.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileText, planWith } from '#tests/fixtures/plans.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const organizations = ['hospital', 'bank', 'utility'];
const asOf = '2026-11-25';

let folder = '';
let feed = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-schemas-'));
  feed = join(folder, 'feed');
  breakwater(['feed', 'build', '--out', feed, join(root, 'examples/feed')]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('match.schema.json', () => {
  const validate = compiled('match.schema.json');

  test.each(organizations)('the matches of the example %s are as promised', (organization) => {
    const document = json(['match', join(root, 'examples', organization), ...shared(), '--no-state']);
    expectValid(validate, document);
    expect(listOf(document, 'matches').length).toBeGreaterThan(0);
  });

  test('a member that is missing, added or of another kind is not as promised', () => {
    const document = json(['match', join(root, 'examples/bank'), ...shared(), '--no-state']);
    expectStrict(validate, document);
    expectStrict(validate, document, (whole) => listOf(whole, 'matches')[0]);
  });
});

describe('plan.schema.json', () => {
  const validate = compiled('plan.schema.json');

  test.each(organizations)('the plan of the example %s is as promised', (organization) => {
    const words = ['plan', join(root, 'examples', organization), '--hours', '8', ...shared(), '--no-state'];
    const advice = json(words);
    expectValid(validate, advice);
    expect(listOf(advice, 'actions').length).toBeGreaterThan(0);
    expectValid(validate, json([...words, '--bound-by', 'bod-26-04']));
  });

  test('a plan without hours, in which the turn of nothing comes, is as promised', () => {
    const words = ['plan', join(root, 'examples/bank'), '--hours', '0', ...shared(), '--no-state'];
    const document = json(words);
    expectValid(validate, document);
    expect(listOf(document, 'later').map(({ week }) => week)).toContain(undefined);
  });

  test('a plan that says what changed since the last is as promised', () => {
    const words = ['plan', join(root, 'examples/hospital'), '--hours', '8', '--state', join(folder, 'state.json')];
    const days = ['2026-11-18', asOf].map((day) => json([...words, ...shared(day)]));
    for (const document of days) expectValid(validate, document);
    expect(Object.keys(days[1] ?? {})).toContain('changes');
  });

  test('a plan with every member that may be left out, and hostile text in all of them, is as promised', () => {
    const plan = planWith(hostileText);
    expectValid(validate, JSON.parse(JSON.stringify(plan)) as JsonObject);
  });

  test('a member that is missing, added or of another kind is not as promised', () => {
    const document = json(['plan', join(root, 'examples/bank'), '--hours', '8', ...shared(), '--no-state']);
    expectStrict(validate, document, undefined, ['boundBy', 'changes', 'wouldHelp']);
    expectStrict(validate, document, (whole) => listOf(whole, 'actions')[0], ['to', 'dueOn', 'overdueSince']);
    expectStrict(validate, document, (whole) => listOf(whole, 'later')[0], ['week', 'to', 'dueOn', 'overdueSince']);
  });
});

type JsonObject = Record<string, unknown>;

function shared(day = asOf): readonly string[] {
  return ['--feed', feed, '--as-of', day, '--format', 'json'];
}

function breakwater(words: readonly string[]): string {
  const ran = spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  expect({ words: words.join(' '), status: ran.status, stderr: ran.status === 0 ? '' : ran.stderr }).toEqual({
    words: words.join(' '),
    status: 0,
    stderr: '',
  });
  return ran.stdout;
}

function json(words: readonly string[]): JsonObject {
  return JSON.parse(breakwater(words)) as JsonObject;
}

function listOf(document: JsonObject, name: string): readonly JsonObject[] {
  return document[name] as readonly JsonObject[];
}

function compiled(name: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: false });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(join(root, 'docs/reference', name), 'utf8')) as JsonObject;
  return ajv.compile(schema);
}

function expectValid(validate: ValidateFunction, document: unknown): void {
  validate(document);
  expect(validate.errors).toBeNull();
}

/** Every member of one object is asked for, but those in `optional`; another is refused, and so is another kind. */
function expectStrict(
  validate: ValidateFunction,
  document: JsonObject,
  part: (whole: JsonObject) => JsonObject | undefined = (whole) => whole,
  optional: readonly string[] = [],
): void {
  const changed = (change: (object: JsonObject) => void): boolean => {
    const copy = structuredClone(document);
    const object = part(copy);
    if (object === undefined) throw new Error('the example holds no such part');
    change(object);
    return validate(copy);
  };
  const names = Object.keys(part(document) ?? {});
  expect(names.length).toBeGreaterThan(3);
  expect(changed(() => undefined)).toBe(true);
  expect(changed((object) => Object.assign(object, { unheardOf: 1 }))).toBe(false);
  const ignored = names.filter((name) => changed((object) => Object.assign(object, { [name]: [[0]] })));
  expect(ignored).toEqual([]);
  const spare = names.filter((name) => changed((object) => Reflect.deleteProperty(object, name)));
  expect(spare.filter((name) => !optional.includes(name))).toEqual([]);
}
