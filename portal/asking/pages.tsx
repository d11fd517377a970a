// Lists by key, page by page; where one is stands in the address, so that it can be kept and sent.
import { useRouter, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isId, type Id } from '#core/kernel/ids.ts';

/** What the address asks of the page: `?q=log4j&after=…`. */
export function useAsked(): URLSearchParams {
  return new URLSearchParams(useRouterState({ select: ({ location }) => location.searchStr }));
}

/** The `next` of the page before; `undefined` for the first. */
export function useAfter(): string | undefined {
  return useAsked().get('after') ?? undefined;
}

/** The same where the key is an id. */
export function useAfterId<Noun extends string>(): Id<Noun> | undefined {
  const after = useAfter() ?? '';
  return isId<Noun>(after) ? after : undefined;
}

/** Changes what the address asks; a list that is narrowed begins at its first page. */
export function useAsk(): (name: string, value: string | undefined) => void {
  const router = useRouter();
  const asked = useAsked();
  return (name, value) => router.history.replace(addressWith(asked, name, value));
}

function addressWith(asked: URLSearchParams, name: string, value: string | undefined): string {
  const next = new URLSearchParams(asked);
  next.delete('after');
  if (value === undefined || value === '') next.delete(name);
  else next.set(name, value);
  const text = next.toString();
  return `${window.location.pathname}${text === '' ? '' : `?${text}`}`;
}

/** The way to the rest of a list. */
export function Pages({ next }: { readonly next: string | undefined }): ReactNode {
  const asked = useAsked();
  const isFirst = asked.get('after') === null;
  if (isFirst && next === undefined) return null;
  return (
    <nav className="bw-pages bw-screen" aria-label="More of this list">
      {isFirst ? null : <a href={addressWith(asked, 'after', undefined)}>First page</a>}
      {next === undefined ? null : <a href={addressWith(asked, 'after', next)}>Next page</a>}
    </nav>
  );
}
