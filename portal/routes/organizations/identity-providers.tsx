// By which identity providers of their own an organization's people may sign in.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { addIdentityProvider, listIdentityProviders, removeIdentityProvider } from '#api/identity-providers.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { CopyButton } from '#portal/components/copy-button.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { WebLink } from '#portal/components/sourced-text.tsx';
import { ProviderForm } from '#portal/components/sign-in/provider-form.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

type Listed = AnswerOf<typeof listIdentityProviders>;
type Provider = Listed['providers'][number];

export function IdentityProvidersPage(): ReactNode {
  usePageTitle('Sign-in');
  return (
    <>
      <h1 tabIndex={-1}>Sign-in with your own accounts</h1>
      <p>
        Where your organization has an identity provider that speaks OpenID Connect (Entra ID, Okta, Google Workspace,
        Keycloak and most others), your members may sign in here with the account that they have there. Passkeys go on
        working. It lets in nobody new: who is a member is said here, under Members.
      </p>
      {useMay('organization.manage') ? <Providers /> : <NotInRole what="the sign-in" />}
    </>
  );
}

function Providers(): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(listIdentityProviders, { params: { org } });
  return (
    <Answered answering={answering} what="the identity providers">
      {(listed) => (
        <>
          <Section title="Your identity providers" id="providers">
            {listed.providers.length === 0 ? (
              <Empty title="None yet">
                <p>Your members sign in with passkeys. That is enough; add a provider below where you want both.</p>
              </Empty>
            ) : (
              <ul className="bw-cards">
                {listed.providers.map((one) => (
                  <li key={one.id}>
                    <ProviderCard provider={one} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Add redirectUri={listed.redirectUri} />
        </>
      )}
    </Answered>
  );
}

function ProviderCard({
  provider: { id, name, issuer, clientId, signInAt },
}: {
  readonly provider: Provider;
}): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const connectAt = `${new URL(signInAt).origin}${paths.connect(id)}`;
  return (
    <>
      <h3>{name}</h3>
      <dl className="bw-parts">
        <dt>Issuer</dt>
        <dd>
          {issuer}
          <span className="bw-source">
            Where it does not answer:{' '}
            <WebLink address={`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`} /> must open in your
            browser and name exactly this issuer.
          </span>
        </dd>
        <dt>Client id</dt>
        <dd>{clientId}</dd>
        <dt>First, once</dt>
        <dd>
          <a href={paths.connect(id)}>{connectAt}</a> <CopyButton text={connectAt} what={`where to connect ${name}`} />
          <span className="bw-source">
            Send it to your members: there each connects their account. Try it yourself first; it says what is wrong.
          </span>
        </dd>
        <dt>From then on</dt>
        <dd>
          <code>{signInAt}</code> <CopyButton text={signInAt} what={`where to sign in by ${name}`} />
          <span className="bw-source">
            Where they sign in. A browser in which somebody connected offers it on the sign-in page by itself.
          </span>
        </dd>
      </dl>
      <PressAndSay
        text="Remove"
        label={`Remove ${name}`}
        surely="Nobody signs in by it any more; members need their passkeys."
        press={async () => change(removeIdentityProvider, { params: { org, provider: id } })}
      />
    </>
  );
}

function Add({ redirectUri }: Pick<Listed, 'redirectUri'>): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  return (
    <Section title="Add one" id="new">
      <ol>
        <li>
          At your provider, register a web application that uses the authorization code flow. Where it asks for a
          redirect address, enter this one:
          <br />
          <code>{redirectUri}</code> <CopyButton text={redirectUri} what="the redirect address" />
        </li>
        <li>It shows you an issuer, a client id and a client secret. Enter them here.</li>
        <li>Connect your own account, then send the two addresses that appear above to your members.</li>
      </ol>
      <ProviderForm
        onAdd={async (body) => {
          const added = await change(addIdentityProvider, { params: { org }, body });
          return added.ok ? undefined : added.failure.why;
        }}
      />
    </Section>
  );
}
