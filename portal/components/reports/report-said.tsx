import type { ReactNode } from 'react';
import type { ReportContent } from '#core/findings/report.ts';
import { affectedText, exploitationWords, finderWords } from '#portal/components/reports/report-words.ts';

interface Saying {
  readonly term: string;
  /** `undefined`: nothing is said of it. */
  readonly text: string | undefined;
  readonly isCode?: boolean;
}

/** All that a report says, as whoever handed it in said it. It is outside text: shown as it is, and nothing of it is a link. */
export function ReportSaid({ content }: { readonly content: ReportContent }): ReactNode {
  const sayings = [...ofFlaw(content), ...ofCode(content), ...ofCircumstances(content)];
  return (
    <dl className="bw-report">
      {sayings.map(({ term, text, isCode = false }) =>
        text === undefined ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{isCode ? <pre className="bw-report-file">{text}</pre> : <p className="bw-words">{text}</p>}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function ofFlaw({ flaw, impact, affected, reproduction }: ReportContent): readonly Saying[] {
  const { steps, proof, environment, output, runs } = reproduction ?? {};
  return [
    { term: 'What is wrong', text: flaw },
    { term: 'What somebody could do with it', text: impact },
    { term: 'Affected', text: affected.map(affectedText).join('\n') },
    { term: 'How to make it happen', text: steps },
    { term: 'What makes it happen by itself', text: proof, isCode: true },
    { term: 'Where it was run', text: environment },
    { term: 'What was seen', text: output, isCode: true },
    { term: 'How often', text: runs && `${runs.succeeded} of ${runs.tried} runs` },
  ];
}

function ofCode({ weakness, code, bounds, fix }: ReportContent): readonly Saying[] {
  return [
    { term: 'Weakness', text: weakness },
    { term: 'Where in the code', text: code?.place },
    { term: 'How data gets there', text: code?.flow },
    { term: 'Brought in by', text: bounds?.introducedIn },
    { term: 'The newest state of the code', text: bounds?.newest && newestWords[bounds.newest] },
    { term: 'Patch', text: fix?.patch, isCode: true },
    { term: 'Test', text: fix?.test, isCode: true },
    { term: 'Patch tried on variants', text: fix && yesNo(fix.stopsVariants) },
    { term: 'The project’s tests pass with it', text: fix && yesNo(fix.passesTests) },
  ];
}

function ofCircumstances({ found, credit, ...content }: ReportContent): readonly Saying[] {
  const by = finderWords[found.finder];
  return [
    { term: 'Found by', text: found.means === undefined ? by : `${by}: ${found.means}` },
    { term: 'Written by an AI', text: found.isTextByAi ? 'Yes, or parts of it' : 'No' },
    { term: 'Attacks', text: exploitationWords[content.exploitation] },
    { term: 'Who else was told', text: content.toldOthers ?? 'Nobody, as far as is said' },
    { term: 'Credit', text: credit.wish === 'named' ? credit.name : 'Does not wish to be named' },
    { term: 'Last day of silence wished for', text: content.silentUntil },
    { term: 'Days are counted in', text: content.zone },
  ];
}

const newestWords = { affected: 'still has it', fixed: 'does not have it any more' } as const;

function yesNo(is: boolean): string {
  return is ? 'Yes' : 'Not said';
}
