import type { ReactNode } from 'react';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { CopyButton } from '#portal/components/copy-button.tsx';

/** An organization's id, by which others name it, to take along. */
export function OrganizationIdText({ id, name }: { readonly id: OrganizationId; readonly name: string }): ReactNode {
  return (
    <>
      <span className="bw-id">{id}</span> <CopyButton text={id} what={`id of ${name}`} />
    </>
  );
}
