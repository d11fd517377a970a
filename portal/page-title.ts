import { useEffect } from 'react';

/**
 * Names the page for tabs, histories and screen readers; on a page that was led to from another, its heading is read first.
 */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Breakwater`;
  }, [title]);
}
