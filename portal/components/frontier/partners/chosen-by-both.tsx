import type { ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { isChosenByBoth, type Application } from '#portal/components/frontier/partners/words.ts';
import * as paths from '#portal/paths.ts';

/** For an applicant to which both sides said yes: that it is so, and what comes next. Nothing where it is not so. */
export function ChosenByBoth({ application }: { readonly application: Application }): ReactNode {
  if (!isChosenByBoth(application)) return null;
  return (
    <Alert tone="well">
      <p>
        <strong>Chosen by both sides.</strong> A developer that said yes can give you access now, if it likes and for as
        long as it likes. Your administrators see it then on <a href={paths.frontier}>Frontier models</a>, under “Access
        that was given”, and name your people; each accepts the terms there and sees the model.
      </p>
    </Alert>
  );
}
