// Runs every benchmark and writes docs/reference/speed.md; a goal that is missed makes the exit status 1.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskSection } from '#bench/desk.ts';
import { estateSection } from '#bench/estate.ts';
import { feedBuildSection } from '#bench/feed-build.ts';
import { httpSection } from '#bench/http.ts';
import { matchSection } from '#bench/match.ts';
import { fullSizes, hostedSection } from '#bench/hosted.ts';
import { fullPlanPage, planPageSection } from '#bench/plan-page.ts';
import { fullLedger, rowSecuritySection } from '#bench/row-security.ts';
import { rendered } from '#bench/section.ts';
import { startSection } from '#bench/start.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/reference/speed.md');

const sections = [
  matchSection(),
  feedBuildSection(),
  estateSection(),
  await deskSection(),
  await httpSection(),
  await startSection(),
  await planPageSection(fullPlanPage),
  await rowSecuritySection(fullLedger),
  await hostedSection(fullSizes),
];
const head = [
  '# Speed',
  'Written by `npm run bench` on the machine that each part names. A figure from another machine says little; the ratios were ' +
    'measured against something else in the same run, and hold better.',
];
writeFileSync(page, `${[...head, ...sections.map(rendered)].join('\n\n')}\n`);
const missed = sections.flatMap(({ figures }) => figures.filter(({ goal }) => goal?.met === false));
for (const { what, measured, goal } of missed) console.error(`missed: ${what}: ${measured}, ${goal?.text ?? ''}`);
process.exitCode = missed.length > 0 ? 1 : 0;
