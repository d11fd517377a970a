// People and their accounts. One human may hold two; a rule that asks for two people must not be met by these.
import type { PersonId } from '#core/kernel/ids.ts';

/** An account of a human. */
export interface Person {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  /** The first account that is known to be this human's; its own id where it is the only one. */
  readonly human: PersonId;
  readonly suspended: boolean;
}

export const emailCharactersMax = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets

/**
 * Whether two accounts are, for all we know, one human's: the same account, accounts said to be one human's, or addresses
 * that reach one mailbox. A shared mailbox counts as one human: who holds it holds both.
 */
export function isSameHuman(a: Person, b: Person): boolean {
  return a.personId === b.personId || a.human === b.human || mailboxOf(a.email) === mailboxOf(b.email);
}

/**
 * What of an address tells mailboxes apart: in lower case, without the tag behind `+` that most systems deliver to the same
 * mailbox (RFC 5233), and without the dots that Gmail ignores. Never used to send mail.
 */
export function mailboxOf(email: string): string {
  const lower = email.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 0) return lower;
  const domain = lower.slice(at + 1) === 'googlemail.com' ? 'gmail.com' : lower.slice(at + 1);
  const local = lower.slice(0, at).replace(/\+.*$/s, '');
  return `${domain === 'gmail.com' ? local.replaceAll('.', '') : local}@${domain}`;
}
