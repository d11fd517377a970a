import type { ReactNode } from 'react';
import { Menu } from '#portal/components/frame/menu.tsx';
import * as paths from '#portal/paths.ts';

/** An organization that one acts in: as its member, or for it by its grant. */
export interface Belonging {
  readonly id: string;
  readonly name: string;
}

export function OrganizationPicker({
  organizations,
  current,
}: {
  readonly organizations: readonly Belonging[];
  readonly current: Belonging | undefined;
}): ReactNode {
  if (organizations.length < 2) return <span className="bw-organization">{current?.name ?? ''}</span>;
  return (
    <Menu text={current?.name ?? 'Choose an organization'} label="Organization" className="bw-organization-menu">
      <ul>
        {organizations.map(({ id, name }) => (
          <li key={id}>
            <a href={paths.organizationHome(id)} aria-current={id === current?.id ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
