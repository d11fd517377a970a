// What an action closes, by vulnerability: gravest first, each with why it is pressing and on how many assets.
import { useState, type ReactNode } from 'react';
import { plural } from '#core/kernel/counted.ts';
import type { Action } from '#core/plans/action.ts';
import { tierWords, tiers } from '#core/plans/words.ts';
import type { Tier } from '#core/priority/priority.ts';
import { Button } from '#portal/components/button.tsx';
import { useHere } from '#portal/components/here.ts';
import { Table, type Column } from '#portal/components/table.tsx';
import * as paths from '#portal/paths.ts';

interface Closed {
  readonly vulnerability: string;
  readonly tier: Tier;
  readonly inKev: boolean;
  readonly ransomware: boolean;
  readonly assets: readonly string[];
}

const rowsMax = 20;

export function ClosesTable({ closes }: { readonly closes: Action['closes'] }): ReactNode {
  const { org } = useHere();
  const [isWhole, setIsWhole] = useState(false);
  const all = byVulnerability(closes);
  const columns: readonly Column<Closed>[] = [
    {
      head: 'Vulnerability',
      cell: ({ vulnerability }) => <a href={paths.vulnerability(org, vulnerability)}>{vulnerability}</a>,
      isShort: true,
    },
    { head: 'Exploited', cell: exploitedWords },
    { head: 'Asked for', cell: ({ tier }) => tierWords(tier) },
    { head: 'On', cell: ({ assets }) => (assets.length === 1 ? assets[0] : plural(assets.length, 'asset')) },
  ];
  return (
    <>
      <Table
        label="Vulnerabilities that it closes"
        columns={columns}
        rows={isWhole ? all : all.slice(0, rowsMax)}
        keyOf={({ vulnerability }) => vulnerability}
      />
      {isWhole || all.length <= rowsMax ? null : (
        <Button weight="word" onPress={() => setIsWhole(true)}>
          Show all {all.length}
        </Button>
      )}
    </>
  );
}

function exploitedWords({ inKev, ransomware }: Closed): string {
  if (!inKev) return 'not in CISA KEV';
  return ransomware ? 'yes, by ransomware too (CISA KEV)' : 'yes (CISA KEV)';
}

function byVulnerability(closes: Action['closes']): readonly Closed[] {
  const grouped = Map.groupBy(closes, ({ vulnerability }) => vulnerability);
  return [...grouped]
    .map(([vulnerability, list]) => ({
      vulnerability,
      tier: gravest(list.map(({ tier }) => tier)),
      inKev: list.some(({ inKev }) => inKev),
      ransomware: list.some(({ ransomware }) => ransomware),
      assets: [...new Set(list.map(({ asset }) => asset))],
    }))
    .sort((a, b) => Number(b.inKev) - Number(a.inKev) || tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
}

function gravest(all: readonly Tier[]): Tier {
  return tiers.find((tier) => all.includes(tier)) ?? 'FSU';
}
