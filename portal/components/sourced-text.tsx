// Outside text in a page: commands as code, CVEs as links to their page, web addresses as links that tell nobody where
// one comes from.
import { Fragment, type ReactNode } from 'react';
import { commandParts, sourceBriefly } from '#core/formats/bases/plan-tellings.ts';
import type { Sourced } from '#core/plans/action.ts';
import { webAddress } from '#core/plans/links.ts';
import { useHere } from '#portal/components/here.ts';
import * as paths from '#portal/paths.ts';

export function Told({ text }: { readonly text: string }): ReactNode {
  return commandParts(text).map(({ text: part, isCommand }, index) =>
    isCommand ? <code key={index}>{part}</code> : <WithLinks key={index} text={part} />,
  );
}

/** A sentence with who says it; `whole` names the source with chapter and path. */
export function SourcedText({ said, whole = false }: { readonly said: Sourced; readonly whole?: boolean }): ReactNode {
  const address = said.url === undefined ? undefined : webAddress(said.url);
  return (
    <>
      <Told text={said.text} />
      {address === undefined ? null : (
        <>
          {' '}
          <WebLink address={address} />
        </>
      )}
      {said.source === '' ? null : (
        <>
          {' '}
          <cite>({whole ? said.source : sourceBriefly(said.source)})</cite>
        </>
      )}
    </>
  );
}

export function WebLink({ address }: { readonly address: string }): ReactNode {
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {address}
      <span className="bw-hidden"> (opens in a new tab)</span>
    </a>
  );
}

const cvePattern = /\b(CVE-\d{4}-\d{4,9})\b/;

function WithLinks({ text }: { readonly text: string }): ReactNode {
  const { org } = useHere();
  if (org === '') return text;
  // A pattern with a group: every other part is an id.
  return text.split(cvePattern).map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <a key={index} className="bw-nowrap" href={paths.vulnerability(org, part)}>
        {part}
      </a>
    ),
  );
}
