import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { advisory, affects } from '#core/feed/fixtures/records.ts';
import { compile, type CompiledFeed } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { feedFile, hasFeed, openFeedFolder, refuseUnwritable, writeFeed } from '#feeds/store.ts';
import { compileTools } from '#feeds/tools.ts';
import { verify } from '#feeds/verify.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function compiled(name: string): CompiledFeed {
  const draft = new FeedDraft(schemeOf);
  draft.add(advisory(`GHSA-${name}-1`, { statements: [affects(`npm/${name}`, '<1.0.0')] }));
  return compile(draft, [], '2024-11-01', compileTools);
}

function feedFiles(): readonly string[] {
  return readdirSync(folder).filter((name) => name !== 'current');
}

function statementsIn(path: string, name: string): number {
  const feed = openFeedFolder(path);
  try {
    return feed.statements(`pkg:npm/${name}`).length;
  } finally {
    feed.close();
  }
}

describe('a feed folder', () => {
  test('opens the feed that was written last, by the folder or by the file', () => {
    const path = writeFeed(folder, compiled('one'));
    expect([statementsIn(folder, 'one'), statementsIn(path, 'one')]).toEqual([1, 1]);
    writeFeed(folder, compiled('two'));
    expect([statementsIn(folder, 'one'), statementsIn(folder, 'two')]).toEqual([0, 1]);
  });

  test('keeps the feed before the last, and none older', () => {
    const ids = ['one', 'two', 'three'].map((name) => {
      const feed = compiled(name);
      writeFeed(folder, feed);
      return `${feed.id}.bwfeed`;
    });
    expect([...feedFiles()].sort()).toEqual(ids.slice(1).sort());
  });

  test('stays readable for who opened it, whatever is written since', () => {
    writeFeed(folder, compiled('one'));
    const reader = openFeedFolder(folder);
    for (const name of ['two', 'three', 'four']) writeFeed(folder, compiled(name));
    expect(reader.statements('pkg:npm/one').length).toBe(1);
    reader.close();
  });

  test('is as it was when writing fails, and holds nothing half-written', () => {
    writeFeed(folder, compiled('one'));
    const { id, parts } = compiled('two');
    const failing = {
      id,
      get parts(): typeof parts {
        throw new Error('the disk is full');
      },
    };
    expect(() => writeFeed(folder, failing)).toThrow('the disk is full');
    const broken: CompiledFeed = {
      id,
      parts: [...parts.slice(0, 2), Object.create(Uint8Array.prototype) as Uint8Array],
    };
    expect(() => writeFeed(folder, broken)).toThrow(TypeError);
    expect(feedFiles().length).toBe(1);
    expect(statementsIn(folder, 'one')).toBe(1);
  });

  test('writes the same feed again without harm', () => {
    writeFeed(folder, compiled('one'));
    const path = writeFeed(folder, compiled('one'));
    expect([feedFiles().length, verify(path)]).toEqual([1, compiled('one').id]);
  });
});

describe('a place for a feed', () => {
  test('may be a folder that is there, or that can be made, and is not made by asking', () => {
    refuseUnwritable(folder);
    refuseUnwritable(join(folder, 'a', 'b'));
    expect(readdirSync(folder)).toEqual([]);
    expect(statementsIn(writeFeed(join(folder, 'a', 'b'), compiled('one')), 'one')).toBe(1);
  });

  test('is no file, nor lies in one', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const path of [join(folder, 'file'), join(folder, 'file', 'a', 'b')]) {
      expect(() => refuseUnwritable(path)).toThrow('is no folder');
    }
  });

  test('is told by its own name where the system makes no folders', () => {
    expect(() => writeFeed('/proc/feed', compiled('one'))).toThrow("mkdir '/proc/feed'");
  });
});

describe('what can not be opened', () => {
  test.each<readonly [string, () => string]>([
    ['a path where nothing is', () => join(folder, 'nowhere')],
    ['an empty folder', () => folder],
    [
      'a folder whose pointer leads outside it',
      () => {
        writeFileSync(join(folder, 'current'), '../../etc/passwd\n');
        return folder;
      },
    ],
    [
      'a folder whose feed is gone',
      () => {
        rmSync(writeFeed(folder, compiled('one')));
        return folder;
      },
    ],
    [
      'a file that was cut short',
      () => {
        const path = writeFeed(folder, compiled('one'));
        writeFileSync(path, readFileSync(path).subarray(0, -1));
        return folder;
      },
    ],
    [
      'a file that is no feed',
      () => {
        writeFileSync(join(folder, 'a.json'), '{}');
        return join(folder, 'a.json');
      },
    ],
  ])('%s is refused by name', (_, path) => {
    const named = path();
    let refusal: unknown;
    try {
      openFeedFolder(named);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(BadDocument);
    expect(String((refusal as BadDocument).file)).toContain(folder);
    expect(hasFeed(named) && refusal === undefined).toBe(false);
  });
});

test('verifying names the file that was changed', () => {
  const path = writeFeed(folder, compiled('one'));
  const bytes = readFileSync(path);
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(() => verify(folder)).toThrow('was changed');
  expect(feedFile(folder)).toBe(path);
});
