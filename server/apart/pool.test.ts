import { afterAll, describe, expect, test } from 'vitest';
import { Pool, PoolBusy } from '#server/apart/pool.ts';
import type { Ended } from '#server/apart/process-apart.ts';
import type { Program } from '#server/apart/program.ts';

const program: Program = {
  entry: 'server/apart/fixtures/misbehave',
  reads: [],
  heapMegabytes: 64,
  wallMs: 60_000,
  lineBytesMax: 1_000_000,
  answerBytesMax: 2_000_000,
};

const pools: Pool[] = [];

function poolOf(more: Partial<Program> = {}, processes = 2, waitingMax = 100): Pool {
  const pool = new Pool({ ...program, ...more }, { processes, waitingMax });
  pool.warm();
  pools.push(pool);
  return pool;
}

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
});

interface Told {
  readonly ended: Ended;
  readonly lines: readonly unknown[];
}

async function told(pool: Pool, deed: string, { owner = 'a', part = new Uint8Array(0) } = {}): Promise<Told> {
  const lines: unknown[] = [];
  const ended = await pool.run(owner, { order: { do: deed }, parts: [part] }, (line) => {
    lines.push(JSON.parse(line));
  });
  return { ended, lines };
}

describe('a process that runs apart', () => {
  test('is given its task whole, of no bytes and of many', async () => {
    const pool = poolOf();
    for (const length of [0, 1, 5_000_000]) {
      const part = new Uint8Array(length).fill(7);
      const { ended, lines } = await told(pool, 'echo', { part });
      expect({ ended, lines }).toEqual({ ended: { as: 'answered' }, lines: [{ length, first: part[0] ?? null }] });
    }
  });

  test('may read no file, not even its own code, write none, start nothing, call nobody, and knows no environment', async () => {
    const { lines } = await told(poolOf(), 'reach out');
    const denied = 'ERR_ACCESS_DENIED';
    expect(lines).toEqual([
      {
        'its own code': denied,
        'a file': denied,
        'a folder': denied,
        'the process’s own memory': denied,
        writing: denied,
        'a process': denied,
        'a thread': denied,
        'an inspector': denied,
        'code from text': expect.stringContaining('EvalError'),
        'a native add-on': expect.stringMatching(/^ERR_/),
        'the network': denied,
        environment: [],
      },
    ]);
  });

  test.each<readonly [deed: string, more: Partial<Program>, as: Ended['as']]>([
    ['hang', { wallMs: 300 }, 'out of time'],
    ['grow', {}, 'out of memory'],
    ['flood', {}, 'too much'],
    ['long line', { answerBytesMax: 10_000_000 }, 'too much'],
    ['throw', {}, 'failed'],
    ['abort', {}, 'failed'],
    ['silence', {}, 'answered'],
  ])('that would %s is ended, and told so', async (deed, more, as) => {
    const { ended } = await told(poolOf(more), deed);
    expect(ended.as).toBe(as);
  });

  test('that fails tells where in our code, and no word of what it read', async () => {
    const { ended } = await told(poolOf(), 'throw');
    expect(JSON.stringify(ended)).toMatch(/misbehave\.ts:\d+:\d+/);
    expect(JSON.stringify(ended)).not.toContain('secret');
  });

  test('whose answer is refused half-way is ended', async () => {
    const pool = poolOf();
    const refused = pool.run('a', { order: { do: 'flood' }, parts: [] }, () => {
      throw new Error('enough');
    });
    await expect(refused).rejects.toThrow('enough');
    expect((await told(pool, 'echo')).ended.as).toBe('answered');
  });
});

describe('a pool', () => {
  test('reads honest documents while another owner’s hang, however many of these wait', async () => {
    const pool = poolOf({ wallMs: 600_000 });
    const hanging = Array.from({ length: 20 }, () => told(pool, 'hang', { owner: 'hostile' }));
    let isOver = false;
    void Promise.race(hanging.map((one) => one.catch(() => undefined))).then(() => (isOver = true));
    for (const owner of ['one', 'two', 'three', 'one']) {
      expect((await told(pool, 'echo', { owner })).ended.as).toBe('answered');
    }
    expect(isOver).toBe(false);
    await pool.close();
    const outcomes = await Promise.allSettled(hanging);
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBe(19);
  });

  test('goes on after each kind of end', async () => {
    const pool = poolOf({ wallMs: 300 }, 1);
    for (const deed of ['abort', 'echo', 'grow', 'echo', 'hang', 'echo']) {
      const { ended } = await told(pool, deed);
      expect([deed, ended.as === 'answered']).toEqual([deed, deed === 'echo']);
    }
  });

  test('takes no more tasks than may wait, and says that it is busy', async () => {
    const pool = poolOf({ wallMs: 600_000 }, 1, 2);
    const first = Promise.allSettled(['a', 'b', 'c'].map((owner) => told(pool, 'hang', { owner })));
    await expect(told(pool, 'echo', { owner: 'd' })).rejects.toThrow(PoolBusy);
    await pool.close();
    const ends = (await first).map((one) => (one.status === 'fulfilled' ? one.value.ended.as : String(one.reason)));
    const isStopping = 'PoolBusy: The server is stopping.';
    expect(ends).toEqual(['ended', isStopping, isStopping]);
    await expect(told(pool, 'echo')).rejects.toThrow(PoolBusy);
  });
});
