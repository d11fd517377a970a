// All that evidence can say. Nobody states a verdict: each is worked out.

/** Of a comparison, by where its interval lies against the margin. */
export const verdicts = ['step-change', 'incremental', 'inconclusive'] as const;
export type Verdict = (typeof verdicts)[number];

/** The same once it was tried how much it hangs on how it is measured. */
export const determinedVerdicts = [...verdicts, 'indeterminate: measurement'] as const;
export type DeterminedVerdict = (typeof determinedVerdicts)[number];

/** Of a level of criteria. */
export const levelVerdicts = [
  'reached',
  'cannot be ruled out',
  'not reached',
  'inconclusive',
  'indeterminate: measurement',
] as const;
export type LevelVerdict = (typeof levelVerdicts)[number];
