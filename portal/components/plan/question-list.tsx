// Questions whose answers would change the plan: each with what changes, answered for all its assets at once.
import { useState, type ReactNode } from 'react';
import type { Question } from '#core/plans/plan.ts';
import { criticalityWords, exposureWords } from '#portal/components/asset-words.ts';
import { RadioGroup } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { Told } from '#portal/components/sourced-text.tsx';

/** Answers why it was refused. Absent for whoever may only read. */
export type AnswerQuestion = (question: Question, because: string) => Promise<string | undefined>;

export function QuestionList({
  questions,
  onAnswer,
}: {
  readonly questions: readonly Question[];
  readonly onAnswer: AnswerQuestion | undefined;
}): ReactNode {
  return (
    <ul className="bw-questions">
      {questions.map((question) => (
        <li key={question.id} className="bw-question">
          {onAnswer === undefined ? (
            <p>
              <Told text={question.text} />
            </p>
          ) : (
            <QuestionForm question={question} onAnswer={onAnswer} />
          )}
          <p className="bw-quiet bw-small">{question.effect}</p>
          <OfAssets assets={question.assets} />
        </li>
      ))}
    </ul>
  );
}

function QuestionForm({
  question,
  onAnswer,
}: {
  readonly question: Question;
  readonly onAnswer: AnswerQuestion;
}): ReactNode {
  const [value, setValue] = useState<string>();
  const save = async (): Promise<string | undefined> =>
    value === undefined ? 'Choose an answer.' : onAnswer(question, value);
  return (
    <Form submit="Answer" label={`Answer: ${question.text}`} weight="plain" small onSubmit={save}>
      <RadioGroup
        legend={question.text}
        value={value}
        choices={question.answers.map((answer) => ({ value: answer, text: answerWords(question, answer) }))}
        onChange={setValue}
      />
    </Form>
  );
}

/** The words of people for the two questions that have some; else the answer as the question gives it. */
function answerWords({ kind }: Question, answer: string): string {
  const words: Readonly<Record<string, string>> =
    kind === 'exposure' ? exposureWords : kind === 'criticality' ? criticalityWords : {};
  const told = words[answer] ?? answer;
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
}

function OfAssets({ assets }: { readonly assets: readonly string[] }): ReactNode {
  if (assets.length < 2) return null;
  return (
    <details className="bw-small">
      <summary>It is about these {assets.length} assets</summary>
      {assets.join(', ')}
    </details>
  );
}
