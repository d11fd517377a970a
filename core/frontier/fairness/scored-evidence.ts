// What was scored, not of whose it was: the text by whose digest the same evidence of two developers is known to be the same.
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import { byAlias, inOrder, type Run } from '#core/frontier/horizon/run.ts';
import { canonicalText } from '#core/frontier/record.ts';

/** The part that a model plays in a case. */
type Role = 'candidate' | 'best-released' | 'own-predecessor';

export interface ScoredEvidence {
  /** Of all models that the case was judged with. */
  readonly runs: readonly Run[];
  /** Which model plays which part; models of no part count too, since one that saturates the items bears on the verdict. */
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  /** Tokens above which a run counted as failed; `undefined` where there was no limit. */
  readonly budget?: number | undefined;
  /** Why logs can't carry a verdict: their sentences may name a model, their codes and counts don't. */
  readonly refusals?: readonly Refusal[] | undefined;
}

/**
 * Canonical text of items, attempts, scores and budget, in an order that neither files nor names decide. The SHA-256 of it is
 * a case's `evidence` in `unlikePairs`: it stays as it is where every model gets another name, and changes with any score.
 *
 * Source: research §5.7, "same evidence → same verdict across developers".
 */
export function scoredEvidenceText({ runs, roles, budget, refusals = [] }: ScoredEvidence): string {
  const models = [...byAlias(runs)].map(([alias, own]) =>
    canonicalText({ roles: rolesOf(alias, roles), runs: own.map(nameless).sort(inOrder) }),
  );
  return canonicalText({
    budget,
    refusals: refusals.map(({ code, count }) => `${code} ${count}`).sort(inOrder),
    models: models.sort(inOrder),
  });
}

/** One model may play two parts: the best released one may be the developer's own predecessor. */
function rolesOf(alias: string, roles: ScoredEvidence['roles']): readonly string[] {
  return Object.entries(roles)
    .filter(([, own]) => own === alias)
    .map(([role]) => role)
    .sort(inOrder);
}

function nameless(run: Run): string {
  const { alias: _, ...scored } = run;
  return canonicalText(scored);
}
