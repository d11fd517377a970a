// Bundles the page that is opened from disk: everything in one file, with a policy that lets nothing else in or out.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type OutputChunk } from 'rolldown';
import { style } from '#core/formats/plan-html/style.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const desk = join(root, 'portal/desk');
const deskPage = join(root, 'dist/breakwater.html');

/** Writes dist/breakwater.html whole; throws on any warning. */
async function bundleDesk(): Promise<void> {
  const { text } = await makeDeskPage();
  mkdirSync(dirname(deskPage), { recursive: true });
  const scratch = `${deskPage}.${process.pid}.tmp`;
  writeFileSync(scratch, text);
  renameSync(scratch, deskPage);
}

interface DeskPage {
  readonly text: string;
  /** What is in it, by the bundler's names. */
  readonly modules: readonly string[];
}

/** Throws on any warning. */
export async function makeDeskPage(): Promise<DeskPage> {
  const worker = await bundled('worker.ts', {});
  const outer = await bundled('page.ts', { workerText: JSON.stringify(worker.code) });
  const script = inScript(outer.code);
  // The report within the page looks as it does by itself.
  const styles = `${style.trim()}\n${readFileSync(join(desk, 'page.css'), 'utf8').trim()}\n`;
  const parts: readonly (readonly [string, string])[] = [
    [`content="default-src 'none'"`, `content="${policyOf(script, styles)}"`],
    ['<!-- style -->', `<style>${styles}</style>`],
    ['<!-- script -->', `<script>${script}</script>`],
  ];
  let page = readFileSync(join(desk, 'page.html'), 'utf8');
  for (const [place, part] of parts) {
    if (page.split(place).length !== 2) throw new Error(`the page has no place, or several, for: ${place}`);
    page = page.replace(place, () => part);
  }
  return { text: page, modules: [...worker.moduleIds, ...outer.moduleIds] };
}

/**
 * Only this script and this style, and the worker that the script makes of its own text. Fetching, sending, framing and
 * forms are forbidden, to the worker too, which inherits the page's policy.
 */
function policyOf(script: string, styles: string): string {
  return [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(styles)}'`,
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** What would end a script, or begin a comment in it, for the HTML parser; all of it stands in texts and patterns. */
function inScript(code: string): string {
  return code.replaceAll(/<\/(script)/gi, String.raw`<\/$1`).replaceAll('<!--', String.raw`<\!--`);
}

async function bundled(entry: string, define: Readonly<Record<string, string>>): Promise<OutputChunk> {
  const built = await rolldown({
    input: join(desk, entry),
    platform: 'browser',
    cwd: root,
    transform: { define: { ...define } },
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await built.generate({ format: 'iife', minify: true, codeSplitting: false });
  await built.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error(`${entry} does not bundle into one file`);
  return chunk;
}

if (import.meta.main) await bundleDesk();
