import type { ReactNode } from 'react';
import type { Plan } from '#core/plans/plan.ts';
import { Button } from '#portal/components/button.tsx';
import { saveFile } from '#portal/components/save-file.ts';

/** The plan on paper, in a calendar, in a spreadsheet, in a ticket: as the command writes them. */
export function PlanTools({ plan }: { readonly plan: Plan }): ReactNode {
  const save = async (ending: string, type: string, render: () => Promise<(plan: Plan) => string>): Promise<void> => {
    const rendered = (await render())(plan);
    saveFile(`breakwater-plan-${plan.asOf}.${ending}`, type, rendered);
  };
  const calendar = async () => (await import('#core/formats/plan-ical/plan-ical.ts')).renderPlan;
  const spreadsheet = async () => (await import('#core/formats/plan-csv/plan-csv.ts')).renderPlan;
  const text = async () => (await import('#core/formats/plan-markdown/plan-markdown.ts')).renderPlan;
  return (
    <div className="bw-tools bw-screen" role="group" aria-label="Take the plan with you">
      <Button weight="word" onPress={() => window.print()}>
        Print
      </Button>
      <Button weight="word" onPress={() => void save('ics', 'text/calendar', calendar)}>
        Calendar
      </Button>
      <Button weight="word" onPress={() => void save('csv', 'text/csv', spreadsheet)}>
        Spreadsheet
      </Button>
      <Button weight="word" onPress={() => void save('md', 'text/markdown', text)}>
        Text
      </Button>
    </div>
  );
}
