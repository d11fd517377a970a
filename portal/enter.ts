// Coming in and going out load the page anew: nothing that one person was shown is left for the next.
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

/** Only a path of this portal: an address of another host would be a way to lead people astray. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? paths.home;
  const isOwn = /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(next) && !next.startsWith('/api/');
  return isOwn ? next : paths.home;
}
