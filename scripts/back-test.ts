// `npm run back-test`: how well p30 would have found, on a day of the past, what was listed in KEV after it.
// Prints the table and writes docs/reference/ranking.md; with --check it writes nothing and fails where the page differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { gather } from '#scripts/back-test/history.ts';
import { poolAt } from '#scripts/back-test/rank.ts';
import { cut, listedAfter, render } from '#scripts/back-test/report.ts';
import { readSources } from '#sources/read.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/reference/ranking.md');

const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(root, '../shared/data');
const records: SourceRecord[] = [];
await readSources(
  ['kev', 'epss', 'exploit'].map((name) => join(folder, name)),
  (record) => void records.push(record),
);
const history = gather(records);
const text = render(poolAt(history, cut), listedAfter(history));
console.log(text);
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  console.error(`${page} is not what this back-test writes: run it without --check`);
  process.exitCode = 1;
}
