// Looking into the sources as text, for what only comments and call sites say.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceText {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** All TypeScript files under a folder but tests, sorted by path. */
export function sourcesUnder(folder: string): readonly SourceText[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.split(sep).join('/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The comment that ends right before `at`, as one line of prose; empty where there is none. */
export function commentBefore(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n').slice(0, -1);
  const found: string[] = [];
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = (lines[index] ?? '').trim();
    if (!/^(\/\/|\/\*\*|\*)/.test(line)) break;
    found.unshift(line);
    if (line.startsWith('/**')) break;
  }
  return proseOf(found.join('\n'));
}

/** A comment's prose without its marks; `{@link x}` becomes `x` as code. */
export function proseOf(comment: string): string {
  return comment
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.trim().replace(/^(\/\/|\/\*\*?|\*)\s?/, ''))
    .join(' ')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();
}
