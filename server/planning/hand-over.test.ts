import { describe, expect, test } from 'vitest';
import { HandOver } from '#server/planning/hand-over.ts';

describe('lines that are handed over', () => {
  test('come in their order, each when the one before is done with', async () => {
    const lines = new HandOver<number>();
    const done: string[] = [];
    const offering = (async () => {
      for (const line of [1, 2, 3]) {
        await lines.offer(line);
        done.push(`offered ${line}`);
      }
      lines.end();
    })();
    await lines.takeAll(async (line) => void done.push(`took ${line}`));
    await offering;
    expect(done).toEqual(['took 1', 'offered 1', 'took 2', 'offered 2', 'took 3', 'offered 3']);
  });

  test('are refused where one can not be taken: whoever offers does not wait for ever', async () => {
    const lines = new HandOver<number>();
    const first = lines.offer(1).then(
      () => 'taken',
      (error: unknown) => `refused: ${String(error)}`,
    );
    const taking = lines.takeAll(async () => {
      throw new Error('the database is gone');
    });
    await expect(taking).rejects.toThrow('the database is gone');
    expect(await Promise.race([first, after(1000)])).toBe('refused: Error: the database is gone');
    await expect(lines.offer(2)).rejects.toThrow('the database is gone');
  });

  test('are not all where whoever offers fails', async () => {
    const lines = new HandOver<number>();
    lines.end(new Error('the program ended'));
    await expect(lines.takeAll(async () => undefined)).rejects.toThrow('the program ended');
  });
});

function after(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'waits still'));
}
