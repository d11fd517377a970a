import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { readLog } from '#cli/frontier/read-log.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { runCommand } from '#tests/command.ts';
import { zipOf } from '#tests/zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'logs-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

type Fields = Readonly<Record<string, unknown>>;

function sample(id: number | string, value: unknown, more: Fields = {}): Fields {
  return { id, epoch: 1, scores: { match: { value } }, ...more };
}

function log(samples: readonly Fields[], accuracy: number, more: Fields = {}): Fields {
  return {
    version: 2,
    status: 'success',
    eval: { model: 'lab/model', task: 'cyber', revision: { type: 'git', commit: 'abc', dirty: false } },
    results: {
      total_samples: samples.length,
      scores: [{ name: 'match', scorer: 'match', metrics: { accuracy: { name: 'accuracy', value: accuracy } } }],
    },
    samples,
    ...more,
  };
}

function file(text: string | Uint8Array, ending = 'json'): string {
  const path = join(folder, `${made++}.${ending}`);
  writeFileSync(path, text);
  return path;
}

async function refused(value: Fields): Promise<readonly (readonly [string, number])[]> {
  const { refusals } = await readLog(file(JSON.stringify(value)));
  return refusals.map(({ code, count }) => [code, count]);
}

const solved = [sample(1, 'C'), sample(2, 'C'), sample(3, 'I'), sample(4, 'I')];

