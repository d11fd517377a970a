// One model at a glance: its timeline, and for its developer all that it tells.
import { useState, type ReactNode } from 'react';
import { renameModel } from '#api/frontier/models.ts';
import { listNotices } from '#api/frontier/notices.ts';
import { showTimeline } from '#api/frontier/timelines.ts';
import { nameCharactersMax } from '#core/parties/organization.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Button } from '#portal/components/button.tsx';
import { TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { ToldList } from '#portal/components/frontier/notice/told-list.tsx';
import { ModelTimeline } from '#portal/components/frontier/plots/model-timeline.tsx';
import { Section } from '#portal/components/section.tsx';
import * as paths from '#portal/paths.ts';
import { DeveloperMoves } from '#portal/routes/frontier/developer-moves.tsx';

export function OverviewPage(): ReactNode {
  const { reach, scopes } = useModel();
  return (
    <>
      <About />
      {reach === 'developer' || scopes.includes('record') ? <OfRecord /> : null}
    </>
  );
}

function About(): ReactNode {
  const { about, reach } = useModel();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title={reach === 'developer' ? 'What you say of it' : 'What its developer says of it'} id="about">
      <p className="bw-words">{about === '' ? 'Nothing yet.' : about}</p>
      {reach === 'developer' ? (
        <Button small weight="word" expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          Change its name or this text
        </Button>
      ) : null}
      {isOpen ? <Rename onClose={() => setIsOpen(false)} /> : null}
    </Section>
  );
}

function Rename({ onClose }: { readonly onClose: () => void }): ReactNode {
  const model = useModel();
  const change = useChange();
  const [name, setName] = useState(model.name);
  const [about, setAbout] = useState(model.about);
  const rename = async (): Promise<string | undefined> => {
    if (name.trim() === '') return 'Write what you call it.';
    const params = { model: model.id };
    const done = await change(renameModel, { params, body: { name: name.trim(), about: about.trim() } });
    if (!done.ok) return done.failure.why;
    onClose();
    return undefined;
  };
  return (
    <Form submit="Save" weight="plain" small onSubmit={rename} onCancel={onClose}>
      <TextField label="What you call it" value={name} maxLength={nameCharactersMax} onChange={setName} />
      <TextArea label="What you say of it" rows={3} value={about} maxLength={10_000} onChange={setAbout} />
    </Form>
  );
}

function OfRecord(): ReactNode {
  const { id: model, reach } = useModel();
  const timeline = useAnswer(showTimeline, { params: { model } });
  const told = useAnswer(listNotices, { params: { model } });
  return (
    <>
      <Answered answering={timeline} what="the timeline">
        {(shown) => (
          <>
            <Section title="Timeline" id="timeline">
              {shown.state === 'withdrawn' ? (
                <p>
                  You left. Nobody else sees anything of this model; to others it looks as if their access had run out.
                </p>
              ) : null}
              <ModelTimeline told={shown} />
              <p className="bw-screen">
                <a href={paths.frontierCalendar(model)} download>
                  Take it as a calendar
                </a>{' '}
                <span className="bw-quiet">It names the model by its codename alone.</span>
              </p>
            </Section>
            {reach === 'developer' ? <DeveloperMoves told={shown} /> : null}
          </>
        )}
      </Answered>
      <Section
        title={reach === 'developer' ? 'What you told and asked' : 'What its developer told and asked'}
        id="told"
      >
        <Answered answering={told} what="what was told">
          {({ notices }) => (notices.length === 0 ? <p>Nothing yet.</p> : <ToldList notices={notices} />)}
        </Answered>
      </Section>
    </>
  );
}
