// Real records through compiling and opening: what each says is found again, and nothing else under its names.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Advisory, Statement } from '#core/advisories/advisory.ts';
import { compile } from '#core/feed/compile.ts';
import { FeedDraft, nameOf } from '#core/feed/draft.ts';
import type { FeedStatement } from '#core/feed/feed.ts';
import { openFeed } from '#core/feed/open.ts';
import { cutAfter, cutBefore, equal, union } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { compileTools } from '#feeds/tools.ts';
import { verifyFeed } from '#feeds/verify.ts';
import { readSources } from '#sources/read.ts';
import { shared } from '#tests/shared.ts';

const files = ['osv/rustsec.ndjson.gz', 'osv/govuln.ndjson.gz', 'native/rubysec.ndjson.gz', 'csaf/cisa-csaf.ndjson.gz'];

describe.skipIf(shared === undefined)('real records', () => {
  const paths = files.map((file) => resolve(shared ?? '', 'data', file));

  async function compiled(order: readonly string[]): Promise<{ bytes: Buffer; advisories: readonly Advisory[] }> {
    const draft = new FeedDraft(schemeOf);
    const advisories: Advisory[] = [];
    await readSources(order, (record) => {
      draft.add(record);
      if (record.kind === 'advisory') advisories.push(record.advisory);
    });
    return { bytes: Buffer.concat(compile(draft, [], '2024-11-01', compileTools).parts), advisories };
  }

  test('are all found again, each under its names, with the same ranges', async () => {
    const { bytes, advisories } = await compiled(paths);
    const feed = openFeed(memoryReader(bytes));
    const lost: string[] = [];
    let statements = 0;
    for (const advisory of advisories) {
      if (feed.find(advisory.id).length === 0) lost.push(advisory.id);
      for (const statement of advisory.statements) {
        const same = feed
          .statements(nameOf(statement.subject) ?? '')
          .filter(({ advisory: number }) => feed.advisory(number).id === advisory.id)
          .filter((found) => saysTheSame(found, statement));
        const wanted = statement.flaws.flatMap((flaw) => feed.find(advisory.flaws[flaw]?.ids[0] ?? ''));
        if (wanted.length === 0) lost.push(advisory.id);
        if (!wanted.every((index) => same.some(({ vulnerability }) => vulnerability === index))) lost.push(advisory.id);
        statements += 1;
      }
    }
    expect(lost).toEqual([]);
    expect(statements).toBeGreaterThan(10_000);
    expect(feed.head().advisories).toBe(advisories.length);
  });

  test('make a feed that verifies, and the same one in any order of reading', async () => {
    const one = await compiled(paths);
    const other = await compiled([...paths].reverse());
    expect(verifyFeed(memoryReader(one.bytes))).toBe(openFeed(memoryReader(other.bytes)).head().id);
  });
});

/** Listed versions may have become part of the range; nothing else may have changed. */
function saysTheSame(found: FeedStatement, { stance, scheme, range, versions, unreadable, fixed }: Statement): boolean {
  const points = versions.flatMap((version) => {
    const key = schemeOf(scheme)?.key(version);
    return key === undefined ? [] : [{ from: cutBefore(version, key), to: cutAfter(version, key) }];
  });
  const texts = versions.filter((version) => schemeOf(scheme)?.key(version) === undefined);
  return (
    found.stance === stance &&
    found.scheme === scheme &&
    equal(found.range, union([...range, ...points])) &&
    JSON.stringify([found.unreadable, found.fixed]) === JSON.stringify([unreadable, fixed]) &&
    texts.every((version) => found.versions.includes(version))
  );
}
