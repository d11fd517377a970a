// Evidence as one page that prints: for a board, an examiner, an insurer. No scripts, nothing fetched, outside text escaped.
import { escapeHtml as h, pageHead } from '#core/formats/bases/html.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { groupsOf, type Group } from '#core/formats/evidence-html/groups.ts';
import { style } from '#core/formats/evidence-html/style.ts';
import { tierTable } from '#core/formats/evidence-html/tier-table.ts';
import type { Evidence } from '#core/plans/evidence.ts';
import type { EvidenceRow } from '#core/plans/evidence-row.ts';
import { listed } from '#core/plans/words.ts';

/** Rows of each list; the CSV has all. */
const lateMax = 10;
const openMax = 8;
const doneMax = 8;
const wordsMax = 8;
const documentsMax = 30;

export function renderEvidence(evidence: Evidence): string {
  const title = `Known vulnerabilities, ${evidence.asOf}`;
  return `${pageHead([title, ...evidence.organizations].join(', '), style)}
<body>
<header>
<h1>Known vulnerabilities: what is open, what was done</h1>
<p>${h([...evidence.organizations, `as of ${evidence.asOf}`].join(' · '))}</p>
<p class="lead">${summary(evidence)}</p>
<p class="note">${basis(evidence)}</p>
</header>
<main>
<section aria-labelledby="tiers"><h2 id="tiers">By what the directive asks</h2>
${tierTable(evidence.rows)}</section>
${open(evidence)}
${done(evidence)}
${words(evidence)}
${unseen(evidence)}
${inputs(evidence)}
</main>
<footer><div class="sign"><div>Prepared by, and role</div><div>Date</div><div>Signature</div></div>
<p>Made by Breakwater from the documents above; who has them and the same feed and state makes the same page.</p></footer>
</body>
</html>
`;
}

/** Affected and neither fixed nor answered: what somebody still has to do something about. */
function isOpen({ state }: EvidenceRow): boolean {
  return state !== 'fixed' && state !== 'answered' && state !== 'cannot tell';
}

function summary({ rows }: Evidence): string {
  const standing = rows.filter(isOpen);
  const assets = new Set(standing.map(({ assetName }) => assetName)).size;
  const flaws = new Set(standing.map(({ vulnerability }) => vulnerability)).size;
  const exploited = new Set(
    standing.flatMap(({ directed, vulnerability }) =>
      directed?.answers.inKev.value === 'yes' && !directed.answers.inKev.assumed ? vulnerability : [],
    ),
  ).size;
  const late = standing.filter(({ timeliness }) => timeliness === 'past its day').length;
  const fixed = rows.filter(({ state }) => state === 'fixed');
  const inTime = fixed.filter(({ timeliness }) => timeliness === 'fixed in time').length;
  const open =
    standing.length === 0
      ? 'Nothing that the sources cover is known to be open.'
      : `${plural(flaws, 'vulnerability', 'vulnerabilities')} ${flaws === 1 ? 'is' : 'are'} open on ${plural(assets, 'asset')}; ${grouped(exploited)} of them exploited in the wild. Counted on each asset: ${grouped(standing.length)} open, <span${late > 0 ? ' class="late"' : ''}>${grouped(late)} past their day</span>.`;
  const mended = fixed.length === 0 ? '' : ` ${grouped(fixed.length)} were fixed, ${grouped(inTime)} of them in time.`;
  return `${open}${mended}`;
}

function basis({ boundBy, followedSince, stateDigest }: Evidence): string {
  const bound =
    boundBy === undefined
      ? 'CISA BOD 26-04 is followed as advice; its days bind nobody here.'
      : 'Bound by CISA BOD 26-04.';
  const since =
    stateDigest === undefined
      ? 'No state was kept before: every first sight is of today, and what was done earlier is not known.'
      : `Followed since ${followedSince ?? 'today'}.`;
  return h(`${bound} ${since}`);
}

function open({ rows }: Evidence): string {
  const standing = rows.filter(isOpen);
  const late = groupsOf(standing.filter(({ timeliness }) => timeliness === 'past its day'));
  const rest = groupsOf(standing.filter(({ timeliness }) => timeliness !== 'past its day'));
  return [
    section('late', 'Open and past its day, and why', late, lateMax),
    section('open', 'Open, its day still to come', rest, openMax),
  ].join('\n');
}

function section(id: string, title: string, groups: readonly Group[], most: number): string {
  if (groups.length === 0) return '';
  const rows = groups
    .slice(0, most)
    .map(
      ({ what, assets, flaws, exploited, dueOn, why }) =>
        `<tr><th scope="row">${h(what)}</th><td>${h(listed(assets, 2))}</td><td class="short">${h(`${flaws}${exploited > 0 ? ` (${exploited} exploited)` : ''}`)}</td><td class="short">${h(dueOn ?? 'next update')}</td><td>${h(why)}</td></tr>`,
    );
  return `<section aria-labelledby="${id}"><h2 id="${id}">${h(title)}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${h(title)}: table"><table><thead><tr><th scope="col">What mends it</th><th scope="col">Where</th><th scope="col">Vulnerabilities</th><th scope="col">Due</th><th scope="col">State</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>${more(groups.length, most)}</section>`;
}

