// Leads through the portal without loading it anew: links stay plain links, so that what shows them knows no router.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

export function useGuide(): void {
  const router = useRouter();
  useEffect(() => {
    const lead = (event: MouseEvent): void => {
      const href = ownAddress(event);
      if (href === undefined) return;
      event.preventDefault();
      router.history.push(href);
    };
    document.addEventListener('click', lead);
    return () => document.removeEventListener('click', lead);
  }, [router]);
  useHeadingFirst();
}

/** Leads on at once, in place of the page that shows it; where to is settled when it is first shown. */
export function GoTo({ href }: { readonly href: string }): null {
  const router = useRouter();
  const [next] = useState(href);
  useEffect(() => router.history.replace(next), [router, next]);
  return null;
}

/** Where a plain click on one of our own links leads; `undefined` for all else, which is the browser's business. */
function ownAddress(event: MouseEvent): string | undefined {
  if (!isPlain(event)) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.hasAttribute('download')) return undefined;
  const { origin, pathname, search, hash } = new URL(link.href, window.location.href);
  const isPlaceHere = hash !== '' && pathname === window.location.pathname;
  const isPage = origin === window.location.origin && !pathname.startsWith('/api');
  return isPage && !isPlaceHere ? `${pathname}${search}${hash}` : undefined;
}

/** Neither taken already, nor meant to open another tab or to save. */
function isPlain({ defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return !defaultPrevented && button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** On a page that was led to, its heading is read first, as it would be on one that was loaded. */
function useHeadingFirst(): void {
  const router = useRouter();
  useEffect(() => {
    // What a page asks for may come after it, and its heading with that.
    const watch = new MutationObserver(() => {
      if (focusHeading()) watch.disconnect();
    });
    const forget = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      watch.disconnect();
      if (fromLocation === undefined || !pathChanged || focusHeading()) return;
      watch.observe(document.body, { childList: true, subtree: true });
    });
    return () => {
      forget();
      watch.disconnect();
    };
  }, [router]);
}

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('h1[tabindex]');
  heading?.focus({ preventScroll: true });
  return heading !== null;
}
