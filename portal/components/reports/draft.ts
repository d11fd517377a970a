// A report as it is being written: what stands in the fields, and what it says of it once it is whole.
import type { Affected, ReportContent } from '#core/findings/report.ts';

/** One line of what is affected. */
export interface AffectedDraft {
  readonly kind: 'product' | 'package';
  readonly package: string;
  readonly vendor: string;
  readonly product: string;
  readonly versions: string;
}

/** Each field as it was typed; empty: nothing is said of it. */
export interface Draft {
  readonly title: string;
  readonly affected: readonly AffectedDraft[];
  readonly flaw: string;
  readonly impact: string;
  readonly steps: string;
  readonly proof: string;
  readonly environment: string;
  readonly output: string;
  readonly succeeded: string;
  readonly tried: string;
  readonly weakness: string;
  readonly place: string;
  readonly flow: string;
  readonly introducedIn: string;
  readonly newest: '' | 'affected' | 'fixed';
  readonly patch: string;
  readonly test: string;
  readonly stopsVariants: boolean;
  readonly passesTests: boolean;
  readonly finder: ReportContent['found']['finder'] | '';
  readonly means: string;
  readonly isTextByAi: boolean;
  readonly exploitation: ReportContent['exploitation'] | '';
  readonly toldOthers: string;
  readonly credit: 'named' | 'anonymous' | '';
  readonly creditName: string;
  readonly silentUntil: string;
  readonly zone: string;
}

export const emptyAffected: AffectedDraft = { kind: 'product', package: '', vendor: '', product: '', versions: '' };

export function emptyDraft(zone: string): Draft {
  return {
    title: '',
    affected: [emptyAffected],
    flaw: '',
    impact: '',
    steps: '',
    proof: '',
    environment: '',
    output: '',
    succeeded: '',
    tried: '',
    weakness: '',
    place: '',
    flow: '',
    introducedIn: '',
    newest: '',
    patch: '',
    test: '',
    stopsVariants: false,
    passesTests: false,
    finder: '',
    means: '',
    isTextByAi: false,
    exploitation: '',
    toldOthers: '',
    credit: '',
    creditName: '',
    silentUntil: '',
    zone,
  };
}

/** What it says so far, with what nobody has said yet left open: enough to grade it. */
export function contentOf(draft: Draft): ReportContent {
  const { finder, exploitation, credit, creditName } = draft;
  return {
    title: draft.title.trim(),
    affected: draft.affected.map(affectedOf),
    flaw: draft.flaw.trim(),
    reproduction: reproductionOf(draft),
    impact: said(draft.impact),
    weakness: weaknessOf(draft.weakness),
    code: said(draft.place) === undefined ? undefined : { place: draft.place.trim(), flow: said(draft.flow) },
    bounds: boundsOf(draft),
    fix: fixOf(draft),
    found: {
      finder: finder === '' ? 'by_person' : finder,
      means: said(draft.means),
      isTextByAi: draft.isTextByAi,
    },
    exploitation: exploitation === '' ? 'unknown' : exploitation,
    toldOthers: said(draft.toldOthers),
    credit: credit === 'named' ? { wish: 'named', name: creditName.trim() } : { wish: 'anonymous' },
    silentUntil: said(draft.silentUntil),
    zone: draft.zone.trim(),
  };
}

/** The first thing that is lacking, in a sentence; `undefined`: it can be handed in. */
export function lackOf(draft: Draft): string | undefined {
  if (said(draft.title) === undefined) return 'Give it a title.';
  for (const one of draft.affected) {
    const named = one.kind === 'package' ? [one.package] : [one.vendor, one.product];
    if (named.some((name) => said(name) === undefined))
      return 'Say what is affected: a package, or supplier and product.';
    if (said(one.versions) === undefined) return 'Say which versions are affected, or “unknown”.';
  }
  if (said(draft.flaw) === undefined) return 'Say what is wrong.';
  return lackInEvidence(draft) ?? lackInCircumstances(draft);
}

function lackInEvidence(draft: Draft): string | undefined {
  if (said(draft.weakness) !== undefined && weaknessOf(draft.weakness) === undefined)
    return 'A weakness is named by its CWE number, such as CWE-787.';
  if (said(draft.flow) !== undefined && said(draft.place) === undefined) return 'Say where in the code it is.';
  const isFixed = said(draft.test) !== undefined || draft.stopsVariants || draft.passesTests;
  if (isFixed && said(draft.patch) === undefined) return 'Add the patch.';
  return lackInReproduction(draft);
}

function lackInReproduction({ steps, proof, environment, output, succeeded, tried }: Draft): string | undefined {
  const isReproduced = [proof, environment, output, succeeded, tried].some((one) => said(one) !== undefined);
  if (isReproduced && said(steps) === undefined) return 'Say step by step how to make it happen.';
  const counts = [countOf(succeeded), countOf(tried)];
  const isCounted = counts.every((one) => typeof one === 'number') || counts.every((one) => one === undefined);
  return isCounted ? undefined : 'Say both how often you ran it and how often it happened, in figures.';
}

function lackInCircumstances({ finder, exploitation, credit, creditName, zone }: Draft): string | undefined {
  if (finder === '') return 'Say who or what found it.';
  if (exploitation === '') return 'Say what you know of attacks with it; “I do not know” is an answer.';
  if (credit === '') return 'Say whether you wish to be named.';
  if (credit === 'named' && said(creditName) === undefined) return 'Say by which name you wish to be credited.';
  return said(zone) === undefined ? 'Name the time zone, or UTC.' : undefined;
}

function affectedOf(draft: AffectedDraft): Affected {
  const versions = draft.versions.trim();
  if (draft.kind === 'package') return { package: draft.package.trim(), versions };
  return { vendor: draft.vendor.trim(), product: draft.product.trim(), versions };
}

function reproductionOf(draft: Draft): ReportContent['reproduction'] {
  const steps = said(draft.steps);
  if (steps === undefined) return undefined;
  const [succeeded, tried] = [countOf(draft.succeeded), countOf(draft.tried)];
  return {
    steps,
    proof: said(draft.proof),
    environment: said(draft.environment),
    output: said(draft.output),
    runs: typeof succeeded === 'number' && typeof tried === 'number' ? { succeeded, tried } : undefined,
  };
}

function boundsOf({ introducedIn, newest }: Draft): ReportContent['bounds'] {
  if (said(introducedIn) === undefined && newest === '') return undefined;
  return { introducedIn: said(introducedIn), newest: newest === '' ? undefined : newest };
}

function fixOf({ patch, test, stopsVariants, passesTests }: Draft): ReportContent['fix'] {
  const text = said(patch);
  return text === undefined ? undefined : { patch: text, test: said(test), stopsVariants, passesTests };
}

function said(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** `cwe 787` as `CWE-787`. */
function weaknessOf(typed: string): string | undefined {
  const number = /^(?:cwe)?[-\s]*([1-9]\d{0,4})$/i.exec(typed.trim())?.[1];
  return number === undefined ? undefined : `CWE-${number}`;
}

/** `none`: something stands there that is no number. */
function countOf(typed: string): number | 'none' | undefined {
  const text = said(typed);
  if (text === undefined) return undefined;
  return /^\d{1,6}$/.test(text) ? Number(text) : 'none';
}
