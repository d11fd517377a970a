// How much evidence a report holds: E0 to E4. Public practice converges on what each asks for; whether it is true is found out
// by whoever checks it, later. A report is never turned away for its grade.
import type { ReportContent } from '#core/findings/report.ts';

export const grades = ['E0', 'E1', 'E2', 'E3', 'E4'] as const;

export type Grade = (typeof grades)[number];

/** What each is called, for people. */
export const gradeNames: Readonly<Record<Grade, string>> = {
  E0: 'a claim',
  E1: 'traced in the code',
  E2: 'reproduced',
  E3: 'bounded',
  E4: 'fixable',
};

/** What a report of this grade is good for. */
export const gradeUses: Readonly<Record<Grade, string>> = {
  E0: 'It waits in the queue until somebody can look for the flaw themselves.',
  E1: 'It can be compared with other reports of the same place in the code.',
  E2: 'It can be run again by whoever checks it, which is what a supplier wants to see.',
  E3: 'It can be told who runs an affected version.',
  E4: 'It can go to the supplier together with its fix.',
};

/** A grade above the present one, and what is missing for it. */
interface Step {
  readonly grade: Grade;
  readonly needs: readonly string[];
}

export interface Graded {
  readonly grade: Grade;
  /** The next grades that could be reached, each by itself; none above E4. */
  readonly next: readonly Step[];
}

interface Need {
  readonly is: (content: ReportContent) => boolean;
  readonly sentence: string;
}

/** What each asks for beyond those that it builds on. */
const needs: Readonly<Record<Grade, readonly Need[]>> = {
  E0: [],
  E1: [
    { is: ({ weakness }) => weakness !== undefined, sentence: 'Name the kind of weakness by its CWE number.' },
    { is: ({ code }) => code !== undefined, sentence: 'Say where in the code it is: file and function.' },
    {
      is: ({ code }) => code?.flow !== undefined,
      sentence: 'Say how data that somebody else controls gets there, step by step.',
    },
  ],
  E2: [
    { is: ({ reproduction }) => reproduction !== undefined, sentence: 'Say step by step how to make it happen.' },
    {
      is: ({ reproduction }) => reproduction?.proof !== undefined,
      sentence: 'Add what makes it happen by itself: a script, a test case.',
    },
    {
      is: ({ reproduction }) => reproduction?.environment !== undefined,
      sentence: 'Say where you ran it: the image by its digest, or system and versions.',
    },
    {
      is: ({ reproduction }) => reproduction?.output !== undefined,
      sentence: 'Add what was seen: log, trace or answer.',
    },
    {
      is: ({ reproduction }) => (reproduction?.runs?.succeeded ?? 0) > 0,
      sentence: 'Say how often you ran it and how often it happened.',
    },
  ],
  E3: [
    {
      is: ({ bounds }) => bounds?.introducedIn !== undefined,
      sentence: 'Say which commit or version brought it in.',
    },
    {
      is: ({ bounds }) => bounds?.newest !== undefined,
      sentence: 'Say whether the newest state of the code still has it.',
    },
  ],
  E4: [
    { is: ({ fix }) => fix !== undefined, sentence: 'Add a patch that mends it.' },
    {
      is: ({ fix }) => fix?.test !== undefined,
      sentence: 'Add a test that fails without the patch and passes with it.',
    },
    {
      // PVBench: over 40 % of patches by AIs that were called validated fail other tests of the same flaw.
      is: ({ fix }) => fix?.stopsVariants === true,
      sentence: 'Try the patch against other ways to reach the same flaw.',
    },
    { is: ({ fix }) => fix?.passesTests === true, sentence: 'Run the tests of the project with the patch.' },
  ],
};

/** A product without open code is reproduced without being traced: E2 builds on E0, and E1 stands beside it. */
const buildsOn: Readonly<Record<Grade, Grade | undefined>> = {
  E0: undefined,
  E1: 'E0',
  E2: 'E0',
  E3: 'E2',
  E4: 'E3',
};

const above: Readonly<Record<Grade, readonly Grade[]>> = {
  E0: ['E1', 'E2'],
  E1: ['E2'],
  E2: ['E3'],
  E3: ['E4'],
  E4: [],
};

/** The highest grade for which it holds everything, and what is missing for the next. */
export function gradeOf(content: ReportContent): Graded {
  const reached = grades.filter((one) => missingFor(content, one).length === 0).at(-1) ?? 'E0';
  return { grade: reached, next: above[reached].map((one) => ({ grade: one, needs: missingFor(content, one) })) };
}

function missingFor(content: ReportContent, wanted: Grade): readonly string[] {
  const below = buildsOn[wanted];
  const own = needs[wanted].filter(({ is }) => !is(content)).map(({ sentence }) => sentence);
  return below === undefined ? own : [...missingFor(content, below), ...own];
}
