import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { listNotices } from '#api/frontier/notices.ts';
import { stageTold } from '#core/frontier/plots/timeline-figures.ts';
import { plural } from '#core/kernel/counted.ts';
import { Instant } from '#portal/components/instant.tsx';

type Notice = AnswerOf<typeof listNotices>['notices'][number];

/** What the developer told and asked, newest first. */
export function ToldList({ notices }: { readonly notices: readonly Notice[] }): ReactNode {
  return (
    <ol className="bw-cards">
      {notices.toReversed().map((one, index) => (
        <li key={`${one.at} ${notices.length - index}`}>
          <p className="bw-quiet bw-small">
            <Instant at={one.at} /> by {one.by};{' '}
            {one.audience === 'developer'
              ? 'for the developer’s own people alone'
              : 'told to those who have the record'}
          </p>
          <Told notice={one} />
        </li>
      ))}
    </ol>
  );
}

function Told({ notice }: { readonly notice: Notice }): ReactNode {
  const stage = notice.stage === undefined ? '' : stageTold[notice.stage];
  switch (notice.kind) {
    case 'notice-given':
      return (
        <>
          <p>
            Plan told, with {plural(notice.daysOffered ?? 0, 'day')} of access offered
            {notice.releases.length === 0 ? '; no release stated.' : ':'}
          </p>
          <Releases releases={notice.releases} />
        </>
      );
    case 'release-moved':
      return (
        <>
          <p>Date told:</p>
          <Releases releases={notice.releases} />
        </>
      );
    case 'release-dropped':
      return <p>{stage}: planned no more.</p>;
    case 'released':
      return <p>{stage}: made.</p>;
    case 'withdrawn':
      return <p>Left. All access ended.</p>;
    case 'asked':
      return (
        <>
          <p>Asked whether the model is a covered frontier model:</p>
          <p className="bw-words">{notice.text}</p>
        </>
      );
  }
}

function Releases({ releases }: Pick<Notice, 'releases'>): ReactNode {
  return (
    <ul>
      {releases.map(({ stage, local, zone }) => (
        <li key={stage}>
          {stageTold[stage]}: {local} ({zone})
        </li>
      ))}
    </ul>
  );
}
