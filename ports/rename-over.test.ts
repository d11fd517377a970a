import { describe, expect, test } from 'vitest';
import { renameOver } from '#ports/rename-over.ts';

/** A system that refuses so often, and then does it. */
function refusing(code: string, times: number) {
  const done = { tries: 0, waitedMs: 0, renamed: 0 };
  const rename = (): void => {
    done.tries += 1;
    if (done.tries <= times) throw Object.assign(new Error(code), { code });
    done.renamed += 1;
  };
  return { done, rename, wait: (ms: number) => void (done.waitedMs += ms) };
}

describe('a file in place of another', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY'])('is put there when who held it open on Windows lets go: %s', (code) => {
    const system = refusing(code, 3);
    renameOver('a', 'b', 'win32', system);
    expect(system.done).toEqual({ tries: 4, waitedMs: 80, renamed: 1 });
  });

  test('is given up where nobody lets go, within three seconds', () => {
    const system = refusing('EBUSY', 1000);
    expect(() => renameOver('a', 'b', 'win32', system)).toThrow('EBUSY');
    expect(system.done).toMatchObject({ tries: 9, renamed: 0 });
    expect(system.done.waitedMs).toBeLessThan(3000);
  });

  test.each([
    ['win32', 'ENOENT'],
    ['win32', 'ENOSPC'],
    ['linux', 'EPERM'],
    ['darwin', 'EACCES'],
  ])('is refused at once on %s for %s', (platform, code) => {
    const system = refusing(code, 1);
    expect(() => renameOver('a', 'b', platform, system)).toThrow(code);
    expect(system.done).toEqual({ tries: 1, waitedMs: 0, renamed: 0 });
  });
});
