// What an action is called, in one line.
import type { Candidate, Doing, Raise } from '#core/plans/candidate.ts';
import { buildOf, windowsRelease } from '#core/plans/windows-update.ts';
import { count, flaws, onAssets, versionsText } from '#core/plans/words.ts';

type Raising = Extract<Doing, { kind: 'upgrade' }>;

export function titleOf(candidate: Candidate): string {
  const { doing, assets, closes } = candidate;
  const where = onAssets(assets);
  const number = new Set(closes.map(({ match }) => match.index)).size;
  switch (doing.kind) {
    case 'upgrade':
      if (doing.mend !== undefined) return `Mend what a scan found ${where}: ${doing.mend.called}`;
      return `Upgrade ${raised(doing)} ${where}`;
    case 'mitigate':
      return `Mitigate ${flaws(number)} of ${doing.called} ${where}`;
    case 'ask':
      return asking(doing.about, candidate.subject, where);
    case 'harden':
      return doing.entry.title;
    case 'isolate':
      return `Make ${candidate.subject} harder to reach`;
    case 'investigate':
      return `Look for an intruder ${where} before patching`;
    case 'replace':
      if (doing.way === 'renew') return `Move from ${doing.called} to a newer release ${where}`;
      return `${doing.way === 'remove' ? 'Remove' : 'Replace'} ${doing.called} ${where}`;
    case 'confirm':
      return confirming(doing, where, number);
  }
}

function asking(about: Doing, subject: string, where: string): string {
  const [first] = about.kind === 'upgrade' ? about.raises : [];
  if (first?.target.version === undefined)
    return `Ask the maker of ${first?.called ?? subject} for an approved fix ${where}`;
  return `Ask whether ${first.called} ${first.target.version} is approved ${where}`;
}

function raised({ raises, kin }: Raising): string {
  const [first] = raises;
  if (first === undefined) return '';
  if (kin !== undefined && raises.length > 1) {
    const from = versionsText([...new Set(raises.flatMap((raise) => raise.from))]);
    return `${kin.family.called} ${from} → ${kin.target.version ?? ''} (${count(raises.length, 'package')})`;
  }
  if (raises.length > 1) return `${count(raises.length, 'system package')} (${names(raises)})`;
  const { version, beyond } = first.target;
  if (version !== undefined && windowsRelease(first.component) !== undefined)
    return `${first.called} to build ${buildOf(version)}`;
  const now = first.from.length === 0 ? first.called : `${first.called} ${versionsText(first.from)}`;
  if (version !== undefined) return `${now} → ${version}`;
  return beyond === undefined ? `${now} as its vendor says` : `${now} beyond ${beyond}`;
}

function names(raises: readonly Raise[]): string {
  const called = raises.map((raise) => raise.called);
  return called.length <= 3 ? called.join(', ') : `${called.slice(0, 2).join(', ')} and ${called.length - 2} more`;
}

function confirming(
  { missing, called, worse }: Extract<Doing, { kind: 'confirm' }>,
  where: string,
  number: number,
): string {
  if (worse !== undefined && worse.missing.length > 0)
    return `Find out how to move to ${worse.version} for ${flaws(number)} of ${called} ${where}`;
  if (worse !== undefined)
    return `Ask the makers of ${called} about ${flaws(number)} whose fix, ${worse.version}, would make things worse`;
  switch (missing) {
    case 'version':
      return `Find out which version of ${called} runs ${where}`;
    case 'build':
      return `Find out the exact Windows build ${where}`;
    case 'range':
      return `Look up whether ${called} ${where} has ${flaws(number)} that attackers use`;
    case 'identity':
      return `Find out whether ${called} ${where} is affected`;
    case 'fix':
      return `Ask the makers of ${called} about ${flaws(number)} without a fix in this feed`;
  }
}
