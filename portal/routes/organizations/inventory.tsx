// What the organization runs: documents handed in, the assets that they name, what could not be told of them.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { editAsset, listAssets } from '#api/inventories.ts';
import { isId } from '#core/kernel/ids.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfter, useAsk, useAsked } from '#portal/asking/pages.tsx';
import { usePlan, useWord } from '#portal/asking/plan.ts';
import { sendDocument } from '#portal/asking/send-document.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { AssetTable, type SayOfAsset } from '#portal/components/inventory/asset-table.tsx';
import { DropDocuments } from '#portal/components/inventory/drop-documents.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { CountedList } from '#portal/components/plan/counted-list.tsx';
import { QuestionList } from '#portal/components/plan/question-list.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import { Documents } from '#portal/routes/organizations/documents.tsx';

export function InventoryPage(): ReactNode {
  usePageTitle('Inventory');
  const reads = useMay('inventory.read');
  return (
    <>
      <h1 tabIndex={-1}>What you run</h1>
      {useMay('inventory.write') ? <HandIn /> : null}
      {reads ? <Assets /> : <NotInRole what="the inventory" />}
      {useMay('plan.read') ? <NotIdentified /> : null}
      {reads ? <Documents /> : null}
    </>
  );
}

function HandIn(): ReactNode {
  const { id: org } = useOrganization();
  const queries = useQueryClient();
  return (
    <DropDocuments
      onSend={async (file, onProgress) => sendDocument(org, file, onProgress)}
      onDone={() => void queries.invalidateQueries()}
    />
  );
}

/** A page of them leaves the documents beneath in reach. */
const assetsShown = 25;

function Assets(): ReactNode {
  const { id: org } = useOrganization();
  const named = useAsked().get('named') ?? undefined;
  const answering = useAnswer(listAssets, { params: { org }, query: { after: useAfter(), named, limit: assetsShown } });
  const mayWrite = useMay('inventory.write');
  const say = useSayOfAsset();
  return (
    <Section title="Assets" id="assets">
      <NamedFilter named={named} />
      <Answered answering={answering} what="the assets">
        {({ assets, next }) =>
          assets.length === 0 ? (
            <NoAssets named={named} />
          ) : (
            <>
              <p>
                Who can reach an asset and what it is worth decide what the plan asks for first. For many at once,
                answer the questions under This week.
              </p>
              <AssetTable assets={assets} onSay={mayWrite ? say : undefined} />
              <Pages next={next} />
            </>
          )
        }
      </Answered>
    </Section>
  );
}

export function useSayOfAsset(): SayOfAsset {
  const { id: org } = useOrganization();
  const change = useChange();
  return async ({ id: asset }, body) => {
    if (!isId<'asset'>(asset)) return 'This asset has no id.';
    const edited = await change(editAsset, { params: { org, asset }, body });
    return edited.ok ? undefined : edited.failure.why;
  };
}

function NamedFilter({ named }: { readonly named: string | undefined }): ReactNode {
  const ask = useAsk();
  const [text, setText] = useState(named ?? '');
  return (
    <Form
      className="bw-filter bw-screen"
      submit="Find"
      weight="plain"
      small
      onSubmit={async () => {
        ask('named', text.trim());
        return undefined;
      }}
    >
      <TextField label="A name that begins with" type="search" value={text} maxLength={100} onChange={setText} />
    </Form>
  );
}

function NoAssets({ named }: { readonly named: string | undefined }): ReactNode {
  if (named !== undefined)
    return (
      <Empty title={`No asset has a name that begins with “${named}”`}>
        <p>Names are those of your documents; a machine may stand there under another.</p>
      </Empty>
    );
  return (
    <Empty title="Nothing here yet">
      <p>
        Hand in what you have, in whatever form your tools write it: Intune, NinjaOne or Nessus exports, a spreadsheet
        of machines, SBOMs, lock files. What can not be read says why.
      </p>
    </Empty>
  );
}

/** Names and columns that nobody could tell are questions of the plan: answered here, where one looks for them. */
function NotIdentified(): ReactNode {
  const answering = usePlan();
  const mayAct = useMay('plan.act');
  const made = answering.is === 'answered' ? answering.value : undefined;
  const { onAnswer, withWord } = useWord(made?.madeAt);
  if (made?.plan === undefined) return null;
  const plan = withWord(made.plan);
  const questions = plan.questions.filter(({ kind }) => kind === 'name' || kind === 'column');
  const unseen = plan.cannotSee.filter(({ names = [] }) => names.length > 0);
  if (questions.length + unseen.length === 0) return null;
  return (
    <Section title="What could not be told of them" id="unidentified">
      {questions.length === 0 ? null : <QuestionList questions={questions} onAnswer={mayAct ? onAnswer : undefined} />}
      <CountedList lines={unseen} />
    </Section>
  );
}
