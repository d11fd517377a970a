import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '#cli/action.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import { readState, writeState } from '#cli/state.ts';
import { statePath } from '#cli/state-path.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { planAndRemember } from '#core/plans/make-plan.ts';
import { emptyState, type State } from '#core/plans/state.ts';
import { renderState } from '#core/plans/state-document.ts';
import { asOf, assetOf, componentOf, exploitedFlaw, inputOf } from '#tests/fixtures/matches.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-action-'));
const path = join(folder, 'breakwater.state.json');
afterAll(() => rmSync(folder, { recursive: true }));

const rows = [
  {
    asset: assetOf('portal', { exposure: { value: 'internal', source: undefined, on: undefined } }),
    component: componentOf('npm/lodash', '4.17.15'),
    flaw: exploitedFlaw('CVE-2020-8203', { decisionPoints: [] }),
    fixedIn: ['4.17.19'],
  },
];
const { state, plan } = planAndRemember(inputOf(rows));
const id = plan.actions.find(({ kind }) => kind === 'upgrade')?.id ?? '';

beforeEach(() => writeFileSync(path, renderState(state)));

async function say(words: readonly string[]): Promise<string> {
  let said = '';
  const io: Io = {
    cwd: folder,
    stdin: async function* () {},
    stdout: (text) => void (said += text),
    stderr: () => {},
    today: () => asOf,
    clock: () => 0,
    colour: false,
    columns: 100,
  };
  await run(words, io);
  return said;
}

const record = (): State['actions'][number] | undefined => readState(path).state.actions.find((one) => one.id === id);

describe('breakwater action', () => {
  test.each([
    [['start'], { state: 'started', hours: 0 }],
    [['done', '--hours', '1.5'], { state: 'done', hours: 1.5 }],
    [
      ['defer', '--until', '2026-12-24', '--reason', 'holidays', '--approved-by', 'J. Ortiz'],
      { state: 'deferred', until: '2026-12-24', reason: 'holidays', approvedBy: 'J. Ortiz' },
    ],
    [['defer'], { state: 'deferred', until: '2026-12-25' }],
    [['answer', '--because', 'Component not present'], { state: 'answered', because: 'component_not_present' }],
  ])('%j is kept in the state file', async (words, expected) => {
    expect(await say([id, ...words])).toContain('Upgrade lodash');
    expect(record()).toMatchObject({ on: asOf, ...expected });
  });

  test('an answer to a question is kept and told as it was said', async () => {
    const closes = [{ vulnerability: 'CVE-1', asset: 'portal', component: 'npm/other' }];
    const asked = { id: 'question', kind: 'product', assets: ['portal'], answers: ['not affected'], closes } as const;
    writeFileSync(path, renderState({ ...state, questions: [asked] }));
    const words = ['question', 'answer', '--because', 'Not affected', '--reason', 'we removed the plugin'];
    expect(await say(words)).toBe('Answered question: not affected for portal (we removed the plugin).\n');
    expect(readState(path).state.answers).toMatchObject([{ value: 'not affected', reason: 'we removed the plugin' }]);
  });

  test('hours add up', async () => {
    await say([id, 'start', '--hours', '1']);
    await say([id, 'done', '--hours', '0.5']);
    expect(record()?.hours).toBe(1.5);
  });

  test.each([
    [[], 'name one action'],
    [['nosuchid', 'start'], 'No action "nosuchid"'],
    [[id, 'finish'], 'is none of: start, done, defer, answer'],
    [[id, 'start', '--until', '2026-12-24'], '--until goes with defer'],
    [[id, 'defer', '--until', '2026-11-25'], 'is not after'],
    [[id, 'defer', '--until', '24 Dec'], '--until takes a day'],
    [[id, 'done', '--hours', '-1'], 'hours'],
    [[id, 'answer'], '--because'],
    [[id, 'answer', '--because', 'I say so'], 'is none of: component_not_present'],
    [[id, 'start', '--state', 'nowhere.json'], 'there is no state file'],
  ])('%j is refused and changes nothing', async (words, why) => {
    await expect(say(words)).rejects.toThrow(why);
    await expect(say(words)).rejects.toThrow(BadUsage);
    expect(readFileSync(path, 'utf8')).toBe(renderState(state));
  });
});

describe('the state file', () => {
  test('reads as it was written, and leaves nothing beside it', () => {
    writeState(readState(path), state);
    expect(readState(path).state).toEqual(state);
    expect(readdirSync(folder)).toEqual(['breakwater.state.json']);
  });

  test('is not written over what somebody else wrote meanwhile', () => {
    const read = readState(path);
    writeFileSync(path, renderState({ ...state, plannedOn: '2026-11-26' }));
    expect(() => writeState(read, emptyState)).toThrow(BadDocument);
    expect(readState(path).state.plannedOn).toBe('2026-11-26');
  });

  test('keeps a symbolic link to it', () => {
    const link = join(folder, 'link.json');
    symlinkSync(path, link);
    writeState(readState(link), emptyState);
    expect(readState(path).state).toEqual(emptyState);
    rmSync(link);
  });

  test('absent, it is empty', () => {
    expect(readState(join(folder, 'absent.json'))).toMatchObject({ state: emptyState, digest: undefined });
  });

  test.each([
    ['{', 'document.syntax', undefined],
    ['{"version":1,"version":1}', 'document.duplicate_key', undefined],
    ['{"version":2}', 'state.version', '$.version'],
    ['[]', 'state.malformed', '$'],
    [renderState(state).replace('"inKev":true', '"inKev":"yes"'), 'state.malformed', '$.seen[0].inKev'],
    [renderState(state).replace('2026-11-25', '2026-13-25'), 'state.malformed', '$.plannedOn'],
    [renderState(state).replace('"version": 1', '"version": 1, "more": 1'), 'state.malformed', '$'],
  ])('refuses %j by its place', (text, code, place) => {
    writeFileSync(path, text);
    const refused = fault(() => readState(path));
    expect(refused.code).toBe(code);
    expect(refused.file).toBe(path);
    expect(refused.place).toMatch(place ?? /./);
  });

  test('stands beside the inventory unless it is named', () => {
    const io = { cwd: folder };
    expect(statePath({ inventory: ['.'], state: undefined }, io)).toBe(path);
    expect(statePath({ inventory: ['breakwater.state.json'], state: undefined }, io)).toBe(path);
    expect(statePath({ inventory: ['.'], state: 'own.json' }, io)).toBe(join(folder, 'own.json'));
    expect(statePath({ inventory: ['.'], state: false }, io)).toBeUndefined();
  });
});

function fault(job: () => unknown): BadDocument {
  try {
    job();
  } catch (error) {
    if (error instanceof BadDocument) return error;
  }
  throw new Error('it was not refused');
}
