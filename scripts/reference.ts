// Generates docs/reference/ from the code's own registries and tables; with --check it only says which pages differ.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiDescription, apiRefusals } from '#scripts/reference/api.ts';
import { commands } from '#scripts/reference/commands.ts';
import { endsOfSupportPage } from '#scripts/reference/ends-of-support.ts';
import { inventoryFormats } from '#scripts/reference/inventory-formats.ts';
import { limitsPage } from '#scripts/reference/limits.ts';
import { origin, type Page } from '#scripts/reference/page.ts';
import { refusals } from '#scripts/reference/refusals.ts';
import { root } from '#scripts/reference/source-text.ts';
import { sourcesPage } from '#scripts/reference/sources.ts';
import { versionSchemes } from '#scripts/reference/version-schemes.ts';
import { weightsPage } from '#scripts/reference/weights.ts';

const folder = join(root, 'docs/reference');

/** A page is added here and in a file of its own beside the others. */
const pages: readonly Page[] = [
  await commands(),
  versionSchemes(),
  inventoryFormats(),
  sourcesPage(),
  weightsPage(),
  endsOfSupportPage(),
  limitsPage(),
  refusals(),
  apiRefusals(),
  apiDescription(),
];

/** Names of pages that are absent or hold something else, and of generated pages that are generated no longer. */
function differing(): readonly string[] {
  const wrong = pages.filter(({ name, text }) => textOf(name) !== text).map(({ name }) => name);
  const known = new Set(pages.map(({ name }) => name));
  const stale = readdirSync(folder).filter((name) => !known.has(name) && textOf(name)?.includes(origin));
  return [...wrong, ...stale].sort();
}

function textOf(name: string): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

mkdirSync(folder, { recursive: true });
if (process.argv.includes('--check')) {
  const names = differing();
  if (names.length > 0) {
    console.error(`docs/reference/ differs from the code: ${names.join(', ')}. Run \`npm run docs\`.`);
    process.exit(1);
  }
} else {
  for (const { name, text } of pages) writeFileSync(join(folder, name), text);
  console.log(`${pages.length} pages written to docs/reference/`);
}
