import type { ReactNode } from 'react';
import { gradeNames, gradeUses, type Grade } from '#core/findings/grade.ts';

/** How much evidence there is, and what would make it more. */
export function GradeCard({
  grade,
  next,
}: {
  readonly grade: Grade;
  readonly next: readonly { readonly grade: Grade; readonly needs: readonly string[] }[];
}): ReactNode {
  return (
    <div className="bw-note">
      <p>
        <strong>
          {grade}: {gradeNames[grade]}.
        </strong>{' '}
        {gradeUses[grade]}
      </p>
      {next.map((step, at) => (
        <div key={step.grade}>
          <p>
            {at === 0 ? 'For' : 'Or, without the code, for'} {step.grade} ({gradeNames[step.grade]}):
          </p>
          <ul>
            {step.needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </div>
      ))}
      {next.length === 0 ? <p>There is no grade above it.</p> : null}
    </div>
  );
}
