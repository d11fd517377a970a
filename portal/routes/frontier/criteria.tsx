// Criteria by which models are judged: for everybody who is signed in.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { commentOnCriteria, showCriteria } from '#api/frontier/criteria.ts';
import { plural } from '#core/kernel/counted.ts';
import { useMine } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { SelectField } from '#portal/components/fields.tsx';
import { TextForm } from '#portal/components/frontier/determination/text-form.tsx';
import { CriteriaText } from '#portal/components/frontier/evidence/criteria-text.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import { Told } from '#portal/components/sourced-text.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';
import { AnswerComment, KeepCriteria } from '#portal/routes/frontier/keep-criteria.tsx';

type Shown = AnswerOf<typeof showCriteria>;
type Draft = NonNullable<Shown['draft']>;

export function CriteriaPage(): ReactNode {
  usePageTitle('Criteria');
  const answering = useAnswer(showCriteria, {});
  return (
    <>
      <p className="bw-screen">
        <a href={paths.frontier}>Frontier models</a>
      </p>
      <h1 tabIndex={-1}>Criteria</h1>
      <p>
        By what the office that determines judges evidence of models. A draft is open for comments by everybody, each
        comment is answered, and a text is committed to by its dated digest before any evidence that it judges comes.
      </p>
      <Answered answering={answering} what="the criteria">
        {(shown) => <Criteria shown={shown} />}
      </Answered>
    </>
  );
}

function Criteria({ shown }: { readonly shown: Shown }): ReactNode {
  const { office, draft, published, dropped } = shown;
  const isKeeper = useMine().some(({ id }) => id === office?.id);
  return (
    <>
      {draft === undefined ? null : <OpenDraft draft={draft} office={isKeeper ? office?.id : undefined} />}
      {isKeeper && office !== undefined ? <KeepCriteria office={office.id} draft={draft} /> : null}
      <Section title="Published" id="published">
        {published.length === 0 ? (
          <Empty title="None are published">
            <p>
              {office === undefined ? 'No organization is the office that determines yet.' : 'A draft commits nobody.'}
            </p>
          </Empty>
        ) : (
          <ul className="bw-cards">
            {published.map((one) => (
              <li key={one.digest}>
                <h3>
                  Version <Told text={one.version} />
                </h3>
                <p>
                  Published <Instant at={one.publishedAt} />, after {plural(one.comments, 'comment')} that{' '}
                  {one.comments === 1 ? 'was' : 'were'} answered.
                </p>
                <p>
                  SHA-256 <span className="bw-id">{one.digest}</span>
                </p>
                <details>
                  <summary>What they say</summary>
                  <CriteriaText criteria={one.criteria} />
                </details>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {dropped.length === 0 ? null : (
        <Section title="Drafts from which nothing came" id="dropped">
          <ul>
            {dropped.map(({ version, at, why }) => (
              <li key={`${version} ${at}`}>
                <Told text={version} />, <Instant at={at} />: <Told text={why} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function OpenDraft({ draft, office }: { readonly draft: Draft; readonly office: string | undefined }): ReactNode {
  const { version, until, isOpen, criteria, comments, digest } = draft;
  return (
    <Section title={`Draft of version ${version}`} id="draft">
      <p>
        {isOpen ? 'Open for comments until ' : 'Comments were taken until '}
        <Instant at={until} />. It commits nobody: another text may be published, and its digest would show it.
      </p>
      <CriteriaText criteria={criteria} />
      <p className="bw-quiet">
        SHA-256 of this text <span className="bw-id">{digest}</span>
      </p>
      <h3>Comments</h3>
      {comments.length === 0 ? <p>Nobody commented yet.</p> : null}
      <ul className="bw-cards">
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="bw-quiet">
              {comment.by.name}, <Instant at={comment.at} />
            </p>
            <p>
              <Told text={comment.text} />
            </p>
            {comment.answer === undefined ? (
              <>
                <p>Not answered yet: nothing is published before every comment is.</p>
                {office === undefined ? null : <AnswerComment office={office} comment={comment.id} />}
              </>
            ) : (
              <p>
                <strong>Answer:</strong> <Told text={comment.answer.text} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {isOpen ? <Comment /> : null}
    </Section>
  );
}

/** In the name of one of one's organizations. */
function Comment(): ReactNode {
  const mine = useMine();
  const change = useChange();
  const [chosen, setChosen] = useState(mine[0]?.id);
  const org = mine.find(({ id }) => id === chosen)?.id;
  if (org === undefined) return null;
  return (
    <>
      {mine.length === 1 ? null : (
        <SelectField
          label="In the name of"
          value={String(org)}
          choices={mine.map(({ id, name }) => ({ value: String(id), text: name }))}
          onChange={(id) => setChosen(mine.find((one) => one.id === id)?.id)}
        />
      )}
      <TextForm
        label="Your comment"
        hint="Everybody who is signed in reads it, with your name and organization."
        submit="Comment"
        onTell={async (text) => {
          const done = await change(commentOnCriteria, { params: { org }, body: { text } });
          return done.ok ? undefined : done.failure.why;
        }}
      />
    </>
  );
}
