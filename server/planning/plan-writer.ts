// Writes down what a plan left behind, line by line, in one transaction.
import { createHash } from 'node:crypto';
import { assert } from '#core/kernel/assert.ts';
import type { AssetId, DocumentId, OrganizationId } from '#core/kernel/ids.ts';
import type { GivenAnswer } from '#core/plans/state.ts';
import { stateOf } from '#core/plans/state-document.ts';
import type { Ids } from '#ports/ids.ts';
import type { LineOf, PlanLine } from '#server/planning/plan-lines.ts';
import type { KnownAsset } from '#server/planning/plan-order.ts';
import { keepAssets, removeAssets, removeComponents, removeMatches } from '#server/postgres/assets.ts';
import { addComponents, type NewComponent } from '#server/postgres/components.ts';
import { noteUnderstood } from '#server/postgres/inventory-documents.ts';
import { addMatches, keepConcerns, removeOtherConcerns, removeUnweighed } from '#server/postgres/matches.ts';
import {
  giveAnswer,
  keepActions,
  keepHead,
  noteFaults,
  removeOtherActions,
  takeBackAnswer,
} from '#server/postgres/plan-state.ts';
import { keepPlan, type MadeFrom } from '#server/postgres/plans.ts';
import { keepSightings, removeSightings } from '#server/postgres/sightings.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface Writing {
  readonly organizationId: OrganizationId;
  readonly ids: Ids;
  readonly madeAt: Temporal.Instant;
  readonly madeFrom: Omit<MadeFrom, 'feedId'>;
  readonly known: readonly (KnownAsset & { readonly assetId: AssetId })[];
  /** By path. */
  readonly documents: ReadonlyMap<string, DocumentId>;
  readonly answers: readonly GivenAnswer[];
  /** The numbers of names that components are looked up under. */
  readonly numbersOf: (names: Iterable<string>) => Promise<(name: string) => number>;
}

/** What came of it. */
export type Written =
  | { readonly is: 'planned'; readonly planDigest: string; readonly feedId: string }
  | { readonly is: 'unreadable'; readonly faults: number };

type MatchRow = LineOf<'matches'>['matches'][number] & { readonly assetId: AssetId };
type ComponentRow = LineOf<'components'>['components'][number] & Pick<NewComponent, 'assetId' | 'number'>;

/** Rows of several assets are written together, up to so many. */
const rowsAtOnce = 2000;

export class PlanWriter {
  readonly #tx: Transaction;
  readonly #writing: Writing;
  readonly #assetIds: Map<string, AssetId>;
  readonly #standing = new Set<string>();
  readonly #concerned: string[] = [];
  #emptied: AssetId[] = [];
  #unmatched: AssetId[] = [];
  #components: ComponentRow[] = [];
  #matches: MatchRow[] = [];
  #written: Written | undefined;

  /** To be made when the transaction has locked the state. */
  constructor(tx: Transaction, writing: Writing) {
    this.#tx = tx;
    this.#writing = writing;
    this.#assetIds = new Map(writing.known.map(({ name, assetId }) => [name, assetId]));
  }

  async take(line: PlanLine): Promise<void> {
    const tx = this.#tx;
    const { organizationId: org } = this.#writing;
    switch (line.is) {
      case 'unreadable':
        this.#written = { is: 'unreadable', faults: line.faults.length };
        return noteFaults(tx, org, line.faults);
      case 'documents':
        // What a feed added before this plan is weighed by it.
        await removeUnweighed(tx, org);
        return noteUnderstood(tx, org, line.documents);
      case 'assets':
        return this.#takeAssets(line);
      case 'components':
        return this.#takeComponents(line);
      case 'matches':
        return this.#takeMatches(line);
      case 'concerns':
        this.#concerned.push(...line.concerns.map(({ vulnerability }) => vulnerability));
        return keepConcerns(tx, org, line.concerns, sha256);
      case 'seen':
        await removeSightings(tx, org, line.gone);
        return keepSightings(tx, org, line.seen);
      case 'state':
        return this.#takeState(line);
      case 'plan':
        return this.#takePlan(line);
      case 'about':
      case 'end':
        throw new Error(`a plan was asked for, and the answer says: ${line.is}`);
    }
  }

