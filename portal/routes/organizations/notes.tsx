// Notes that the reader may see, and writing one.
import type { ReactNode } from 'react';
import { listMyCompartments } from '#api/compartments.ts';
import { listNotes, writeNote } from '#api/notes.ts';
import { useMine, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfterId, useAsked } from '#portal/asking/pages.tsx';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { wantedLabel } from '#portal/asking/wanted-label.ts';
import { Answered } from '#portal/components/answered.tsx';
import type { Group } from '#portal/components/notes/label-fields.tsx';
import type { Names } from '#portal/components/notes/label-words.ts';
import { NoteCard } from '#portal/components/notes/note-card.tsx';
import { NoteForm } from '#portal/components/notes/note-form.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import { NoteLabel } from '#portal/routes/organizations/note-label.tsx';

export function NotesPage(): ReactNode {
  usePageTitle('Notes');
  const answering = useAnswer(listMyCompartments, {});
  return (
    <>
      <h1 tabIndex={-1}>Notes</h1>
      <p>
        What should not get lost: why something was put off, whom to call, what a vendor said. Each note says at its
        head who may see it; nobody else does, and no search finds it for them.
      </p>
      <Answered answering={answering} what="your need-to-know groups">
        {({ compartments }) => <Notes groups={compartments.filter(({ state }) => state === 'in')} />}
      </Answered>
    </>
  );
}

function Notes({ groups }: { readonly groups: readonly Group[] }): ReactNode {
  const mine = useMine();
  const names = {
    organizations: new Map(mine.map(({ id, name }) => [id, name])),
    compartments: new Map(groups.map(({ id, name }) => [id, name])),
  };
  const about = useAsked().get('about') ?? '';
  // Whoever comes to write about something writes first.
  return about === '' ? (
    <>
      <p className="bw-screen">
        <a href="#new">Write a note</a>
      </p>
      <Listed names={names} groups={groups} />
      <Write about="" groups={groups} />
    </>
  ) : (
    <>
      <Write about={about} groups={groups} />
      <Listed names={names} groups={groups} />
    </>
  );
}

function Listed({ names, groups }: { readonly names: Names; readonly groups: readonly Group[] }): ReactNode {
  const after = useAfterId<'note'>();
  const answering = useAnswer(listNotes, { query: { after } });
  return (
    <Section title="That you may see" id="notes">
      <Answered answering={answering} what="the notes">
        {({ notes, next }) =>
          notes.length === 0 && next === undefined ? (
            <Empty title="No notes yet">
              <p>None was written that you may see. Write the first here, or begin it from the page of an action.</p>
            </Empty>
          ) : (
            <>
              <ul className="bw-cards">
                {notes.map((note) => (
                  <li key={note.id}>
                    <NoteCard note={note} names={names}>
                      <NoteLabel note={note} names={names} groups={groups} />
                    </NoteCard>
                  </li>
                ))}
              </ul>
              <Pages next={next} />
            </>
          )
        }
      </Answered>
    </Section>
  );
}

const aboutCharactersMax = 200;

function Write({ about, groups }: { readonly about: string; readonly groups: readonly Group[] }): ReactNode {
  const { id: org, name } = useOrganization();
  const change = useChange();
  return (
    <Section title={`Write one, for ${name}`} id="new">
      <NoteForm
        key={about}
        about={about.slice(0, aboutCharactersMax)}
        groups={groups}
        onWrite={async (text, choice) => {
          const written = await change(writeNote, {
            params: { org },
            body: { text, label: wantedLabel(choice, [org]) },
          });
          return written.ok ? undefined : written.failure.why;
        }}
      />
    </Section>
  );
}
