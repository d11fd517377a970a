import type { ReactNode } from 'react';
import type { PersonId } from '#core/kernel/ids.ts';
import type { Grant } from '#portal/components/frontier/access/words.ts';
import { Instant } from '#portal/components/instant.tsx';
import type { Failure } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Table } from '#portal/components/table.tsx';

/** Who is named for a grant; before they accept its terms they see nothing. */
export function NamedPeople({
  grant: { people, holder },
  onTakeOff,
}: {
  readonly grant: Grant;
  readonly onTakeOff: (
    person: PersonId,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: Failure }>;
}): ReactNode {
  const named = people.filter(({ ended }) => !ended);
  if (named.length === 0) return <p>Nobody is named yet: an administrator of {holder.name} names its people.</p>;
  return (
    <Table
      label={`Who is named of ${holder.name}`}
      columns={[
        { head: 'Who', cell: ({ knownAs }) => knownAs },
        { head: 'Terms', cell: ({ accepted }) => (accepted ? 'accepted' : 'not accepted yet'), isShort: true },
        { head: 'Named', cell: ({ namedAt }) => <Instant at={namedAt} />, isShort: true },
        {
          head: 'Take off',
          cell: ({ id, knownAs }) => (
            <PressAndSay text="Take off" label={`Take off ${knownAs}`} press={async () => onTakeOff(id)} />
          ),
        },
      ]}
      rows={named}
      keyOf={({ id }) => id}
    />
  );
}
