// What keepers of suites do: keep one, and hand in what released models did on it.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { keepSuite, type listSuites } from '#api/frontier/suites.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { plural } from '#core/kernel/counted.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { isRecord } from '#core/kernel/json.ts';
import { useMine } from '#portal/asking/me.ts';
import { sendReference } from '#portal/asking/send-evidence.ts';
import { useChange, useReload } from '#portal/asking/use-answer.ts';
import { SelectField, TextField } from '#portal/components/fields.tsx';
import { DropDocuments, type Outcome } from '#portal/components/inventory/drop-documents.tsx';
import { Section } from '#portal/components/section.tsx';
import type { ChosenFile } from '#portal/desk/messages.ts';

type Suite = AnswerOf<typeof listSuites>['suites'][number];

export function KeepSuite({ keepers }: { readonly keepers: readonly OrganizationId[] }): ReactNode {
  const mine = useMine();
  const change = useChange();
  const [chosen, setChosen] = useState(keepers[0]);
  const org = keepers.find((id) => id === chosen) ?? keepers[0];
  if (org === undefined) return null;
  const send = async ({ file }: ChosenFile): Promise<Outcome> => {
    const suite = suiteIn(await file.text());
    if (typeof suite === 'string') return { is: 'refused', why: suite };
    const done = await change(keepSuite, { params: { org }, body: { suite } });
    if (!done.ok) return { is: 'refused', why: done.failure.why };
    const { name, version, publicItems, privateItems } = done.value;
    const told = `${name} ${version}: ${plural(publicItems, 'public item')}, ${privateItems} private`;
    return { is: 'read', told, remarks: [] };
  };
  return (
    <Section title="Keep a suite" id="keep">
      {keepers.length === 1 ? null : (
        <SelectField
          label="In the name of"
          value={String(org)}
          choices={keepers.map((id) => ({ value: String(id), text: mine.find((one) => one.id === id)?.name ?? id }))}
          onChange={(id) => setChosen(keepers.find((one) => one === id))}
        />
      )}
      <p>Items that are marked private are sealed; whoever keeps a suite is held to its digest from then on.</p>
      <DropDocuments
        what="a suite in JSON, as breakwater frontier suite writes it"
        takesFolders={false}
        onSend={send}
        onDone={() => undefined}
      />
    </Section>
  );
}

function suiteIn(text: string) {
  try {
    const value = parseStrict(text);
    return isRecord(value) ? value : 'A suite is an object in JSON.';
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return error.place === undefined ? `It ${error.message}.` : `${error.place}: ${error.message}.`;
  }
}

export function KeepReference({ suite }: { readonly suite: Suite }): ReactNode {
  const reload = useReload();
  const [alias, setAlias] = useState('');
  const [releasedOn, setReleasedOn] = useState('');
  return (
    <details>
      <summary>Hand in what a released model did on it</summary>
      <TextField
        label="What the file calls the model"
        hint="Only where it holds runs of several models."
        value={alias}
        onChange={setAlias}
        maxLength={200}
      />
      <TextField label="Released on" type="date" value={releasedOn} onChange={setReleasedOn} />
      {releasedOn === '' ? (
        <p>Say first when the model was released.</p>
      ) : (
        <DropDocuments
          what="a table of task runs (CSV or JSONL), or a log of Inspect AI (.eval or .json)"
          takesFolders={false}
          onSend={(file, onProgress) => sendReference({ suite, alias: alias.trim(), releasedOn }, file, onProgress)}
          onDone={reload}
        />
      )}
    </details>
  );
}
