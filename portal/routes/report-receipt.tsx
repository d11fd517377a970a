// How far a report is, for whoever has its receipt: without signing in, and nothing of what it says.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { showReceipt } from '#api/reports.ts';
import { readReceipt } from '#core/findings/receipt.ts';
import { useAskOnce } from '#portal/asking/use-answer.ts';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { ClockList, clocksIn } from '#portal/components/reports/clock-list.tsx';
import { stateWords } from '#portal/components/reports/report-words.ts';
import { usePageTitle } from '#portal/page-title.ts';

type Told = AnswerOf<typeof showReceipt>;

export function ReceiptPage(): ReactNode {
  usePageTitle('Receipt of a report');
  const ask = useAskOnce();
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<Told>();
  const look = async (): Promise<string | undefined> => {
    setTold(undefined);
    const receipt = readReceipt(typed);
    if (receipt === undefined) return 'A receipt is BWR and eight groups of four signs: look for a slip.';
    const answered = await ask(showReceipt, { params: { receipt } });
    if (!answered.ok)
      return answered.failure.code === 'object.absent' ? 'There is no report of this receipt.' : answered.failure.why;
    setTold(answered.value);
    return undefined;
  };
  return (
    <Entrance>
      <h1 tabIndex={-1}>How far is my report?</h1>
      <Form submit="Look" onSubmit={look}>
        <TextField
          label="Receipt"
          hint="As it was shown when the report was handed in"
          value={typed}
          maxLength={100}
          onChange={setTyped}
        />
      </Form>
      {told === undefined ? null : (
        <div role="status">
          <p>
            <strong>{stateWords[told.state]}</strong>, <Instant at={told.receivedAt} /> (UTC)
          </p>
          <ClockList clocks={clocksIn(told.clocks)} now={Date.now()} />
        </div>
      )}
    </Entrance>
  );
}
