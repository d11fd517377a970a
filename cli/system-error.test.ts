import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { systemError } from '#cli/system-error.ts';

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('what the operating system refuses', () => {
  test.each<readonly [string, () => unknown, string | undefined]>([
    ['a file that is not there', () => readFileSync('/no/such'), '/no/such: there is no such file or folder'],
    ['a folder read as a file', () => readFileSync('/'), 'is a folder, not a file'],
    ['a file taken for a folder', () => openSync('/dev/null/a', 'w'), '/dev/null/a: lies in what is no folder'],
    ['a folder where a file is', () => mkdirSync('/dev/null'), '/dev/null: is there already, and is no folder'],
    ['a failure of our own', () => [].at(0), undefined],
    ['an error that only has a code', () => Object.assign(new Error('x'), { code: 'ERR_INVALID' }), undefined],
    [
      'a code without words of ours',
      () => Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' }),
      'EIO: i/o error, read',
    ],
  ])('%s', (_, act, told) => {
    expect(systemError(errorOf(act))).toBe(told);
  });
});
