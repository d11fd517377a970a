// Criteria as people read them: suites, levels and what each asks for.
import type { ReactNode } from 'react';
import type { Criteria, Threshold } from '#core/frontier/criteria/criteria.ts';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { plural } from '#core/kernel/counted.ts';
import { shownFigure, shownMinutes } from '#portal/components/frontier/evidence/words.ts';
import { Told } from '#portal/components/sourced-text.tsx';

/** @param criteria the document; `undefined` where its text is sealed and not for whoever looks */
export function CriteriaText({ criteria }: { readonly criteria: unknown }): ReactNode {
  if (criteria === undefined)
    return <p>The text is sealed: its digest alone is told, and commits to it all the same.</p>;
  const { name, version, suites, levels } = readCriteria(criteria);
  return (
    <>
      <p>
        <Told text={`${name} ${version}`} />
      </p>
      <ul>
        {levels.map((level) => (
          <li key={level.name}>
            <LevelText level={level} />
          </li>
        ))}
      </ul>
      <details>
        <summary>Suites that they are of</summary>
        <ul>
          {suites.map(({ name: suite, version: of, families, tasks, tokens }) => (
            <li key={suite}>
              <Told text={`${suite} ${of}`} />: {plural(tasks, 'task')} of{' '}
              {plural(families.length, 'family', 'families')}
              {tokens === undefined ? '' : `, at most ${shownFigure(tokens)} tokens a run`}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function LevelText({
  level: { name, thresholds, canaries = [] },
}: {
  readonly level: Criteria['levels'][number];
}): ReactNode {
  return (
    <>
      <strong>
        <Told text={name} />
      </strong>
      : reached where {thresholds.map(thresholdText).join(', and ')}
      {canaries.length === 0 ? null : (
        <>
          ; it cannot be ruled out where{' '}
          {canaries.map(({ skill, threshold }) => `${skill} (${thresholdText(threshold)})`).join(', and ')}
        </>
      )}
      .
    </>
  );
}

function thresholdText(threshold: Threshold): string {
  const { suite, atLeast } = threshold;
  if (threshold.measure === 'p50') return `the horizon on ${suite} is at least ${shownMinutes(atLeast)}`;
  const { attempts = 1 } = threshold;
  const how = attempts === 1 ? '' : `, in ${attempts} attempts`;
  return `at least ${shownFigure(atLeast * 100)} in 100 of ${suite} are solved${how}`;
}
