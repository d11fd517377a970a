// Many organizations that run the same few thousand packages in several versions, written as plans write them.
import { ids, type BenchService } from '#bench/hosted-database.ts';
import type { Component } from '#core/components/component.ts';
import { advisory, affects, bytesOf } from '#core/feed/fixtures/records.ts';
import type { AssetId, OrganizationId } from '#core/kernel/ids.ts';
import { lookUpKeys } from '#core/matching/look-up-keys.ts';
import { addComponents, type NewComponent } from '#server/postgres/components.ts';
import { internPackages } from '#server/postgres/packages.ts';
import { ofPurl } from '#tests/inventory-of.ts';

const componentsEach = 100;
const packages = 5000;
const versionsEach = 10;
/** Of organizations' rows in one statement. */
const organizationsAtOnce = 100;

/** A package that so many organizations run, one component in each. */
export interface Rare {
  readonly name: string;
  readonly organizations: number;
}

export interface Estate {
  readonly organizations: number;
  readonly components: number;
  /** Packages in a version each. */
  readonly distinct: number;
  readonly ms: number;
}

/** Every tenth is a distribution's, which is looked up under its source's name too. */
function purlOf(number: number, version: number): string {
  const name = nameOf(number);
  return number % 10 === 9
    ? `pkg:deb/debian/lib${name}@1.${version}.0-1?distro=debian-12&upstream=${name}`
    : `pkg:npm/${name}@1.${version}.0`;
}

const nameOf = (number: number): string => `package-${number}`;

/** Every one in a row of its own beside its asset's; keys are worked out as for any plan. */
export async function loadEstate(
  { database, planner }: BenchService,
  organizations: number,
  rare: readonly Rare[] = [],
): Promise<Estate> {
  const seen = new Set<string>();
  const begun = performance.now();
  const usual = Array.from({ length: packages }, (_, number) => purlOf(number, 1));
  const names = [...usual, ...rare.map(({ name }) => `pkg:npm/${name}@1.0.0`)].flatMap((purl) =>
    lookUpKeys(ofPurl(purl)).map(({ name }) => name),
  );
  const numbers = await planner((tx) => internPackages(tx, names));
  for (let at = 0; at < organizations; at += organizationsAtOnce) {
    const until = Math.min(at + organizationsAtOnce, organizations);
    const made = Array.from({ length: until - at }, () => ({
      org: ids.next<'organization'>(),
      asset: ids.next<'asset'>(),
    }));
    await database.ownerPool.query(
      `INSERT INTO breakwater.organization (org_id, name, kind)
       SELECT org_id, 'Made', 'researcher' FROM unnest($1::uuid[]) AS org_id`,
      [made.map(({ org }) => org)],
    );
    const rows = made.flatMap(({ org, asset }, index) => {
      const more = rare.filter((one) => (at + index) % Math.ceil(organizations / one.organizations) === 0);
      return rowsOf(purlsOf(at + index, more), { org, asset }, numbers);
    });
    for (const { purl } of rows) if (purl !== undefined) seen.add(purl);
    await planner(async (tx) => {
      await tx.query(
        `INSERT INTO breakwater.asset (
           org_id, asset_id, name, kind, exposure, documented_exposure, criticality, documented_criticality,
           count, also_known_as, components, components_digest, matches_digest
         )
         SELECT org_id, asset_id, 'server', 'server', 'unknown', 'unknown', 'unknown', 'unknown', 1, '{}', $3,
                repeat('0', 64), repeat('0', 64)
         FROM unnest($1::uuid[], $2::uuid[]) AS made (org_id, asset_id)`,
        [made.map(({ org }) => org), made.map(({ asset }) => asset), componentsEach],
      );
      await addComponents(tx, rows);
    });
  }
  return {
    organizations,
    // Where something rare is run, it is one more.
    components: organizations * componentsEach,
    distinct: seen.size,
    ms: performance.now() - begun,
  };
}

/** A hundred packages of which no two are the same, in versions that differ from one organization to the next; the rare beside. */
function purlsOf(organization: number, rare: readonly Rare[]): readonly string[] {
  const own = rare.map(({ name }) => `pkg:npm/${name}@1.0.0`);
  const usual = Array.from({ length: componentsEach }, (_, index) => {
    // 37 shares no factor with the packages: steps of it come to each before they come to one twice.
    const number = (organization * componentsEach + index * 37) % packages;
    return purlOf(number, (Math.floor(organization / 50) + index) % versionsEach);
  });
  return [...own, ...usual];
}

function rowsOf(
  purls: readonly string[],
  { org, asset }: { readonly org: OrganizationId; readonly asset: AssetId },
  numbers: ReadonlyMap<string, number>,
): readonly NewComponent[] {
  return purls.map((purl, number) => {
    const component: Component = ofPurl(purl);
    const lookUps = lookUpKeys(component).map(({ name, key }) => {
      const packageId = numbers.get(name);
      if (packageId === undefined) throw new Error(`${name} has no number`);
      return { packageId, versionKey: key === undefined ? undefined : Buffer.from(key, 'latin1') };
    });
    const { name, version, vendor } = component;
    const rest = { vendor, depth: 'direct', isReported: false, documentId: undefined } as const;
    return { organizationId: org, assetId: asset, number, name, version, purl, lookUps, ...rest };
  });
}

/** A feed of one advisory for every `step`-th package, on the older half of its versions. */
export function feedOnHalf(step: number): Uint8Array {
  const records = Array.from({ length: packages / step }, (_, number) =>
    advisory(`GHSA-${number}`, { statements: [affects(`npm/${nameOf(number * step)}`, `<1.${versionsEach / 2}.0`)] }),
  );
  return bytesOf(records);
}

/** A feed that speaks of nothing that anybody runs. */
export const feedOfNothing = (): Uint8Array =>
  bytesOf([advisory('GHSA-none', { statements: [affects('npm/nowhere', '<1.0.0')] })]);
