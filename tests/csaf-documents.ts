// CSAF documents for tests, put together from what matters in each.
import type { Advisory } from '#core/advisories/advisory.ts';
import { describe as describeRange } from '#core/versions/range.ts';
import { csaf } from '#sources/csaf/csaf.ts';
import { readOne, type WhatWasRead } from '#tests/sources.ts';

export interface Parts {
  readonly document?: object;
  readonly tree?: object;
  readonly vulnerabilities?: readonly object[];
}

export function csafDocument({ document, tree, vulnerabilities = [] }: Parts): object {
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      title: 'Anvils fall',
      distribution: { tlp: { label: 'WHITE' } },
      publisher: { category: 'vendor', name: 'Acme ProductCERT' },
      tracking: {
        id: 'ACME-1',
        initial_release_date: '2024-01-01T00:00:00Z',
        current_release_date: '2024-02-01T00:00:00Z',
      },
      ...document,
    },
    product_tree: tree,
    vulnerabilities,
  };
}

export function advisoryOf(what: WhatWasRead): Advisory {
  const [first] = what.records;
  if (first?.kind !== 'advisory') throw new Error(`no advisory was read: ${what.dropped.join()}`);
  return first.advisory;
}

export function said(parts: Parts): readonly string[] {
  return advisoryOf(readOne(csaf, csafDocument(parts))).statements.map((statement) => {
    const { subject, stance, range, unreadable, fixed, justification } = statement;
    const name =
      subject.kind === 'package'
        ? `${subject.package} ${subject.release ?? ''}`.trim()
        : subject.kind === 'cpe'
          ? subject.cpe
          : [`${subject.vendor}/${subject.product}`, ...subject.platforms].join(' + ');
    const notes = [...unreadable, justification, fixed.length === 0 ? undefined : `fixed ${fixed.join()}`];
    return [name, stance, describeRange(range), ...notes.filter((note) => note !== undefined)].join(' | ');
  });
}

export function branch(category: string, name: string, below: object): object {
  return { category, name, ...below };
}

export function product(id: string, identity?: object): object {
  return { product: { product_id: id, name: id, product_identification_helper: identity } };
}

export function acme(...branches: readonly object[]): object {
  return { branches: [branch('vendor', 'Acme, Inc.', { branches })] };
}

export function anvil(...branches: readonly object[]): object {
  return acme(branch('product_name', 'Anvil', { branches }));
}

export function affects(...ids: readonly string[]): readonly object[] {
  return [{ cve: 'CVE-2024-0001', product_status: { known_affected: ids } }];
}
