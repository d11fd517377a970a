// Whether somebody may do something in an organization: asked of the rule and of the database, each by itself. It is a yes
// only where both say so.
import { isId } from '#core/kernel/ids.ts';
import { standingOf } from '#core/parties/asker.ts';
import { decide } from '#core/parties/decide.ts';
import { ofOrganization } from '#core/parties/guards.ts';
import type { Clock } from '#ports/clock.ts';
import type { Authority, Transactions } from '#server/http/parts.ts';
import type { Log } from '#server/log.ts';
import { noteGrantUse } from '#server/postgres/grants.ts';
import { isPermitted } from '#server/postgres/permitted.ts';
import { findStanding } from '#server/postgres/standing.ts';

export interface AuthorityParts {
  readonly transactions: Transactions;
  readonly clock: Clock;
  readonly log: Log;
  /** The server listens on the loopback interface alone: example accounts may act. */
  readonly atLoopback: boolean;
}

export function authorityOf({ transactions, clock, log, atLoopback }: AuthorityParts): Authority {
  return {
    may: (asker, permission, organization) => {
      if (!isId<'organization'>(organization)) return Promise.resolve(false);
      return transactions.run(asker.secret, async (tx) => {
        const [standing, byDatabase] = await Promise.all([
          findStanding(tx, { atLoopback, inOrganization: organization }),
          isPermitted(tx, permission, organization),
        ]);
        const known = standing && standingOf(standing, organization);
        const act = { permission, at: clock.now(), needsStepUp: false };
        const decision = standing && known && decide(standing, act, ofOrganization(known));
        const byRule = decision?.ok === true;
        if (byRule !== byDatabase) {
          // Clocks that lie apart do this for a moment; anything else is a bug in one of the two.
          log.error({ permission, byRule, byDatabase }, 'the rule and the database disagree on who may');
        }
        if (!decision?.ok || !byDatabase) return false;
        const { value: permit } = decision;
        if (permit.by === 'grant') await noteGrantUse(tx, organization, permit.grantId, permission);
        return true;
      });
    },
  };
}
