import { useEffect, useRef, type ReactNode } from 'react';

/** Finds what the reader may see; `/` leads to it from anywhere but a field. */
export function SearchBox({ onSearch }: { readonly onSearch: (text: string) => void }): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const lead = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', lead);
    return () => document.removeEventListener('keydown', lead);
  }, []);
  return (
    <form
      className="bw-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const text = field.current?.value.trim() ?? '';
        if (text !== '') onSearch(text);
      }}
    >
      <label className="bw-hidden" htmlFor="bw-search">
        Find a CVE, a package or an asset
      </label>
      <input
        id="bw-search"
        ref={field}
        type="search"
        className="usa-input"
        placeholder="Find a CVE, package, asset"
        autoComplete="off"
        maxLength={200}
        aria-keyshortcuts="/"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
