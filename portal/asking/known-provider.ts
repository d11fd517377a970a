// Which identity provider was last used in this browser: nobody who is not signed in is told which there are, so the sign-in
// page offers the one that somebody here went to before. Its id alone is kept, which tells nothing.
import { isId, type Id } from '#core/kernel/ids.ts';

const place = 'breakwater.identity-provider';

export function rememberProvider(provider: Id<'provider'>): void {
  try {
    window.localStorage.setItem(place, provider);
  } catch {
    // A browser that keeps nothing offers nothing: its address still leads there.
  }
}

export function knownProvider(): Id<'provider'> | undefined {
  try {
    const kept = window.localStorage.getItem(place) ?? '';
    return isId<'provider'>(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}
