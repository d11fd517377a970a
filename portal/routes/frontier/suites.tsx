// Suites of benchmark items: for everybody who is signed in, as far as their items are public.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listOffices } from '#api/frontier/offices.ts';
import { listSuites, showSuite, showSuiteState } from '#api/frontier/suites.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { useMine } from '#portal/asking/me.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { Button } from '#portal/components/button.tsx';
import { ReleasedModels } from '#portal/components/frontier/evidence/released-models.tsx';
import { shownFigure, shownMinutes } from '#portal/components/frontier/evidence/words.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import { Told } from '#portal/components/sourced-text.tsx';
import { Table } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';
import { KeepReference, KeepSuite } from '#portal/routes/frontier/keep-suite.tsx';

type Suite = AnswerOf<typeof listSuites>['suites'][number];

export function SuitesPage(): ReactNode {
  usePageTitle('Suites');
  const answering = useAnswer(listSuites, {});
  const keepers = useKeepers();
  return (
    <>
      <p className="bw-screen">
        <a href={paths.frontier}>Frontier models</a>
      </p>
      <h1 tabIndex={-1}>Suites</h1>
      <p>
        Items on which models are run, with how long an expert takes for each. Private items are sealed; their keeper is
        held to them by digests that were told before.
      </p>
      <Answered answering={answering} what="the suites">
        {({ suites }) =>
          suites.length === 0 ? (
            <Empty title="No suite is kept yet">
              <p>Offices of the framework and the clearinghouse keep suites.</p>
            </Empty>
          ) : (
            suites.map((suite) => (
              <OneSuite key={suite.id} suite={suite} isKeeper={keepers.includes(suite.keeper.id)} />
            ))
          )
        }
      </Answered>
      {keepers.length === 0 ? null : <KeepSuite keepers={keepers} />}
    </>
  );
}

/** Those of one's organizations that may keep suites. */
function useKeepers(): readonly Suite['keeper']['id'][] {
  const mine = useMine();
  const answering = useAnswer(listOffices, {});
  const offices = answering.is === 'answered' ? answering.value.offices : [];
  const isOffice = (id: string): boolean =>
    offices.some(({ organization, office }) => organization === id && office !== 'overseer');
  return mine.filter(({ id, kind }) => kind === 'clearinghouse' || isOffice(id)).map(({ id }) => id);
}

function OneSuite({ suite, isKeeper }: { readonly suite: Suite; readonly isKeeper: boolean }): ReactNode {
  const [isShown, setIsShown] = useState(false);
  const { id, name, version, keeper, keptAt, publicItems, privateItems, committed, digest } = suite;
  return (
    <Section title={`${name} ${version}`} id={`suite-${id}`}>
      <p>
        {plural(publicItems, 'public item')}
        {privateItems === 0 ? '' : `, ${grouped(privateItems)} private, ${grouped(committed)} of them committed to`};
        kept by {keeper.name}, <Instant at={keptAt} />.
      </p>
      <p className="bw-quiet">
        SHA-256 <span className="bw-id">{digest}</span>
      </p>
      {isShown ? (
        <Whole suite={suite} />
      ) : (
        <Button label={`Show its items and who was run on it: ${name} ${version}`} onPress={() => setIsShown(true)}>
          Show its items and who was run on it
        </Button>
      )}
      {isKeeper ? <KeepReference suite={suite} /> : null}
    </Section>
  );
}

function Whole({ suite: { id } }: { readonly suite: Suite }): ReactNode {
  const answering = useAnswer(showSuite, { params: { suite: id } });
  return (
    <>
      <State suite={id} />
      <Answered answering={answering} what="the suite">
        {({ items, references, commitments }) => (
          <>
            <h3>Released models that were run on it</h3>
            <ReleasedModels references={references} />
            <details>
              <summary>{plural(items.length, 'public item')}</summary>
              <Table
                label="Public items"
                rows={items.slice(0, shownMost)}
                keyOf={(one) => one.id}
                columns={[
                  { head: 'Item', cell: (one) => <Told text={one.id} /> },
                  { head: 'Family', cell: ({ family }) => <Told text={family} /> },
                  { head: 'Expert time', cell: ({ minutes }) => shownMinutes(minutes), isShort: true },
                  { head: 'Known by', cell: ({ knownBy }) => knownBy },
                ]}
              />
              {items.length > shownMost ? <p>The first {grouped(shownMost)} are shown.</p> : null}
            </details>
            {commitments.length === 0 ? null : (
              <details>
                <summary>Digests of private items</summary>
                <ul>
                  {commitments.slice(0, shownMost).map((one) => (
                    <li key={one} className="bw-id">
                      {one}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Answered>
    </>
  );
}

const shownMost = 500;

/** Whether it can still tell. */
function State({ suite }: { readonly suite: Suite['id'] }): ReactNode {
  const answering = useAnswer(showSuiteState, { params: { suite } });
  return (
    <Answered answering={answering} what="its state">
      {({ isWhole, isSaturated, best, families }) => (
        <>
          {isSaturated ? (
            <Alert tone="warn">
              <p>
                <Told text={best?.alias ?? 'A released model'} /> all but solves it: that a model is no step-change is
                never concluded from it.
              </p>
            </Alert>
          ) : null}
          {best === undefined ? null : (
            <p>
              Best of the released models: <Told text={best.alias} />, {shownFigure(best.share * 100)} in 100 items
              solved{isWhole ? '' : ', of the public items alone'}.
            </p>
          )}
          {families.length === 0 ? null : (
            <details>
              <summary>By families</summary>
              <Table
                label="Families"
                rows={families}
                keyOf={({ family }) => family}
                columns={[
                  { head: 'Family', cell: ({ family }) => <Told text={family} /> },
                  { head: 'Tasks', cell: ({ tasks }) => grouped(tasks), isShort: true },
                  { head: 'Best model', cell: (one) => <Told text={one.best} /> },
                  { head: 'Solved', cell: ({ share }) => `${shownFigure(share * 100)} in 100`, isShort: true },
                  { head: 'Saturated', cell: (one) => (one.isSaturated ? 'yes' : 'no'), isShort: true },
                ]}
              />
            </details>
          )}
        </>
      )}
    </Answered>
  );
}
