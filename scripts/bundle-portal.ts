// Bundles the portal into dist/portal: a page, and beside it files whose names change with what they hold.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { rolldown, type OutputChunk, type Plugin } from 'rolldown';
import { uswdsClasses, uswdsStyle } from '#scripts/portal/uswds-style.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const portal = join(root, 'portal');
const fonts = join(root, 'node_modules/@uswds/uswds/dist/fonts/source-sans-pro');

/** The variables and the bare elements come first, then the design system, then the rest by name: later rules prevail. */
const firstSheets = ['colours.css', 'base.css'];

interface PortalFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PortalBundle {
  readonly files: readonly PortalFile[];
  /** What comes before this week's plan is shown, by path: scripts and the sheet; its data and the fonts come beside. */
  readonly first: readonly string[];
  /** What is in it, by the bundler's names. */
  readonly modules: readonly string[];
}

/** Throws on any warning, and where a class of the design system is named that it does not have. */
export async function makePortal(): Promise<PortalBundle> {
  const chunks = await scripts();
  const [main] = chunks;
  if (main === undefined) throw new Error('the portal bundles into no script');
  const faces = [face('regular', 400), face('bold', 700)];
  const sheet = named('portal', 'css', sheetText(chunks, faces));
  const first = [main.fileName, ...main.imports];
  const head = [
    `<link rel="stylesheet" href="/${sheet.path}">`,
    ...faces.map(({ file }) => `<link rel="preload" href="/${file.path}" as="font" type="font/woff2" crossorigin>`),
    ...main.imports.map((path) => `<link rel="modulepreload" href="/${path}">`),
  ];
  const page = readFileSync(join(portal, 'index.html'), 'utf8')
    .replace('<!-- style -->', () => head.join('\n'))
    .replace('<!-- script -->', () => `<script type="module" src="/${main.fileName}"></script>`);
  const files = [
    ...chunks.map(({ fileName, code }) => ({ path: fileName, bytes: Buffer.from(code) })),
    sheet,
    ...faces.map(({ file }) => file),
    { path: 'index.html', bytes: Buffer.from(page) },
  ];
  return { files, first: [...first, sheet.path], modules: chunks.flatMap(({ moduleIds }) => moduleIds) };
}

/** Zod's writers of JSON Schema stand in every schema's constructor; no page calls them, and they are 6 kB on the line. */
const withoutSchemaWriters: Plugin = {
  name: 'without-schema-writers',
  load: (id) => {
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/.test(id)) return undefined;
    const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)];
    return names.map(([, name = '']) => `export function ${name}() {}`).join('\n');
  },
};

/** The portal's scripts, the one that begins first. */
async function scripts(): Promise<readonly OutputChunk[]> {
  const built = await rolldown({
    input: { portal: join(portal, 'main.tsx') },
    platform: 'browser',
    cwd: root,
    tsconfig: join(portal, 'tsconfig.json'),
    plugins: [withoutSchemaWriters],
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2023' },
    onLog(level, log) {
      // Libraries say "use client" for servers that render pages; there is none here.
      if (level === 'warn' && log.code !== 'MODULE_LEVEL_DIRECTIVE') throw new Error(log.message);
    },
  });
  const { output } = await built.generate({
    format: 'esm',
    minify: true,
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
    // What the first page needs is one file: it packs smaller, and costs one request.
    codeSplitting: { groups: [{ name: 'first', tags: ['$initial' as const], test: /./ }] },
  });
  await built.close();
  const chunks = output.filter((one) => one.type === 'chunk');
  return chunks.toSorted((a, b) => Number(b.isEntry) - Number(a.isEntry));
}

function face(style: string, weight: number): { readonly file: PortalFile; readonly rule: string } {
  const bytes = readFileSync(join(fonts, `sourcesanspro-${style}-webfont.woff2`));
  const file = named(`source-sans-pro-${style}`, 'woff2', bytes);
  const rule = `@font-face{font-family:'Source Sans Pro';font-weight:${weight};font-display:swap;src:url(/${file.path}) format('woff2')}`;
  return { file, rule };
}

function sheetText(chunks: readonly OutputChunk[], faces: readonly { readonly rule: string }[]): Uint8Array {
  const classes = new Set(chunks.flatMap(({ code }) => [...uswdsClasses(code)]));
  const own = readdirSync(join(portal, 'style')).filter((name) => name.endsWith('.css'));
  const [before, after] = [firstSheets, own.filter((name) => !firstSheets.includes(name)).sort()].map((names) =>
    names.map((name) => readFileSync(join(portal, 'style', name), 'utf8')),
  );
  const all = [...faces.map(({ rule }) => rule), ...(before ?? []), uswdsStyle(classes), ...(after ?? [])].join('\n');
  return Buffer.from(minified(all));
}

/** Without comments and the space between rules; texts within a sheet hold neither. */
function minified(sheet: string): string {
  return sheet
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/([{;][\w-]+): /g, '$1:')
    .replaceAll(';}', '}');
}

function named(name: string, suffix: string, bytes: Uint8Array): PortalFile {
  const hash = createHash('sha256').update(bytes).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 8);
  return { path: `assets/${name}-${hash}.${suffix}`, bytes };
}

/** Writes a portal into a folder, with what each file is compressed to beside it; the page last, so that it finds all. */
export async function bundlePortal(folder = join(root, 'dist/portal')): Promise<void> {
  const { files } = await makePortal();
  const all = (await Promise.all(files.map(compressed))).flat();
  const assets = join(folder, 'assets');
  mkdirSync(assets, { recursive: true });
  for (const { path, bytes } of all) {
    const scratch = join(folder, `${path}.${process.pid}.tmp`);
    writeFileSync(scratch, bytes);
    renameSync(scratch, join(folder, path));
  }
  const made = new Set(all.map(({ path }) => path));
  for (const name of existsSync(assets) ? readdirSync(assets) : []) {
    if (!made.has(`assets/${name}`)) rmSync(join(assets, name), { force: true });
  }
}

async function compressed(file: PortalFile): Promise<readonly PortalFile[]> {
  if (file.path.endsWith('.woff2')) return [file];
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(file.bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length } }),
    promisify(gzip)(file.bytes, { level: 9 }),
  ]);
  return [{ path: `${file.path}.br`, bytes: br }, { path: `${file.path}.gz`, bytes: gz }, file];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await bundlePortal();
