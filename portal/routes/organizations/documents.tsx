// The documents that were handed in: how each was read, what was left out of it.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listDocuments, removeDocument } from '#api/inventories.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

type Document = AnswerOf<typeof listDocuments>['documents'][number];

/** As many as one answer holds; lists of documents are short. */
const documentsMax = 200;

export function Documents(): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(listDocuments, { params: { org }, query: { limit: documentsMax } });
  const change = useChange();
  const mayWrite = useMay('inventory.write');
  const columns: readonly Column<Document>[] = [
    { head: 'Document', cell: (document) => <NameOf document={document} /> },
    { head: 'Holds', cell: holdsOf },
    { head: 'Of', cell: ({ createdOn }) => createdOn ?? 'day not stated', isShort: true },
    { head: 'Handed in', cell: ({ uploadedAt }) => <Instant at={uploadedAt} />, isShort: true },
    ...(mayWrite ? [takeBackColumn(async (document) => change(removeDocument, { params: { org, document } }))] : []),
  ];
  return (
    <Answered answering={answering} what="the documents">
      {({ documents, next }) =>
        documents.length === 0 ? null : (
          <Section title="Documents handed in" id="documents">
            <p>A document that comes under a name that is there takes the place of the earlier one.</p>
            <Table label="Documents" columns={columns} rows={documents} keyOf={({ id }) => id} />
            {next === undefined ? null : <p>and more, after “{next}”.</p>}
          </Section>
        )
      }
    </Answered>
  );
}

function holdsOf({ assets, components, dropped }: Document): ReactNode {
  const left = dropped.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {plural(assets, 'asset')}, {plural(components, 'component')}
      {left === 0 ? null : (
        <details>
          <summary>{grouped(left)} left out</summary>
          <ul className="bw-small">
            {dropped.map(({ reason, count, example }) => (
              <li key={reason}>
                {grouped(count)}: {reason}
                {example === '' ? '' : ` (the first: ${example})`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function NameOf({ document: { name, format, tool, columns } }: { readonly document: Document }): ReactNode {
  const guessed = columns.filter(({ certain, meaning }) => !certain && meaning !== undefined);
  return (
    <>
      {name}
      <span className="bw-source">
        {format}
        {tool === undefined ? '' : `, by ${tool}`}
        {guessed.length === 0
          ? ''
          : `; guessed: ${guessed.map(({ heading, meaning }) => `“${heading}” is the ${meaning}`).join(', ')}`}
      </span>
    </>
  );
}

function takeBackColumn(
  takeBack: (document: Document['id']) => ReturnType<ReturnType<typeof useChange>>,
): Column<Document> {
  return {
    head: 'Take back',
    cell: ({ id, name }) => (
      <PressAndSay
        text="Take back"
        label={`Take back ${name}`}
        surely="What no other document names leaves the inventory."
        press={async () => takeBack(id)}
      />
    ),
  };
}
