// What the organization lets providers do for it: given, asked for, seen used, ended.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { giveAskedGrant, giveGrant, listGrants, listGrantUses, revokeGrant, showProvider } from '#api/grants.ts';
import { isId } from '#core/kernel/ids.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer, useAskOnce, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { TextField } from '#portal/components/fields.tsx';
import { GrantForm, type GrantWish } from '#portal/components/grants/grant-form.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { permissionWords } from '#portal/components/permission-words.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';

type Grant = AnswerOf<typeof listGrants>['grants'][number];

export function GrantsPage(): ReactNode {
  usePageTitle('Providers');
  return (
    <>
      <h1 tabIndex={-1}>Providers that act for you</h1>
      <p>
        A service provider or your state’s security centre can do some of this work for you: only what you grant, only
        as long as you say. You see what they used, and can end it at once.
      </p>
      {useMay('grants.manage') ? <Grants /> : <NotInRole what="letting providers act" />}
    </>
  );
}

function Grants(): ReactNode {
  const { id: org } = useOrganization();
  const after = useAfterId<'grant'>();
  const answering = useAnswer(listGrants, { params: { org }, query: { after } });
  return (
    <>
      <Answered answering={answering} what="the grants">
        {({ grants, next }) => (
          <>
            {grants.length === 0 ? (
              <Empty title="No provider acts for you">
                <p>That is fine. If you have one, ask for its id and let it act below.</p>
              </Empty>
            ) : null}
            <ul className="bw-cards">
              {grants.map((grant) => (
                <li key={grant.id}>
                  <GrantCard grant={grant} />
                </li>
              ))}
            </ul>
            <Pages next={next} />
          </>
        )}
      </Answered>
      <NewGrant />
    </>
  );
}

function GrantCard({ grant }: { readonly grant: Grant }): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const { id, provider, scopes, state, isLive, givenAt, expiresAt, usedOn } = grant;
  const end = async () => change(revokeGrant, { params: { org, grant: id } });
  if (state === 'asked')
    return (
      <>
        <h2>{provider.name} asks to act for you</h2>
        <GrantForm
          submit="Let it"
          offered={scopes}
          chosen={scopes}
          onGive={async (body) => {
            const given = await change(giveAskedGrant, { params: { org, grant: id }, body });
            return given.ok ? undefined : given.failure.why;
          }}
        />
        <PressAndSay text="Decline" label={`Decline ${provider.name}`} press={end} />
      </>
    );
  return (
    <>
      <h2>{provider.name}</h2>
      <p className="bw-quiet">
        {isLive ? (
          <>
            acts for you until <Instant at={expiresAt} />
          </>
        ) : state === 'revoked' ? (
          'ended'
        ) : (
          'has expired'
        )}
        {givenAt === undefined ? null : (
          <>
            , given <Instant at={givenAt} />
          </>
        )}
        , {usedOn === undefined ? 'never used' : `last used on ${usedOn}`}.
      </p>
      <ul>
        {scopes.map((scope) => (
          <li key={scope}>{permissionWords[scope]}</li>
        ))}
      </ul>
      <Uses grant={grant} />
      {isLive ? (
        <PressAndSay
          text="End it"
          label={`End the grant of ${provider.name}`}
          surely="From their next request on they see nothing of yours."
          press={end}
        />
      ) : null}
    </>
  );
}

function Uses({ grant: { id: grant, usedOn } }: { readonly grant: Grant }): ReactNode {
  const { id: org } = useOrganization();
  const [isOpen, setIsOpen] = useState(false);
  if (usedOn === undefined) return null;
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Who used it for what</summary>
      {isOpen ? <UsesOf org={org} grant={grant} /> : null}
    </details>
  );
}

function UsesOf({
  org,
  grant,
}: {
  readonly org: ReturnType<typeof useOrganization>['id'];
  readonly grant: Grant['id'];
}): ReactNode {
  const answering = useAnswer(listGrantUses, { params: { org, grant } });
  return (
    <Answered answering={answering} what="the uses of this grant">
      {({ uses }) => (
        <Table
          label="Uses of this grant"
          columns={[
            { head: 'Day', cell: ({ on }) => on, isShort: true },
            { head: 'Who', cell: ({ person }) => person },
            { head: 'What for', cell: ({ permission }) => permissionWords[permission] },
          ]}
          rows={uses}
          keyOf={({ on, person, permission }) => `${on} ${person} ${permission}`}
        />
      )}
    </Answered>
  );
}

/** A provider is shown by name before anything is granted: an id alone tells nobody to whom. */
function NewGrant(): ReactNode {
  const { id: org, permissions } = useOrganization();
  const ask = useAskOnce();
  const change = useChange();
  const [text, setText] = useState('');
  const [provider, setProvider] = useState<AnswerOf<typeof showProvider>>();
  const give = async (wish: GrantWish): Promise<string | undefined> => {
    const id = text.trim().toLowerCase();
    if (!isId<'organization'>(id)) return 'Write the id that the provider gave you: 36 characters with dashes.';
    if (provider?.id !== id) {
      const found = await ask(showProvider, { params: { provider: id } });
      if (!found.ok) return 'No provider has this id.';
      setProvider(found.value);
      return `This is ${found.value.name}. Press once more to let it act for you.`;
    }
    const given = await change(giveGrant, { params: { org }, body: { provider: id, ...wish } });
    if (given.ok) setText('');
    return given.ok ? undefined : given.failure.why;
  };
  return (
    <Section title="Let a provider act for you" id="new">
      <GrantForm
        submit={provider === undefined ? 'Look it up' : `Let ${provider.name} act`}
        offered={permissions}
        onGive={give}
      >
        <TextField
          label="The provider’s id"
          hint="Your provider tells it to you; it stands on its page “Organization”."
          value={text}
          onChange={(next) => {
            setText(next);
            setProvider(undefined);
          }}
        />
      </GrantForm>
    </Section>
  );
}