  /** Writes what is left; to be called when all lines were taken. */
  async finish(): Promise<Written> {
    const written = this.#written;
    assert(written !== undefined, 'an answer holds a plan, or says why there is none');
    if (written.is === 'unreadable') return written;
    const { organizationId: org, known } = this.#writing;
    await this.#flush();
    const gone = known.filter(({ name }) => !this.#standing.has(name)).map(({ assetId }) => assetId);
    await removeAssets(this.#tx, org, gone);
    await removeOtherConcerns(this.#tx, org, this.#concerned);
    return written;
  }

  async #takeAssets({ assets }: LineOf<'assets'>): Promise<void> {
    const { ids, organizationId: org } = this.#writing;
    for (const { name } of assets) {
      this.#standing.add(name);
      if (!this.#assetIds.has(name)) this.#assetIds.set(name, ids.next<'asset'>());
    }
    await keepAssets(
      this.#tx,
      org,
      assets.map((one) => ({ ...one, assetId: this.#idOf(one.name) })),
    );
  }

  async #takeComponents({ asset, from, components }: LineOf<'components'>): Promise<void> {
    const assetId = this.#idOf(asset);
    if (from === 0) this.#emptied.push(assetId);
    for (const [at, one] of components.entries()) this.#components.push({ ...one, assetId, number: from + at });
    if (this.#components.length >= rowsAtOnce) await this.#flush();
  }

  async #takeMatches({ asset, from, matches }: LineOf<'matches'>): Promise<void> {
    const assetId = this.#idOf(asset);
    if (from === 0) this.#unmatched.push(assetId);
    for (const one of matches) this.#matches.push({ ...one, assetId });
    if (this.#matches.length >= rowsAtOnce) await this.#flush();
  }

  async #takeState({ state: written }: LineOf<'state'>): Promise<void> {
    const { organizationId: org, answers } = this.#writing;
    const state = stateOf(written);
    await keepHead(this.#tx, org, state);
    await keepActions(this.#tx, org, state.actions);
    await removeOtherActions(
      this.#tx,
      org,
      state.actions.map(({ id }) => id),
    );
    // A plan changes no answer but the names of assets in it.
    if (JSON.stringify(state.answers) === JSON.stringify(answers)) return;
    for (const { question } of answers) await takeBackAnswer(this.#tx, org, question);
    for (const given of state.answers) await giveAnswer(this.#tx, org, given);
  }

  async #takePlan({ text, feedId, outline }: LineOf<'plan'>): Promise<void> {
    const { organizationId: org, madeAt, madeFrom } = this.#writing;
    await keepPlan(this.#tx, org, { ...madeFrom, feedId, madeAt, text, outline });
    this.#written = { is: 'planned', planDigest: sha256(text), feedId };
  }

  async #flush(): Promise<void> {
    const { organizationId: org } = this.#writing;
    const [emptied, unmatched] = [this.#emptied, this.#unmatched];
    const [components, matches] = [this.#components, this.#matches];
    [this.#emptied, this.#unmatched, this.#components, this.#matches] = [[], [], [], []];
    if (unmatched.length > 0) await removeMatches(this.#tx, org, unmatched);
    if (emptied.length > 0) await removeComponents(this.#tx, org, emptied);
    if (components.length > 0) await addComponents(this.#tx, await this.#rowsOf(components));
    if (matches.length > 0) await addMatches(this.#tx, org, matches);
  }

  async #rowsOf(components: readonly ComponentRow[]): Promise<readonly NewComponent[]> {
    const { organizationId, documents, numbersOf } = this.#writing;
    const numberOf = await numbersOf(components.flatMap(({ lookUps }) => lookUps.map(({ name }) => name)));
    return components.map(({ assetId, number, name, version, purl, vendor, depth, document, reported, lookUps }) => ({
      organizationId,
      assetId,
      number,
      name,
      version,
      purl,
      vendor,
      depth,
      isReported: reported === true,
      documentId: documents.get(document),
      lookUps: lookUps.map((one) => ({
        packageId: numberOf(one.name),
        versionKey: one.key === undefined ? undefined : Buffer.from(one.key, 'base64'),
      })),
    }));
  }

  #idOf(name: string): AssetId {
    const id = this.#assetIds.get(name);
    assert(id !== undefined, 'an asset is told of before what runs on it');
    return id;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
