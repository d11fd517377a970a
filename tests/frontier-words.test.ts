// EO 14409 §3(c): no state, message or name of the framework may speak as if a release were anyone's to give.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { noticeStates, stages } from '#core/frontier/notice/notice.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const forbidden = /\b(approved|cleared|pending|hold|on[- ]hold|required|permitted|licensed|preclear\w*)\b/i;

const own =
  /^(core\/frontier\/|cli\/frontier(\/|\.)|server\/frontier\/|(api|portal\/(routes|components)|server\/(operations|postgres))\/([\w-]+\/)*[\w-]*frontier[\w.-]*(\/|$)|docs\/guides\/frontier(-service)?\.md$)/;

const files = ['core', 'cli', 'api', 'portal', 'server', 'docs']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => `${top}/${path}`))
  .filter((path) => own.test(path) && /\.(tsx?|md|sql)$/.test(path) && !/\.test\.tsx?$/.test(path));

/** Strings and the names of what is exported; comments may quote the order. */
function said(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1');
  const strings = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, a, b]) => a ?? b ?? '');
  return [
    ...strings,
    ...[...code.matchAll(/\bexport (?:const|type|interface|function) (\w+)/g)].map(([, name]) => name ?? ''),
  ];
}

test('the words are looked for where they could stand', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(forbidden.test('Release approved')).toBe(true);
  expect(said("const a = 'on hold'; // 'approved'")).toEqual(['on hold']);
});

test('no state of a notice and no message says that a release is approved, cleared, pending, on hold or required', () => {
  expect([...noticeStates, ...stages].filter((name) => forbidden.test(name))).toEqual([]);
  const wrong = files.flatMap((path) =>
    said(readFileSync(join(root, path), 'utf8'))
      .filter((text) => forbidden.test(text))
      .map((text) => `${path}: ${text.slice(0, 80)}`),
  );
  expect(wrong).toEqual([]);
});
