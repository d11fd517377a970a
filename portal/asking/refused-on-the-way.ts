// Whoever comes back from an identity provider and is not let in is sent to the sign-in page, with the reason in its address.
import type { RefusalCode } from '#api/refusals.ts';
import type { Failure } from '#portal/components/page-states.tsx';

const whys: Partial<Readonly<Record<RefusalCode, string>>> = {
  'provider.unknown_person':
    'Your organization knows you, but nobody here is known by that account yet. Sign in with your passkey, then open the address for connecting that your administrator gave you. Where you came to connect it: it is connected to somebody else already.',
  'provider.unproven':
    'Your organization’s sign-in did not say who you are: it was left before its end, or it refused you. Begin again, or use your passkey.',
  'provider.unreachable':
    'Your organization’s sign-in does not answer, or not as one should. Use your passkey, and tell your administrator: they find what is wrong under Organization, Sign-in.',
  'ceremony.absent': 'Signing in took more than ten minutes, or was answered before. Begin again.',
  'object.absent': 'There is no such sign-in any more. Use your passkey, or ask your administrator for its address.',
  'limit.reached': 'There were too many attempts from where you are. Wait a minute, then try again.',
};

const otherwise = 'It did not work, and nothing was changed. Try again, or use your passkey.';

/** @param search of the address; what it holds is nobody's word, so only sentences of ours are shown */
export function refusedOnTheWay(search: string): Failure | undefined {
  const code = new URLSearchParams(search).get('refused');
  if (code === null) return undefined;
  const known: Readonly<Record<string, string | undefined>> = whys;
  return { code: 'provider.refused', why: (Object.hasOwn(whys, code) ? known[code] : undefined) ?? otherwise };
}
