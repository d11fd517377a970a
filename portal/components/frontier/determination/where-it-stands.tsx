import type { ReactNode } from 'react';
import { officeText, type Standing } from '#portal/components/frontier/determination/words.ts';
import { Instant } from '#portal/components/instant.tsx';

/** The steps from evidence to what it comes to, each with what is done and what comes next. */
export function WhereItStands({ standing }: { readonly standing: Standing }): ReactNode {
  const steps = stepsOf(standing);
  return (
    <ol className="usa-list">
      {steps.map(({ name, isDone, said }) => (
        <li key={name}>
          <strong>{name}</strong>: {isDone ? 'done. ' : ''}
          {said}
        </li>
      ))}
    </ol>
  );
}

/** What lacks before the office that determines can record what it comes to; as a sentence, `undefined` where nothing does. */
export function lackOf(standing: Standing): string | undefined {
  const unheard = unheardOf(standing);
  if (unheard.length > 0) return `Not heard yet: ${unheard.map(officeText).join(', ')}.`;
  if (standing.commentsUntil === undefined) return 'The developer was not shown the assessment yet.';
  if (!isOver(standing.commentsUntil)) return 'The window for the developer’s comments is open.';
  const unanswered = standing.comments.filter(({ answer }) => answer === undefined).length;
  return unanswered === 0 ? undefined : `Comments without an answer: ${unanswered}.`;
}

function unheardOf({
  evidence,
  answers,
  consulted,
}: Pick<Standing, 'evidence' | 'answers' | 'consulted'>): Standing['consulted'] {
  const since = answers.filter(({ at }) => at >= (evidence?.at ?? ''));
  return consulted.filter((office) => !since.some((one) => one.office === office));
}

/** By the browser's clock; the service has its own, and decides by that. */
function isOver(until: string | undefined): boolean {
  return until !== undefined && Date.parse(until) <= Date.now();
}

interface Step {
  readonly name: string;
  readonly isDone: boolean;
  readonly said: ReactNode;
}

function stepsOf({ evidence, answers, consulted, commentsUntil, comments, youAre }: Standing): readonly Step[] {
  if (evidence === undefined) {
    return [{ name: 'Evidence', isDone: false, said: 'No result is laid in the record for a next determination yet.' }];
  }
  const unheard = unheardOf({ evidence, answers, consulted });
  const unanswered = comments.filter(({ answer }) => answer === undefined).length;
  const seesOffices = !youAre.includes('developer');
  return [
    {
      name: 'Evidence',
      isDone: true,
      said: (
        <>
          Laid in on <Instant at={evidence.at} />.
        </>
      ),
    },
    ...(seesOffices
      ? [
          {
            name: 'Offices heard',
            isDone: unheard.length === 0,
            said: unheard.length === 0 ? '' : `Not yet: ${unheard.map(officeText).join(', ')}.`,
          },
        ]
      : []),
    {
      name: 'Assessment shown to the developer',
      isDone: commentsUntil !== undefined,
      said: commentsUntil === undefined ? 'Not yet.' : '',
    },
    {
      name: 'Comments',
      isDone: isOver(commentsUntil) && unanswered === 0,
      said:
        commentsUntil === undefined ? (
          'They open with the assessment.'
        ) : (
          <>
            The window ends on <Instant at={commentsUntil} />; {comments.length} made, {unanswered} without an answer.
          </>
        ),
    },
  ];
}
