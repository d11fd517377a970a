import type { ReactNode } from 'react';
import { Instant } from '#portal/components/instant.tsx';
import { audienceOf, type Names, type Note } from '#portal/components/notes/label-words.ts';
import { Told } from '#portal/components/sourced-text.tsx';

/** A note: first who may see it, then what it says. */
export function NoteCard({
  note,
  names,
  children,
}: {
  readonly note: Note;
  readonly names: Names;
  /** What may be done about its label. */
  readonly children?: ReactNode;
}): ReactNode {
  const { organization, writtenAt, isMine, label, text } = note;
  return (
    <article className="bw-note">
      <p className="bw-facts">
        <TlpTag tlp={label.tlp} />
        <span>{audienceOf(label, names)}</span>
      </p>
      <p className="bw-words">
        <Told text={text} />
      </p>
      <p className="bw-small bw-quiet">
        {isMine ? 'By you, ' : ''}
        {names.organizations.get(organization) ?? 'an organization that you are not in'}, <Instant at={writtenAt} />
      </p>
      {children}
    </article>
  );
}

/** The colours that TLP 2.0 prescribes for its names: on black, in light as in dark. */
const tlpClasses: Readonly<Record<Note['label']['tlp'], string>> = {
  CLEAR: 'bw-tlp bw-tlp-clear',
  GREEN: 'bw-tlp bw-tlp-green',
  AMBER: 'bw-tlp bw-tlp-amber',
  'AMBER+STRICT': 'bw-tlp bw-tlp-amber',
  RED: 'bw-tlp bw-tlp-red',
};

export function TlpTag({ tlp }: { readonly tlp: Note['label']['tlp'] }): ReactNode {
  return <span className={tlpClasses[tlp]}>TLP:{tlp}</span>;
}
