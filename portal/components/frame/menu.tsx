import { useEffect, useRef, type ReactNode } from 'react';

/** A list that unfolds beneath its name; Escape, a choice, or a click elsewhere folds it. */
export function Menu({
  text,
  label,
  className = '',
  children,
}: {
  readonly text: string;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const fold = (event: Event): void => {
      const { current } = details;
      if (current === null || !current.open) return;
      const isInside = event.target instanceof Node && current.contains(event.target);
      const isChoice = isInside && event.target instanceof Element && event.target.closest('a, button') !== null;
      if (isInside && !isChoice) return;
      current.open = false;
    };
    document.addEventListener('click', fold);
    return () => document.removeEventListener('click', fold);
  }, []);
  return (
    <details
      className={`bw-menu ${className}`}
      ref={details}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary>
        <span className="bw-hidden">{label}: </span>
        {text}
      </summary>
      <div className="bw-menu-list">{children}</div>
    </details>
  );
}
