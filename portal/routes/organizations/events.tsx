// The audit trail: what happened in the organization, who did it, newest first.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listEvents } from '#api/events.ts';
import { listMembers } from '#api/members.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfter, useAsk, useAsked } from '#portal/asking/pages.tsx';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Button } from '#portal/components/button.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';

type Event = AnswerOf<typeof listEvents>['items'][number];

export function EventsPage(): ReactNode {
  usePageTitle('Audit trail');
  return (
    <>
      <h1 tabIndex={-1}>Audit trail</h1>
      <p>What happened here and who did it. It is only added to: nobody can change or remove a line.</p>
      {useMay('audit.read') ? <Events /> : <NotInRole what="the audit trail" />}
    </>
  );
}

function Events(): ReactNode {
  const { id: org } = useOrganization();
  const object = useAsked().get('object') ?? undefined;
  const ask = useAsk();
  const answering = useAnswer(listEvents, { params: { org }, query: { after: useAfter(), object } });
  const names = useNames();
  const columns: readonly Column<Event>[] = [
    { head: 'What happened', cell: ({ kind, before, after }) => `${inWords(kind)}${changeOf(before, after)}` },
    { head: 'When', cell: ({ at }) => <Instant at={at} />, isShort: true },
    {
      head: 'Who',
      cell: ({ actor, via }) => `${names.get(actor.id) ?? actorName(actor)}${via === undefined ? '' : ', by a grant'}`,
    },
    {
      head: 'Of what',
      cell: ({ object: { kind, id } }) => (
        <Button weight="word" label={`Only what happened to ${kind} ${id}`} onPress={() => ask('object', id)}>
          {kind.replaceAll('_', ' ')} <span className="bw-id">{id.slice(0, 13)}</span>
        </Button>
      ),
    },
    { head: 'Label', cell: ({ tlp }) => `TLP:${tlp}`, isShort: true },
  ];
  return (
    <>
      {object === undefined ? null : (
        <p>
          Only what happened to <span className="bw-id">{object}</span>.{' '}
          <Button weight="word" onPress={() => ask('object', undefined)}>
            Show all
          </Button>
        </p>
      )}
      <Answered answering={answering} what="the audit trail">
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title="Nothing happened yet">
              <p>As soon as somebody does something here, or a plan is made, it stands here.</p>
            </Empty>
          ) : (
            <>
              <Table label="What happened" columns={columns} rows={items} keyOf={({ id }) => id} />
              <Pages next={next} />
            </>
          )
        }
      </Answered>
    </>
  );
}

/** `member.role_changed` as `Member: role changed`. */
function inWords(kind: string): string {
  const [noun = '', verb = ''] = kind.split('.').map((part) => part.replaceAll(/[_-]/g, ' '));
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${verb}`;
}

function changeOf(before: string | undefined, after: string | undefined): string {
  if (before !== undefined && after !== undefined) return ` (${before} → ${after})`;
  const one = before ?? after;
  return one === undefined ? '' : ` (${one})`;
}

function actorName({ kind, id }: Event['actor']): string {
  return kind === 'service' ? `the service (${id})` : `a ${kind} ${id.slice(0, 13)}`;
}

/** The ledger keeps ids: members are told by name as far as the reader may see them. */
function useNames(): ReadonlyMap<string, string> {
  const { id: org } = useOrganization();
  const answering = useAnswer(listMembers, { params: { org }, query: { limit: 200 } });
  if (answering.is !== 'answered') return new Map();
  return new Map(answering.value.members.map(({ id, name }) => [id, name]));
}
