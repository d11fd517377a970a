// Seals and opens what is kept in the database: data keys are fetched with the rights of whoever asks, and unwrapped here.
import { assert } from '#core/kernel/assert.ts';
import type { DataKeyId, OrganizationId } from '#core/kernel/ids.ts';
import type { Ids } from '#ports/ids.ts';
import { KeyFault, type KeyEncryption } from '#ports/key-encryption.ts';
import type { Random } from '#ports/random.ts';
import { currentKey, keepKey, keyById, type KeyOwner, type WrappedKey } from '#server/postgres/content-keys.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { seal, SealFault, unseal, type Place } from '#server/sealing/sealed.ts';

/** Sealed bytes with the key that they stand under; both are kept. */
interface Sealed {
  readonly bytes: Uint8Array;
  readonly dataKeyId: DataKeyId;
}

export interface Sealer {
  /** Under the owner's current key; the first value of an owner makes one. */
  readonly seal: (tx: Transaction, owner: KeyOwner, what: Plain) => Promise<Sealed>;
  /** @throws SealFault where the key was destroyed or is not for whoever acts, or a byte or the place is another one */
  readonly unseal: (tx: Transaction, organization: OrganizationId, what: Kept) => Promise<Uint8Array>;
  /** The same of many, in their order: each key is fetched and unwrapped once. */
  readonly unsealEach: (
    tx: Transaction,
    organization: OrganizationId,
    what: readonly Kept[],
  ) => Promise<readonly Uint8Array[]>;
  /** The same, but `undefined` where the key was destroyed, or is no longer for whoever acts: the content is absent to them. */
  readonly unsealIfOpen: (tx: Transaction, organization: OrganizationId, what: Kept) => Promise<Uint8Array | undefined>;
}

interface Plain {
  readonly place: Place;
  readonly plain: Uint8Array;
}

interface Kept extends Sealed {
  readonly place: Place;
}

const dataKeyBytes = 32;

export function sealer(keys: KeyEncryption, { ids, random }: { readonly ids: Ids; readonly random: Random }): Sealer {
  const unwrap = async (key: WrappedKey): Promise<{ readonly id: string; readonly key: Uint8Array }> => {
    if (key.wrappedBy !== keys.id) {
      throw new KeyFault(
        'key.foreign',
        `A data key was wrapped by "${key.wrappedBy}", and this server has "${keys.id}".`,
      );
    }
    return { id: key.dataKeyId, key: await keys.unwrap(key.wrapped, bindingOf(key)) };
  };
  const make = async (tx: Transaction, owner: KeyOwner): Promise<WrappedKey> => {
    const dataKeyId = ids.next<'data-key'>();
    const whole = { ...owner, dataKeyId, wrappedBy: keys.id };
    const key = { ...whole, wrapped: await keys.wrap(random.bytes(dataKeyBytes), bindingOf(whole)) };
    await keepKey(tx, key);
    return key;
  };
  const opened = async (tx: Transaction, organization: OrganizationId, id: DataKeyId) => {
    const key = await keyById(tx, organization, id);
    if (key === undefined) return undefined;
    assert(key.organizationId === organization, 'a key is found in its own organization');
    return unwrap(key);
  };
  const unsealIfOpen: Sealer['unsealIfOpen'] = async (tx, organization, { bytes, dataKeyId, place }) => {
    const key = await opened(tx, organization, dataKeyId);
    return key && unseal(key, place, bytes);
  };
  return {
    seal: async (tx, owner, { place, plain }) => {
      const key = (await currentKey(tx, owner)) ?? (await make(tx, owner));
      return { bytes: seal(await unwrap(key), place, plain), dataKeyId: key.dataKeyId };
    },
    unseal: async (tx, organization, what) => {
      const plain = await unsealIfOpen(tx, organization, what);
      if (plain !== undefined) return plain;
      throw keyGone(what.place);
    },
    unsealEach: async (tx, organization, what) => {
      const keys = new Map<DataKeyId, Awaited<ReturnType<typeof opened>>>();
      const plain: Uint8Array[] = [];
      for (const { bytes, dataKeyId, place } of what) {
        if (!keys.has(dataKeyId)) keys.set(dataKeyId, await opened(tx, organization, dataKeyId));
        const key = keys.get(dataKeyId);
        if (key === undefined) throw keyGone(place);
        plain.push(unseal(key, place, bytes));
      }
      return plain;
    },
    unsealIfOpen,
  };
}

function keyGone({ table, column }: Place): SealFault {
  return new SealFault(`The key of ${table}.${column} is gone, or not for whoever asks.`);
}

/** A wrapped key that is moved to another owner can't be unwrapped there. */
function bindingOf({ organizationId, compartmentId, dataKeyId }: Omit<WrappedKey, 'wrapped' | 'wrappedBy'>): string {
  return `${dataKeyId} of ${organizationId} ${compartmentId ?? 'itself'}`;
}
