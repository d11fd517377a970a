// Whether a model is a covered frontier model: evidence, offices, comments, and what it comes to.
import type { ReactNode } from 'react';
import {
  commentOnAssessment,
  endComments,
  makeDetermination,
  showDetermination,
} from '#api/frontier/determinations.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { RecordedCard } from '#portal/components/frontier/determination/recorded.tsx';
import { TextForm } from '#portal/components/frontier/determination/text-form.tsx';
import { lackOf, WhereItStands } from '#portal/components/frontier/determination/where-it-stands.tsx';
import { verdictWords, type Standing } from '#portal/components/frontier/determination/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Instant } from '#portal/components/instant.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { AmongOffices } from '#portal/routes/frontier/among-offices.tsx';
import { Comments } from '#portal/routes/frontier/comments.tsx';

export function DeterminationPage(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(showDetermination, { params: { model } });
  return (
    <Answered answering={answering} what="the determination">
      {(standing) => <Standing standing={standing} />}
    </Answered>
  );
}

function Standing({ standing }: { readonly standing: Standing }): ReactNode {
  const { youAre, determinations, shown, requests, evidence } = standing;
  const isDeveloper = youAre.includes('developer');
  return (
    <>
      <p>
        Here the office that determines records whether the evidence shows a step-change, after all others were heard
        (order 14409, section 3(a)). No release waits for it, and none follows from it (section 3(c)).
      </p>
      <Section title="Where it stands" id="standing">
        <WhereItStands standing={standing} />
        {evidence === undefined ? null : <p>What the evidence says: {verdictWords[evidence.verdict]}.</p>}
      </Section>
      <Section title="Recorded" id="recorded">
        {determinations.length === 0 ? <p>Nothing is determined of this model.</p> : null}
        {determinations.toReversed().map((one) => (
          <RecordedCard key={one.number} recorded={one} />
        ))}
      </Section>
      {requests.length === 0 ? null : (
        <Section title="More evidence was asked for" id="requests">
          <p>You may give it or not; nothing is noted where you do not.</p>
          {requests.map((one) => (
            <Words key={one.id} at={one.at} by={one.by} text={one.text} />
          ))}
        </Section>
      )}
      {shown.length === 0 ? null : (
        <Section title="What the developer was shown" id="shown">
          {shown.map((one) => (
            <div key={one.at}>
              <Words at={one.at} by={one.by} text={one.text} />
              {one.isWhole ? null : (
                <p className="bw-quiet">Something is withheld; what and why stands in the record of who oversees.</p>
              )}
            </div>
          ))}
        </Section>
      )}
      <Comments standing={standing} />
      {isDeveloper ? <Comment standing={standing} /> : <AmongOffices standing={standing} />}
      {youAre.includes('decider') && evidence !== undefined ? <Determine lack={lackOf(standing)} /> : null}
    </>
  );
}

function Words({ at, by, text }: { readonly at: string; readonly by: string; readonly text: string }): ReactNode {
  return (
    <blockquote className="bw-cited">
      <p className="bw-words">{text}</p>
      <footer className="bw-quiet">
        {by}, <Instant at={at} />
      </footer>
    </blockquote>
  );
}

function Comment({ standing: { commentsUntil } }: { readonly standing: Standing }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  if (commentsUntil === undefined || Date.parse(commentsUntil) <= Date.now()) return null;
  return (
    <Section title="Comment" id="comment">
      <TextForm
        label="Comment"
        hint="Each comment is answered before anything is determined."
        submit="Send it"
        onTell={async (text) => {
          const told = await change(commentOnAssessment, { params: { model }, body: { text } });
          return told.ok ? undefined : told.failure.why;
        }}
      />
      <p>
        <PressAndSay
          text="I have no more comments"
          surely="The window for comments ends now."
          press={() => change(endComments, { params: { model } })}
        />
      </p>
    </Section>
  );
}

function Determine({ lack }: { readonly lack: string | undefined }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  return (
    <Section title="Record what it comes to" id="determine">
      <p>
        The verdict is computed from the evidence and the criteria; nobody writes it. It is never changed, only
        followed.
      </p>
      {lack === undefined ? (
        <PressAndSay
          text="Record the determination"
          weight="main"
          surely="It stands for good."
          press={() => change(makeDetermination, { params: { model } })}
        />
      ) : (
        <p>{lack}</p>
      )}
    </Section>
  );
}