describe('a log', () => {
  test('that is whole can carry a verdict', async () => {
    expect(await refused(log(solved, 0.5))).toEqual([]);
  });

  const edit = { value: 'C', provenance: { author: 'someone', timestamp: '2026-01-01T00:00:00Z' } };
  test.for<readonly [string, Fields, string, number]>([
    [
      'edited scores',
      log(
        [...solved.slice(1), { ...sample(1, 'C'), scores: { match: { value: 'C', history: [{ value: 'I' }, edit] } } }],
        0.5,
      ),
      'evidence.edited_scores',
      1,
    ],
    [
      'a dirty revision',
      log(solved, 0.5, { eval: { model: 'm', task: 't', revision: { dirty: true } } }),
      'evidence.dirty_revision',
      1,
    ],
    [
      'an answer of another model',
      log([...solved.slice(1), sample(1, 'C', { model_fallbacks: [{ model: 'safe' }] })], 0.5),
      'evidence.other_model_answered',
      1,
    ],
    [
      'early stops',
      log(solved, 0.5, { results: { total_samples: 4, early_stopping: { early_stops: [1, 2] }, scores: [] } }),
      'evidence.stopped_early',
      2,
    ],
    [
      'invalidated samples',
      log([...solved.slice(1), sample(1, 'C', { invalidation: { reason: 'x' } })], 0.5),
      'evidence.invalidated_samples',
      1,
    ],
    ['an invalidated whole', log(solved, 0.5, { invalidated: true }), 'evidence.invalidated_samples', 1],
    [
      'samples that failed',
      log([...solved.slice(1), { id: 1, epoch: 1, error: { message: 'x' } }], 1 / 3),
      'evidence.failed_samples',
      1,
    ],
    ['samples without a score', log([...solved.slice(1), { id: 1, epoch: 1 }], 1 / 3), 'evidence.unscored_samples', 1],
    [
      'samples that are missing',
      log(solved.slice(1), 1 / 3, { results: { total_samples: 4, scores: [] } }),
      'evidence.unscored_samples',
      1,
    ],
    ['refusals as failures', log([...solved.slice(0, 3), sample(4, 'N')], 0.5), 'evidence.refusals_as_failures', 1],
    [
      'filtered answers as failures',
      log([...solved.slice(0, 3), sample(4, 'I', { output: { choices: [{ stop_reason: 'content_filter' }] } })], 0.5),
      'evidence.refusals_as_failures',
      1,
    ],
    ['results that its samples do not give', log(solved, 0.75), 'evidence.results_differ', 1],
    ['an end that never came', log(solved, 0.5, { status: 'error' }), 'evidence.unfinished', 1],
    ['settings changed while it ran', log(solved, 0.5, { config_updates: [{}] }), 'evidence.changed_while_running', 1],
  ])('with %s can not', async ([, value, code, count]) => {
    expect(await refused(value)).toEqual([[code, count]]);
  });

  test('reduces epochs by the reducer that it names', async () => {
    const epochs = [1, 0, 0, 1, 1, 0].map((value, index) => ({
      ...sample(Math.floor(index / 3), value),
      epoch: (index % 3) + 1,
    }));
    const reducers = ['mean', 'median', 'mode', 'max', 'at_least_2', 'pass_at_2', 'pass_k_2'];
    const scores = reducers.map((reducer) => ({
      name: 'match',
      scorer: 'match',
      reducer,
      metrics: { accuracy: { name: 'accuracy', value: 0 } },
    }));
    const { recomputed } = await readLog(
      file(JSON.stringify(log(epochs, 0, { results: { total_samples: 6, scores } }))),
    );
    const shown = recomputed.map(({ reducer, value }) => [reducer, Number(value?.toFixed(4))]);
    // Of three attempts one succeeded at the first sample, two at the second.
    expect(shown).toEqual([
      ['mean', 0.5],
      ['median', 0.5],
      ['mode', 0.5],
      ['max', 1],
      ['at_least_2', 0.5],
      ['pass_at_2', 0.8333],
      ['pass_k_2', 0.1667],
    ]);
  });

  test('in an archive is read by members, whole or in parts, and without its end', async () => {
    const head = { eval: { model: 'm', task: 't' }, version: 2 };
    const members = [
      { name: '_journal/start.json', bytes: Buffer.from(JSON.stringify(head)) },
      { name: 'samples/a/b_epoch_1.json', bytes: Buffer.from(JSON.stringify(sample('a/b', 'C'))) },
      {
        name: 'samples/2_epoch_1/sample.json',
        bytes: Buffer.from('{"id":2,"epoch":1,"scores":{"match":{"value":NaN}}}'),
      },
      { name: 'samples/2_epoch_1/metadata.json', bytes: Buffer.from('{"human_minutes":5}') },
      { name: 'samples/2_epoch_1/events/0.json', bytes: Buffer.from('[{}]') },
    ];
    const { log: found, refusals } = await readLog(file(zipOf(members), 'eval'));
    expect(found.samples.map(({ id, metadata }) => [id, metadata])).toEqual([
      ['a/b', {}],
      ['2', { human_minutes: 5 }],
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(['evidence.unfinished', 'evidence.unscored_samples']);
  });

  test.for<readonly [string, string | Uint8Array, string, string]>([
    ['no log', '{"a":1}', 'json', 'document.kind'],
    ['an archive that is no log', zipOf([{ name: 'x', bytes: Buffer.from('1') }]), 'eval', 'document.kind'],
    ['cut short', JSON.stringify(log(solved, 0.5)).slice(0, -9), 'json', 'document.truncated'],
    ['with a sample twice', JSON.stringify(log([...solved, sample(1, 'I')], 0.5)), 'json', 'document.duplicate_key'],
    ['with a sample that is none', JSON.stringify(log([], 0, { samples: [3] })), 'json', 'document.kind'],
  ])('that is %s is refused', async ([, text, ending, code]) => {
    const error: unknown = await readLog(file(text, ending)).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(BadDocument);
    expect(error).toMatchObject({ code });
  });
});

describe('logs in place of tables', () => {
  function runs(model: string, horizon: number, more: Fields = {}): string {
    const samples = Array.from({ length: 60 }, (_, index) => {
      const minutes = 2 ** ((index % 20) / 2.5);
      const value = minutes < horizon !== (index % 7 === 0) ? 'C' : 'I';
      return sample(`t${index}`, value, {
        metadata: { human_minutes: minutes, task_family: index % 2 === 0 ? 'f' : 'g' },
        ...more,
      });
    });
    return file(JSON.stringify({ version: 2, status: 'success', eval: { model, task: 'cyber' }, samples }));
  }

  const compared = (base: string, candidate: string) =>
    runCommand(run, ['compare', base, candidate, '--base', 'old', '--candidate', 'new', '--format', 'json']);

  test('give a horizon and a comparison', async () => {
    const base = runs('old', 3);
    const candidate = runs('new', 60);
    const { stdout } = await compared(base, candidate);
    expect(JSON.parse(stdout)).toMatchObject({ n: 60, verdict: 'step-change', refusals: [] });
    const horizon = await runCommand(run, ['horizon', base, '--draws', '10', '--format', 'json']);
    expect(JSON.parse(horizon.stdout)).toMatchObject([{ alias: 'old', n: 60, families: 2 }]);
  });

  test('that can carry no verdict make it inconclusive, and say why', async () => {
    const base = runs('old', 3);
    const candidate = runs('new', 60, { model_fallbacks: ['other'], error_retries: [{ message: 'x' }] });
    const { stdout, stderr } = await compared(base, candidate);
    const found = JSON.parse(stdout) as {
      readonly verdict: string;
      readonly refusals: readonly { readonly code: string }[];
    };
    expect(found.verdict).toBe('inconclusive');
    expect(found.refusals.map(({ code }) => code)).toEqual([
      'evidence.other_model_answered',
      'evidence.one_sided_retries',
    ]);
    expect(stderr).toContain('60 samples were answered by another model');
  });
});
