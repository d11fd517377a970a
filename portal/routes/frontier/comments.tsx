// The developer's comments with their answers.
import type { ReactNode } from 'react';
import { answerComment } from '#api/frontier/determinations.ts';
import { isId } from '#core/kernel/ids.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { TextForm } from '#portal/components/frontier/determination/text-form.tsx';
import type { Standing } from '#portal/components/frontier/determination/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Section } from '#portal/components/section.tsx';

export function Comments({ standing: { comments, youAre } }: { readonly standing: Standing }): ReactNode {
  if (comments.length === 0) return null;
  return (
    <Section title="Comments" id="comments">
      <ul className="bw-cards">
        {comments.map(({ id, at, by, text, answer }) => (
          <li key={id}>
            <p className="bw-words">{text}</p>
            <p className="bw-quiet">
              {by}, <Instant at={at} />
            </p>
            {answer === undefined ? (
              <p>No answer yet.</p>
            ) : (
              <>
                <h3>Answer</h3>
                <p className="bw-words">{answer.text}</p>
                <p className="bw-quiet">
                  {answer.by}, <Instant at={answer.at} />
                </p>
              </>
            )}
            {answer === undefined && youAre.includes('decider') ? <Answer comment={id} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Answer({ comment }: { readonly comment: string }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  return (
    <TextForm
      label="Answer"
      submit="Answer it"
      small
      onTell={async (text) => {
        if (!isId<'comment'>(comment)) return 'This comment can not be answered here.';
        const told = await change(answerComment, { params: { model, comment }, body: { text } });
        return told.ok ? undefined : told.failure.why;
      }}
    />
  );
}
