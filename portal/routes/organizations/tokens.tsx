// API tokens of an organization: what programs show in a person's name.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listTokens, makeToken, revokeToken } from '#api/tokens.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Pages, useAfter } from '#portal/asking/pages.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { permissionText } from '#portal/components/permission-words.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { ShownOnce } from '#portal/components/shown-once.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { NewToken, type TokenWish } from '#portal/components/tokens/new-token.tsx';
import { usePageTitle } from '#portal/page-title.ts';

type Token = AnswerOf<typeof listTokens>['items'][number];

export function TokensPage(): ReactNode {
  usePageTitle('Tokens');
  return (
    <>
      <h1 tabIndex={-1}>Tokens</h1>
      <p>
        A token lets a program act here in your name: a scheduled <code>breakwater push</code>, a script that reads the
        plan. It can do no more than you may, and ends by itself.
      </p>
      {useMay('tokens.manage') ? <Tokens /> : <NotInRole what="tokens" />}
    </>
  );
}

function Tokens(): ReactNode {
  const { id: org, permissions } = useOrganization();
  const after = useAfter();
  const answering = useAnswer(listTokens, { params: { org }, query: { after } });
  const change = useChange();
  const [secret, setSecret] = useState<string>();
  const make = async (wish: TokenWish) => {
    const made = await change(makeToken, { params: { org }, body: wish });
    if (!made.ok) return made.failure.why;
    setSecret(made.value.secret);
    return undefined;
  };
  const revoke = async (token: Token['id']) => change(revokeToken, { params: { org, token } });
  return (
    <>
      {secret === undefined ? null : (
        <ShownOnce secret={secret} onSeen={() => setSecret(undefined)}>
          <p>
            <strong>This is the token. It is shown this once</strong>: put it where your program finds it, and nowhere
            else.
          </p>
        </ShownOnce>
      )}
      <Section title="Tokens of this organization" id="tokens">
        <Answered answering={answering} what="the tokens">
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty title="No tokens yet">
                <p>Make one below when a program is to hand in your inventory or to read your plan.</p>
              </Empty>
            ) : (
              <>
                <Table label="Tokens" columns={columnsOf(revoke)} rows={items} keyOf={({ id }) => id} />
                <Pages next={next} />
              </>
            )
          }
        </Answered>
      </Section>
      <Section title="Make a token" id="new">
        <NewToken permissions={permissions} onMake={make} />
      </Section>
    </>
  );
}

function columnsOf(revoke: (token: Token['id']) => ReturnType<ReturnType<typeof useChange>>): readonly Column<Token>[] {
  return [
    {
      head: 'Token',
      cell: ({ name, hint }) => (
        <>
          {name} <span className="bw-id">{hint}…</span>
        </>
      ),
    },
    { head: 'May', cell: ({ scopes }) => scopes.map(permissionText).join('; ') },
    { head: 'Last used', cell: ({ usedOn }) => usedOn ?? 'never', isShort: true },
    {
      head: 'Ends',
      cell: ({ expiresAt, revokedAt }) =>
        revokedAt === undefined ? <Instant at={expiresAt} /> : <>ended {revokedAt.slice(0, 10)}</>,
      isShort: true,
    },
    {
      head: 'End it',
      cell: ({ id, name, revokedAt }) =>
        revokedAt === undefined ? (
          <PressAndSay
            text="End it"
            label={`End the token ${name}`}
            surely="Programs that use it stop at once."
            press={async () => revoke(id)}
          />
        ) : null,
    },
  ];
}
