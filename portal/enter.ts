// Coming in and going out load the page anew: nothing that one person was shown is left for the next.
import { isOwnPath } from '#api/own-path.ts';
import * as paths from '#portal/paths.ts';

/** To where somebody was going before they had to sign in, else home. */
export function enter(): void {
  enterAt(nextOf(window.location.search));
}

export function enterAt(next: string): void {
  window.location.assign(next);
}

/** The address of the sign-in page that leads back here. */
export function signInFirst(here: string): string {
  return here === paths.home ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(here)}`;
}

/** Only a path of this portal. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? paths.home;
  return isOwnPath(next) ? next : paths.home;
}
