// The first page: whoever acts in one organization is led to its week, others choose.
import type { ReactNode } from 'react';
import { kindNames } from '#core/parties/organization.ts';
import { useMine } from '#portal/asking/me.ts';
import { Empty } from '#portal/components/page-states.tsx';
import { GoTo } from '#portal/guide.ts';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function HomePage(): ReactNode {
  usePageTitle('Your organizations');
  const organizations = useMine();
  const [only, ...others] = organizations;
  if (only !== undefined && others.length === 0) return <GoTo href={paths.organizationHome(only.id)} />;
  if (only === undefined)
    return (
      <Empty title="You belong to no organization yet">
        <p>
          Ask an administrator of your organization for an invitation, and open its link here. An account alone shows
          nothing.
        </p>
      </Empty>
    );
  return (
    <>
      <h1 tabIndex={-1}>Your organizations</h1>
      <ul className="bw-choices">
        {organizations.map((one) => (
          <li key={one.id}>
            <a href={paths.organizationHome(one.id)}>{one.name}</a>{' '}
            <span className="bw-quiet">{kindNames[one.kind]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
