import type { ReactNode } from 'react';
import { Button } from '#portal/components/button.tsx';
import { Menu } from '#portal/components/frame/menu.tsx';
import * as paths from '#portal/paths.ts';

export function AccountMenu({
  person,
  onSignOut,
}: {
  /** Their name. */
  readonly person: string;
  readonly onSignOut: () => void;
}): ReactNode {
  return (
    <Menu text={person} label="You">
      <ul>
        <li>
          <a href={paths.account}>Your passkeys and sessions</a>
        </li>
        <li>
          <Button weight="word" onPress={onSignOut}>
            Sign out
          </Button>
        </li>
      </ul>
    </Menu>
  );
}
