// What surrounds every page of somebody who is signed in: where one is, where one may go, the search, oneself.
import type { ReactNode } from 'react';
import { AccountMenu } from '#portal/components/frame/account-menu.tsx';
import { OrganizationPicker, type Belonging } from '#portal/components/frame/organization-picker.tsx';
import { SearchBox } from '#portal/components/frame/search-box.tsx';
import * as paths from '#portal/paths.ts';

export interface Tab {
  readonly text: string;
  readonly href: string;
  /** Whether the page shown is this one or lies below it. */
  readonly isCurrent: boolean;
}

export interface ShellProps {
  /** The name of whoever is signed in. */
  readonly person: string;
  readonly organizations: readonly Belonging[];
  readonly current: Belonging | undefined;
  readonly tabs: readonly Tab[];
  readonly onSearch: ((text: string) => void) | undefined;
  readonly isInFrontier: boolean;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

export function Shell(props: ShellProps): ReactNode {
  const { person, organizations, current, tabs, onSearch, isInFrontier, onSignOut, children } = props;
  return (
    <>
      <a className="usa-skipnav" href="#main">
        Skip to the page
      </a>
      <header className="bw-header bw-screen">
        <div className="bw-header-row">
          <a className="bw-name" href={paths.home}>
            Breakwater
          </a>
          <OrganizationPicker organizations={organizations} current={current} />
          {onSearch === undefined ? null : <SearchBox onSearch={onSearch} />}
          <AccountMenu person={person} isInFrontier={isInFrontier} onSignOut={onSignOut} />
        </div>
        {tabs.length === 0 ? null : <Tabs tabs={tabs} label="Pages" />}
      </header>
      <main id="main" className="bw-main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

export function Tabs({
  tabs,
  label,
  isInner = false,
}: {
  readonly tabs: readonly Tab[];
  readonly label: string;
  /** Within a page, beneath the one of all pages. */
  readonly isInner?: boolean;
}): ReactNode {
  return (
    <nav className={isInner ? 'bw-inner-tabs bw-screen' : 'bw-tabs'} aria-label={label}>
      <ul>
        {tabs.map(({ text, href, isCurrent }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
