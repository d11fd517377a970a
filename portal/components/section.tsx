import type { ReactNode } from 'react';

export function Section({
  title,
  id,
  tone,
  children,
}: {
  readonly title: string;
  /** Of its heading, for links to it. */
  readonly id: string;
  readonly tone?: 'wrong';
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={`bw-section${tone === undefined ? '' : ' bw-section-wrong'}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
