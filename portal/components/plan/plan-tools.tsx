import type { ReactNode } from 'react';
import { Button } from '#portal/components/button.tsx';
import { useHere } from '#portal/components/here.ts';
import * as paths from '#portal/paths.ts';

/** The plan on paper, in a calendar, in a spreadsheet, in a ticket: as the command writes them. */
export function PlanTools(): ReactNode {
  const { org } = useHere();
  return (
    <div className="bw-tools bw-screen" role="group" aria-label="Take the plan with you">
      <Button weight="word" onPress={() => window.print()}>
        Print
      </Button>
      <a href={paths.planFile(org, 'ical')} download>
        Calendar
      </a>
      <a href={paths.planFile(org, 'csv')} download>
        Spreadsheet
      </a>
      <a href={paths.planFile(org, 'markdown')} download>
        Text
      </a>
    </div>
  );
}
