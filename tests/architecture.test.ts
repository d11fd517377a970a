// Who may import whom, from one list: a folder imports only from itself and from folders above it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** All folders in reading order, the planned ones too; ARCHITECTURE.md names those that exist in the same order. */
const order = [
  'core/kernel',
  'core/parties',
  'core/versions',
  'core/components',
  'core/advisories',
  'core/feed',
  'core/matching',
  'core/priority',
  'core/guidance',
  'core/plans',
  'core/containment',
  'core/scanning',
  'core/findings',
  'core/cases',
  'core/directives',
  'core/frontier',
  'core/programmes',
  'core/distribution',
  'core/outcomes',
  'core/transparency',
  'core/formats',
  'api',
  'ports',
  'sources',
  'feeds',
  'server',
  'cli',
  'portal',
  'tests',
  'bench',
  'interop',
  'scripts',
];

/** Folders whose members never import each other, but for `bases/` and the family's own files beside the members. */
const families = ['core/versions', 'core/formats', 'sources'];

/** Pure packages that core may import. */
const corePackages = ['zod', 'saxes', 'yaml', 'ae-cvss-calculator'];

/** And those that the portal may import beside them: in a browser, nothing of Node is there. */
const portalPackages = ['fzstd', 'react', 'react-dom', '@tanstack/react-router', '@tanstack/react-query'];

