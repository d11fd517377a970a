// Feeds, documents and plans on a real database, for tests of what plans rest on.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync } from 'node:zlib';
import type { DocumentId, OrganizationId } from '#core/kernel/ids.ts';
import type { Clock } from '#ports/clock.ts';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { systemRandom } from '#ports/random.ts';
import { firstFeed } from '#server/feeds/first-feed.ts';
import { FeedLibrary } from '#server/feeds/feed-library.ts';
import { PackageNumbers } from '#server/planning/package-numbers.ts';
import { Planner, planProgram } from '#server/planning/planner.ts';
import { replan, type PlanningParts, type Replanned, type Transact } from '#server/planning/replan.ts';
import { keepDocument, placeOfDocument, raiseInventoryVersion } from '#server/postgres/inventory-documents.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { sealer } from '#server/sealing/sealer.ts';
import { walk } from '#sources/archive/walk.ts';
import { apartProgram } from '#tests/apart-programs.ts';
import { makeMember, makeOrganization, signedIn, ids } from '#tests/parties.ts';
import type { TestDatabase } from '#tests/postgres.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
export const exampleFeedFolder = join(root, 'examples', 'feed');

export interface HandedIn {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The documents of an example organization, without what somebody planned while trying them. */
export function exampleDocuments(example: 'hospital' | 'bank' | 'utility'): readonly HandedIn[] {
  return walk([join(root, 'examples', example)])
    .files.filter(({ name }) => !basename(name).startsWith('breakwater.state'))
    .map(({ path, name }) => ({ path: name, bytes: readFileSync(path) }));
}

export interface TestPlanning {
  readonly parts: PlanningParts;
  /** In transactions of the services. */
  readonly planner: Transact;
  readonly matcher: Transact;
  readonly feedKeeper: Transact;
  readonly replan: (org: OrganizationId) => Promise<Replanned>;
  /** An organization with one administrator, and in whose name. */
  readonly organization: (name: string) => Promise<{ readonly org: OrganizationId; readonly asMember: Transact }>;
  readonly handIn: (
    org: OrganizationId,
    asMember: Transact,
    documents: readonly HandedIn[],
  ) => Promise<readonly DocumentId[]>;
  readonly close: () => Promise<void>;
}

/** With the example feed taken in. */
export async function testPlanning(database: TestDatabase, clock: Clock): Promise<TestPlanning> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-planning-'));
  const feeds = new FeedLibrary(join(folder, 'feeds'), ids, await apartProgram('feed-apart'));
  const keys = fileKeyEncryption(join(folder, 'key'));
  const own = sealer(keys, { ids, random: systemRandom });
  const program = { ...planProgram(feeds.folder), entry: await apartProgram('plan-apart') };
  const planner = new Planner(program, { processes: 1, waitingMax: 100 });
  const parts = { planner, feeds, sealer: own, packages: new PackageNumbers() };
  const of = async (service: string): Promise<Transact> => {
    const secret = await database.service(service);
    return (work) => inTransaction(database.app, secret, work);
  };
  const [asPlanner, matcher, feedKeeper] = [await of('planner'), await of('matcher'), await of('feed-keeper')];
  await firstFeed({ clock, planning: parts }, feedKeeper, exampleFeedFolder);
  return {
    parts,
    planner: asPlanner,
    matcher,
    feedKeeper,
    replan: (org) => replan(parts, { clock, ids, transact: asPlanner }, org),
    organization: async (name) => {
      const org = await makeOrganization(database, name);
      const secret = await signedIn(database, await makeMember(database, org, 'administrator'));
      return { org, asMember: (work) => inTransaction(database.app, secret, work) };
    },
    handIn: (org, asMember, documents) =>
      asMember(async (tx) => {
        const kept: DocumentId[] = [];
        for (const { path, bytes } of documents) {
          const documentId = ids.next<'document'>();
          const place = placeOfDocument(documentId);
          const owner = { organizationId: org, compartmentId: undefined };
          const sealed = await own.seal(tx, owner, { place, plain: zstdCompressSync(bytes) });
          const digest = createHash('sha256').update(bytes).digest('hex');
          const nothing = { assets: 0, components: 0, dropped: [], columns: [], questions: [] };
          const document = { documentId, path, digest, byteCount: bytes.length, format: '', ...nothing };
          await keepDocument(tx, org, { ...document, createdOn: undefined, tool: undefined }, sealed);
          kept.push(documentId);
        }
        await raiseInventoryVersion(tx, org);
        return kept;
      }),
    close: async () => {
      await Promise.all([planner.close(), feeds.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
