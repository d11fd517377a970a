import type { ReactNode } from 'react';
import { Button } from '#portal/components/button.tsx';
import { Menu } from '#portal/components/frame/menu.tsx';
import * as paths from '#portal/paths.ts';

export function AccountMenu({
  person,
  isInFrontier,
  onSignOut,
}: {
  /** Their name. */
  readonly person: string;
  /** Whether the framework for frontier models concerns them: most people it does not, and they are not shown it. */
  readonly isInFrontier: boolean;
  readonly onSignOut: () => void;
}): ReactNode {
  return (
    <Menu text={person} label="You">
      <ul>
        <li>
          <a href={paths.account}>Your passkeys and sessions</a>
        </li>
        {isInFrontier ? (
          <li>
            <a href={paths.frontier}>Frontier models</a>
          </li>
        ) : null}
        <li>
          <Button weight="word" onPress={onSignOut}>
            Sign out
          </Button>
        </li>
      </ul>
    </Menu>
  );
}
