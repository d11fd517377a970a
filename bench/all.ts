// Runs every benchmark, or those that are named, and writes docs/reference/speed.md; a missed goal makes the exit status 1.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskSection } from '#bench/desk.ts';
import { estateSection } from '#bench/estate.ts';
import { feedBuildSection } from '#bench/feed-build.ts';
import { frontierSection } from '#bench/frontier.ts';
import { httpSection } from '#bench/http.ts';
import { matchSection } from '#bench/match.ts';
import { fullSizes, hostedSection } from '#bench/hosted.ts';
import { fullPlanPage, planPageSection } from '#bench/plan-page.ts';
import { fullLedger, rowSecuritySection } from '#bench/row-security.ts';
import { rendered, type Section } from '#bench/section.ts';
import { startSection } from '#bench/start.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/reference/speed.md');

/** In the order of the page. */
const benchmarks: Readonly<Record<string, () => Section | Promise<Section>>> = {
  match: matchSection,
  'feed-build': feedBuildSection,
  estate: estateSection,
  desk: deskSection,
  frontier: frontierSection,
  http: httpSection,
  start: startSection,
  'plan-page': () => planPageSection(fullPlanPage),
  'row-security': () => rowSecuritySection(fullLedger),
  hosted: () => hostedSection(fullSizes),
};

const head = `# Speed

Written by \`npm run bench\` on the machine that each part names; \`npm run bench -- NAME...\` measures a part anew and leaves
the others as they were. A figure from another machine says little; the ratios were measured against something else in the
same run, and hold better.`;

const named = process.argv.slice(2);
const unknown = named.find((name) => benchmarks[name] === undefined);
if (unknown !== undefined) {
  console.error(`no benchmark is called ${unknown}; there are ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}

// Each part on the page stands behind a mark with its name, by which the next run finds it.
const before = readFileSync(page, 'utf8');
const parts: string[] = [head];
const missed: string[] = [];
for (const [name, measure] of Object.entries(benchmarks)) {
  const mark = `<!-- ${name} -->`;
  if (named.length > 0 && !named.includes(name)) {
    const [, kept = ''] = before.split(`${mark}\n\n`);
    const [whole = ''] = kept.split('\n\n<!-- ');
    if (whole !== '') parts.push(mark, whole.trimEnd());
    continue;
  }
  const section = await measure();
  parts.push(mark, rendered(section));
  for (const { what, measured, goal } of section.figures)
    if (goal?.met === false) missed.push(`missed: ${what}: ${measured}, ${goal.text}`);
}
writeFileSync(page, `${parts.join('\n\n')}\n`);
for (const line of missed) console.error(line);
process.exitCode = missed.length > 0 ? 1 : 0;