/** Names that would let a clock, chance, or the outside into core; `Intl` needs a stated locale, so it is left out whole. */
const forbiddenInCore = [
  /\basync\b/,
  /\bPromise\b/,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bTemporal\.Now\b/,
  /\bnew Intl\b/,
  /\btoLocale\w+\(/,
  /\blocaleCompare\(/,
  // These differ in the last digit from one engine to the next: core/kernel/exact-math.ts.
  /\bMath\.(log|log1p|exp|expm1|pow|sin|cos|tan|tanh|cbrt)\(/,
];

/** The only readers of the environment; tests set what a child process sees. */
const environmentReaders = ['cli/environment.ts', 'server/config.ts'];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources = listSources();

describe('the dependency rule', () => {
  test('the tree holds sources at all', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  test('every folder with code stands in the list', () => {
    const unlisted = sources.map(({ path }) => folderOf(path)).filter((folder) => folder === undefined);
    expect(unlisted).toEqual([]);
  });

  test('a folder imports only from itself and from folders above it', () => {
    const wrong = eachImport((from, to) => {
      if (isTest(from.path)) return false;
      const own = place(from.path);
      const other = place(to);
      return other > own || (from.path.startsWith('cli/') && to.startsWith('portal/'));
    });
    expect(wrong).toEqual([]);
  });

  test('members of a family do not import each other', () => {
    const wrong = eachImport((from, to) => {
      const own = memberOf(from.path);
      const other = memberOf(to);
      if (own === undefined || other === undefined || isTest(from.path)) return false;
      return own.family === other.family && own.member !== other.member && other.member !== 'bases';
    });
    expect(wrong).toEqual([]);
  });

  test('the portal imports core and api alone; its page from disk also what names no Node module', () => {
    const allowed = (from: Source, to: string): boolean =>
      /^(core|api|portal)\//.test(to) ||
      (from.path.startsWith('portal/desk/') && /^(sources\/archive|feeds)\//.test(to));
    const wrong = eachImport((from, to) => from.path.startsWith('portal/') && !isTest(from.path) && !allowed(from, to));
    expect(wrong).toEqual([]);
    const inPage = reachedFrom(sources.filter(({ path }) => /^portal\/.*(?<!\.test)\.tsx?$/.test(path)));
    expect(inPage.some(({ path }) => path.startsWith('sources/archive/'))).toBe(true);
    const packages = inPage.flatMap(({ path, imports }) =>
      imports.filter((name) => !name.startsWith('#')).map((name) => ({ path, name })),
    );
    expect(
      packages.filter(({ name }) => ![...corePackages, ...portalPackages].some((known) => isOf(known, name))),
    ).toEqual([]);
  });

  test('only listed pure packages are imported by core', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('core/') && !isTest(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((name) => !name.startsWith('#core/') && !corePackages.some((known) => isOf(known, name)))
          .map((name) => `${path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  test('core holds no clock, no chance and nothing asynchronous', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('core/') && !isTest(path))
      .flatMap(({ path, text }) =>
        forbiddenInCore
          .filter((pattern) => pattern.test(withoutComments(text)))
          .map((pattern) => `${path}: ${pattern.source}`),
      );
    expect(wrong).toEqual([]);
  });

  // EO 14409 §3(c): what nothing else can see, nothing else can make a condition.
  test('the framework for frontier models is known to its own endpoints, operations, store, command and pages alone', () => {
    const own =
      /^(core\/frontier\/|cli\/frontier(\/|\.)|server\/frontier\/|(api|portal\/(routes|components)|server\/(operations|postgres))\/([\w-]+\/)*[\w-]*frontier[\w.-]*(\/|$)|tests\/)/;
    const knowing = sources.filter(({ imports }) => imports.some((name) => name.startsWith('#core/frontier/')));
    expect(knowing.length).toBeGreaterThan(5);
    expect(knowing.filter(({ path }) => !own.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test('imports are absolute and name their suffix', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith('.') || (name.startsWith('#') && !/\.tsx?$/.test(name)))
        .map((name) => `${path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the environment is read in one place', () => {
    const wrong = sources
      .filter(({ path }) => /^(core|api|ports|sources|feeds|server|cli)\//.test(path) && !isTest(path))
      .filter(({ path }) => !environmentReaders.includes(path))
      .filter(({ text }) => /process\.env\b/.test(withoutComments(text)))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test('no file is exported by default, nor is an enum declared', () => {
    const wrong = sources
      .filter(({ path }) => !path.endsWith('.config.ts'))
      .filter(({ text }) => /^export default\b|^(export )?(const )?enum\b/m.test(text))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test('names hold no banned word', () => {
    const banned =
      /(^|[-/])(util|utils|helper|helpers|common|misc|manager|service|handler|model|dto|impl|data|info)s?([-.]|\/)/;
    // A model is an AI model; what the framework for them is made of says so.
    const ofFrontier = (path: string): string => (/(^|\/)frontier\//.test(path) ? path.replace(/models?\b/, '') : path);
    expect(sources.map(({ path }) => path).filter((path) => banned.test(ofFrontier(path)))).toEqual([]);
  });

  test('the kernel stays a small toolbox', () => {
    const kernel = sources.filter(({ path }) => path.startsWith('core/kernel/') && !isTest(path));
    expect(kernel.length).toBeLessThanOrEqual(10);
  });
});

test('ARCHITECTURE.md names the folders that exist, in the order of the list', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const named = [...text.matchAll(/^\| `([a-z/]+)\/` \|/gm)].map((match) => match[1]);
  const existing = order.filter((folder) => sources.some(({ path }) => path.startsWith(`${folder}/`)));
  expect(named).toEqual(existing);
});

function listSources(): readonly Source[] {
  const tops = [...new Set(order.map((folder) => folder.split('/')[0] ?? folder))].filter((top) =>
    existsSync(join(root, top)),
  );
  return tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .map((path) => join(top, path).split(sep).join('/'))
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('/fixtures/'))
      .sort()
      .map((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        return { path, text, imports: importsOf(withoutComments(text)) };
      }),
  );
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function isOf(known: string, name: string): boolean {
  return name === known || name.startsWith(`${known}/`);
}

/** These sources and all that they import, directly or not. */
function reachedFrom(roots: readonly Source[]): readonly Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set(roots);
  for (const source of reached) {
    for (const name of source.imports) {
      const next = byPath.get(targetOf(source.path, name) ?? '');
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached];
}

function importsOf(text: string): readonly string[] {
  const patterns = [
    /^\s*(?:import|export)\b[^;'"`]*?\bfrom\s*'([^']+)'/gm,
    /^\s*import\s*'([^']+)'/gm,
    /\bimport\(\s*'([^']+)'\s*\)/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1');
}

function eachImport(isWrong: (from: Source, to: string) => boolean): readonly string[] {
  return sources.flatMap((source) =>
    source.imports
      .map((name) => targetOf(source.path, name))
      .filter((to): to is string => to !== undefined && isWrong(source, to))
      .map((to) => `${source.path} imports ${to}`),
  );
}

function targetOf(path: string, name: string): string | undefined {
  if (name.startsWith('#')) return name.slice(1);
  if (name.startsWith('.'))
    return relative(root, resolve(root, dirname(path), name))
      .split(sep)
      .join('/');
  return undefined;
}

function folderOf(path: string): string | undefined {
  return order.find((folder) => path.startsWith(`${folder}/`));
}

function place(path: string): number {
  const folder = folderOf(path);
  return folder === undefined ? Number.POSITIVE_INFINITY : order.indexOf(folder);
}

function memberOf(path: string): { readonly family: string; readonly member: string } | undefined {
  for (const family of families) {
    if (!path.startsWith(`${family}/`)) continue;
    const [member, ...rest] = path.slice(family.length + 1).split('/');
    return member !== undefined && rest.length > 0 ? { family, member } : undefined;
  }
  return undefined;
}
