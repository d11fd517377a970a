// Reads the plans of all that a provider acts for, and plans one pool of hours across them.
import { customersMax } from '#api/providers.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { planPool, type PoolWeek } from '#core/plans/pool.ts';
import { storedPlan } from '#server/planning/stored-plan.ts';
import { listCustomerPlans } from '#server/postgres/customers.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface Customer {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly plan: { readonly madeAt: Temporal.Instant; readonly plan: Plan } | undefined;
}

export interface ProviderWeek {
  readonly customers: readonly Customer[];
  /** Whether all are among them. */
  readonly isWhole: boolean;
  readonly week: PoolWeek<Action>;
  readonly nameOf: (organization: string) => string;
}

/** Plans are long: so many are asked for at once. */
const pageSize = 25;

export async function weekOf(
  tx: Transaction,
  provider: OrganizationId,
  { hours, today }: { readonly hours: number; readonly today: Day },
): Promise<ProviderWeek> {
  const customers: Customer[] = [];
  let isWhole = false;
  while (!isWhole && customers.length < customersMax) {
    const page = { after: customers.at(-1)?.organizationId, limit: pageSize + 1 };
    const found = await listCustomerPlans(tx, provider, page);
    isWhole = found.length <= pageSize;
    for (const { organizationId, name, plan } of found.slice(0, pageSize)) {
      const read = plan && { madeAt: plan.madeAt, plan: storedPlan(plan.text) };
      customers.push({ organizationId, name, plan: read });
    }
  }
  const parts = customers.flatMap(({ organizationId, plan }) =>
    plan === undefined ? [] : [{ organization: organizationId, actions: [...plan.plan.actions, ...plan.plan.later] }],
  );
  const names = new Map<string, string>(customers.map(({ organizationId, name }) => [organizationId, name]));
  return {
    customers,
    isWhole,
    week: planPool(parts, hours, today),
    nameOf: (organization) => names.get(organization) ?? '',
  };
}
