// What whoever runs the clearinghouse does for all: the feed of vulnerabilities, organizations that come.
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { showFeed } from '#api/feeds.ts';
import type { AnswerOf } from '#api/endpoint.ts';
import { grouped } from '#core/kernel/counted.ts';
import { daysBetween } from '#core/kernel/days.ts';
import { span } from '#core/plans/words.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { sendFeed } from '#portal/asking/send-feed.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { FeedSources, freshDays } from '#portal/components/feed-sources.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { DropDocuments } from '#portal/components/inventory/drop-documents.tsx';
import { NotInRole } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import { Enrolments } from '#portal/routes/organizations/enrolments.tsx';
import { Jobs } from '#portal/routes/organizations/jobs.tsx';
import { today } from '#portal/today.ts';

export function AdministrationPage(): ReactNode {
  usePageTitle('Clearinghouse');
  const { kind } = useOrganization();
  const manages = useMay('organization.manage') && kind === 'clearinghouse';
  return (
    <>
      <h1 tabIndex={-1}>The clearinghouse</h1>
      {manages ? <Managed /> : <NotInRole what="running the clearinghouse" />}
    </>
  );
}

function Managed(): ReactNode {
  const { id: org } = useOrganization();
  const queries = useQueryClient();
  return (
    <>
      <Section title="Feed of vulnerabilities" id="feed">
        <Answered answering={useAnswer(showFeed, {})} what="the feed">
          {({ feed }) => (feed === undefined ? <NoFeed /> : <FeedFacts feed={feed} />)}
        </Answered>
        <h3>Take in a newer one</h3>
        <DropDocuments
          takesFolders={false}
          what="a feed that `breakwater feed build` or `feed sync` made: a file that ends in .bwfeed"
          onSend={async (file, onProgress) => sendFeed(org, file, onProgress)}
          onDone={() => void queries.invalidateQueries()}
        />
      </Section>
      <Jobs />
      <Enrolments />
    </>
  );
}

function NoFeed(): ReactNode {
  return (
    <Alert tone="warn">
      <p>
        <strong>No feed was taken in yet.</strong> Without it nobody gets a plan.
      </p>
    </Alert>
  );
}

function FeedFacts({ feed }: { readonly feed: NonNullable<AnswerOf<typeof showFeed>['feed']> }): ReactNode {
  const { id, name, builtOn, asOf, kevAsOf, vulnerabilities, statements, bytes, loadedAt, sources } = feed;
  const age = asOf === undefined ? undefined : daysBetween(asOf, today());
  return (
    <>
      {age === undefined || age > freshDays ? (
        <Alert tone="warn">
          <p>
            {age === undefined
              ? 'Nobody can say how old it is.'
              : `Its newest record is ${span(age)} old: what was published since is missing in every plan. Run “breakwater feed sync” where there is a way to the internet, and take in the file that it makes, below.`}
          </p>
        </Alert>
      ) : null}
      <dl className="bw-parts">
        <dt>Name</dt>
        <dd>
          {name} <span className="bw-id">{id.slice(0, 16)}</span>
        </dd>
        <dt>Knows</dt>
        <dd>
          {grouped(vulnerabilities)} vulnerabilities, {grouped(statements)} statements ({Math.ceil(bytes / 1024 / 1024)}{' '}
          MiB)
        </dd>
        <dt>Newest record</dt>
        <dd>{asOf ?? 'not known'}</dd>
        <dt>CISA KEV</dt>
        <dd>{kevAsOf === undefined ? 'none was read: nobody can say what is attacked now' : `as of ${kevAsOf}`}</dd>
        <dt>Built</dt>
        <dd>{builtOn}</dd>
        <dt>Taken in</dt>
        <dd>
          <Instant at={loadedAt} />
        </dd>
      </dl>
      <h3>What it is made of</h3>
      <FeedSources sources={sources} today={today()} />
    </>
  );
}
