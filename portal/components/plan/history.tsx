// Every word that was said of an action, the newest first.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { showAction } from '#api/plans.ts';
import { hours } from '#core/formats/bases/plan-words.ts';
import { justifications } from '#core/plans/state.ts';
import { Instant } from '#portal/components/instant.tsx';
import { justificationWords } from '#portal/components/plan/state-words.ts';

type Record_ = AnswerOf<typeof showAction>;
type Move = Record_['moves'][number];

export function History({ record }: { readonly record: Record_ }): ReactNode {
  const { moves, hours: spent, closedOn } = record;
  return (
    <>
      {closedOn === undefined ? null : (
        <p>
          <strong>Proved on {closedOn}:</strong> the plan of that day no longer met anything of it.
        </p>
      )}
      {spent > 0 ? <p>{hours(spent)} spent in all.</p> : null}
      {moves.length === 0 ? <p>Nothing was said of it yet.</p> : null}
      <ol className="bw-history">
        {moves
          .toSorted((a, b) => (a.at < b.at ? 1 : -1))
          .map((move) => (
            <li key={move.at}>
              <Instant at={move.at} /> <span>{wordsOf(move)}</span>
            </li>
          ))}
      </ol>
    </>
  );
}

const moveWords: Readonly<Record<Move['move'], string>> = {
  start: 'Begun',
  done: 'Said to be done',
  defer: 'Put off',
  answer: 'Answered',
};

function wordsOf({ move, hours: spent, until, reason, approvedBy, because }: Move): string {
  return [
    moveWords[move],
    ...(because === undefined ? [] : [becauseWords(because)]),
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(spent === undefined || spent === 0 ? [] : [`${hours(spent)} spent`]),
    ...(approvedBy === undefined ? [] : [`agreed to by ${approvedBy}`]),
    ...(reason === undefined ? [] : [`“${reason}”`]),
  ].join(', ');
}

function becauseWords(because: string): string {
  const known = justifications.find((one) => one === because);
  return known === undefined
    ? because
    : `${justificationWords[known].replace(/\.$/, '')} (${because.replaceAll('_', ' ')})`;
}
