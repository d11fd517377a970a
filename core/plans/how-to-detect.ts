// Which published rules find traces of what an action is about. A rule is told with its author, as its licence asks.
import type { Detection } from '#core/advisories/detection.ts';
import type { Sourced } from '#core/plans/action.ts';
import { webAddress } from '#core/plans/links.ts';
import type { Risk } from '#core/plans/risk.ts';

/** Rules told for one action. */
const toldMax = 3;

/** @param risks the gravest first */
export function detectionSteps(risks: readonly Risk[]): readonly Sourced[] {
  const rules = new Map<string, { readonly rule: Detection; readonly flaws: string[] }>();
  for (const { match } of risks) {
    for (const rule of match.vulnerability.detections ?? []) {
      const known = rules.get(rule.id) ?? { rule, flaws: [] };
      rules.set(rule.id, known);
      if (!known.flaws.includes(match.vulnerability.id)) known.flaws.push(match.vulnerability.id);
    }
  }
  const all = [...rules.values()];
  const left = all.length - toldMax;
  return all.slice(0, toldMax).map(({ rule, flaws }, index): Sourced => {
    const more = index === toldMax - 1 && left > 0 ? ` ${left} more like it stand in the feed.` : '';
    const address = rule.url === undefined ? undefined : webAddress(rule.url);
    return {
      text: `Sigma rule "${rule.title}" by ${rule.author} looks for ${flaws.join(', ')} in ${logsOf(rule)}.${more}`,
      source: `${rule.by}, ${rule.licence}${rule.on === undefined ? '' : `, ${rule.on}`}`,
      ...(address === undefined ? {} : { url: address }),
    };
  });
}

function logsOf({ logSource }: Detection): string {
  return logSource === '' ? 'logs' : `logs of ${logSource}`;
}