function more(count: number, most: number): string {
  return count > most ? `<p class="note">and ${grouped(count - most)} more in <code>--format evidence</code>.</p>` : '';
}

function done({ rows }: Evidence): string {
  const fixed = rows.filter(({ state }) => state === 'fixed');
  if (fixed.length === 0) return '';
  const groups = groupsOf(fixed).sort(newestFirst);
  const items = groups
    .slice(0, doneMax)
    .map(
      ({ what, assets, flaws, fixedOn, late, verifiedBy }) =>
        `<li>${h(`${fixedOn ?? ''}: ${what} on ${listed(assets, 2)}, ${plural(flaws, 'vulnerability', 'vulnerabilities')}${late > 0 ? `, ${late} late` : ', in time'}. ${verifiedBy ?? ''}`)}</li>`,
    );
  return `<section aria-labelledby="done"><h2 id="done">What was fixed, and how that is known</h2><ul>${items.join('')}</ul>${more(groups.length, doneMax)}</section>`;
}

/** What was fixed on one day stays in its order: gravest first. */
function newestFirst({ fixedOn: a = '' }: Group, { fixedOn: b = '' }: Group): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}

/** What stands on somebody's word: put off, answered, held down by another control. */
function words({ rows }: Evidence): string {
  const told = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    for (const word of wordsOn(row)) {
      const own = told.get(word);
      if (own === undefined) told.set(word, [row]);
      else own.push(row);
    }
  }
  if (told.size === 0) return '';
  const items = [...told].slice(0, wordsMax).map(([word, own]) => {
    const flaws = [...new Set(own.map(({ vulnerability }) => vulnerability))];
    const assets = [...new Set(own.map(({ assetName }) => assetName))];
    return `<li>${h(`${listed(flaws)} on ${listed(assets, 2)}: ${word}`)}</li>`;
  });
  return `<section aria-labelledby="words"><h2 id="words">Put off, held down by other controls, or answered</h2><ul>${items.join('')}</ul>${more(told.size, wordsMax)}</section>`;
}

function wordsOn({ deferral, controls, state, verifiedBy }: EvidenceRow): readonly string[] {
  const put =
    deferral === undefined
      ? []
      : [`put off on ${deferral.since} until ${deferral.until ?? 'no stated day'}. ${approvalText(deferral)}`];
  const held = controls.map(
    ({ title, saidOn, reason }) =>
      `held down by "${title}", said on ${saidOn} to be in place${reason === undefined ? '' : `: ${reason}`}`,
  );
  return [...put, ...held, ...(state === 'answered' ? [`not affected, by ${verifiedBy ?? 'the operator'}`] : [])];
}

function approvalText({ approvedBy, reason }: NonNullable<EvidenceRow['deferral']>): string {
  const approver = approvedBy === undefined ? 'No approver is recorded' : `Approved by ${approvedBy}`;
  return `${approver}; ${reason ?? 'no reason is recorded'}`;
}

function unseen({ rows, cannotSee }: Evidence): string {
  const doubtful = rows.filter(({ state }) => state === 'cannot tell').length;
  const lines = [
    ...(doubtful === 0
      ? []
      : [`${plural(doubtful, 'match', 'matches')} where nobody can tell whether the asset is affected`]),
    ...cannotSee
      .filter(({ text }) => !text.includes('nobody can tell'))
      .map(({ text, count }) => `${grouped(count)} ${text}`),
  ];
  if (lines.length === 0) return '';
  return `<section aria-labelledby="unseen"><h2 id="unseen">What this can not show</h2><ul>${lines.map((line) => `<li>${h(line)}</li>`).join('')}</ul></section>`;
}

function inputs({ feed, stateDigest, documents }: Evidence): string {
  const files = documents.filter(({ digest }) => digest !== '');
  const row = (what: string, digest: string): string =>
    `<tr><th scope="row">${h(what)}</th><td><code>${h(digest)}</code></td></tr>`;
  const asOf = feed.asOf === undefined ? '' : `, newest record ${feed.asOf}`;
  const rows = [
    row(`Feed "${feed.name}"${asOf}`, feed.id),
    ...(stateDigest === undefined ? [] : [row('State: what was seen, done and answered', stateDigest)]),
    ...files.slice(0, documentsMax).map(({ path, format, digest }) => row(`${path} (${format})`, digest)),
  ];
  return `<section aria-labelledby="inputs"><h2 id="inputs">What it rests on, with SHA-256 digests</h2>
<div class="wide" tabindex="0" role="region" aria-label="What it rests on: table"><table><thead><tr><th scope="col">Input</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>${more(files.length, documentsMax)}</section>`;
}
