// One model at a glance.
import type { ReactNode } from 'react';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Section } from '#portal/components/section.tsx';

export function OverviewPage(): ReactNode {
  const { about } = useModel();
  return (
    <Section title="What its developer says of it" id="about">
      <p className="bw-words">{about === '' ? 'Nothing yet.' : about}</p>
    </Section>
  );
}
