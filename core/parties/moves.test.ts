// No sequence of moves lets a reader see above clearance.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { pathTo, type Path } from '#core/parties/asker.ts';
import { decide } from '#core/parties/decide.ts';
import { after, someMove, type Move } from '#core/parties/fixtures/moves.ts';
import { holds, oneOf, worldOf, type World } from '#core/parties/fixtures/world.ts';
import {
  askerOf,
  idOf,
  livelyScene,
  organizationIds,
  organizationOf,
  personIds,
  scene,
} from '#core/parties/fixtures/scene.ts';
import { isAtOrBelow, isSame } from '#core/parties/label.ts';
import { isGrantable, permissions, type Permission } from '#core/parties/permissions.ts';

const personId = fc.constantFrom(...personIds);
const someMoves = fc.array(fc.tuple(personId, someMove), { minLength: 1, maxLength: 40, size: 'max' });

const cast = fc.oneof(scene, livelyScene);

interface Step {
  readonly before: World;
  readonly by: PersonId;
  readonly move: Move;
  readonly next: World;
}

describe('whatever people try', () => {
  test('nobody gives what they do not have', () => {
    everyStep((step) => {
      const unfounded = everyPath(step.next)
        .filter(({ id, organization, permission }) => !pathOf(step.before, id, organization, permission))
        .filter((gained) => !isFounded(step, gained));
      expect(unfounded).toEqual([]);
    });
  });

  test('a provider gets no more than its grants that stand', () => {
    everyStep(({ next }) => {
      const beyond = everyPath(next).filter(({ id, organization, permission, path }) => {
        if (path.by !== 'grant') return false;
        const grant = next.scene.grants.find(({ grantId }) => grantId === path.grantId);
        const stands = grant?.customer === organization && grant.state === 'given' && grant.scopes.includes(permission);
        return !stands || !isGrantable(permission) || !holds(next, id, grant.provider).includes(permission);
      });
      expect(beyond).toEqual([]);
    });
  });

  test('what is revoked, suspended, removed or read out is gone with the next request', () => {
    everyStep((step) => {
      expect(leftOver(step)).toEqual([]);
    });
  });

  test('a label gets lower only where two humans agree', () => {
    everyStep(({ before, by, move, next }) => {
      before.scene.things.forEach(({ label }, index) => {
        const becomes = next.scene.things[index]?.label ?? label;
        if (isAtOrBelow(label, becomes)) return;
        expect(move.kind).toBe('agree');
        const proposal = before.lowerings.find((one) => one.thing === index && isSame(one.lowering.to, becomes));
        expect(proposal?.lowering.proposedBy.person.personId).not.toBe(by);
        expect(visible(before, by)[index]).toBe(true);
      });
    });
  });

  test('who comes to see a thing was let in: by accepting, by a role, a grant or a label, or by the end of an embargo', () => {
    everyStep(({ before, move, next }) => {
      for (const id of personIds) {
        const seenBefore = visible(before, id);
        visible(next, id).forEach((sees, index) => {
          if (!sees || seenBefore[index] === true) return;
          const letIn = ['accept', 'member', 'give', 'accept_terms', 'agree'].includes(move.kind);
          expect(letIn || (move.kind === 'wait' && hasLifted(next, index) && !hasLifted(before, index))).toBe(true);
        });
      }
    });
  });

  test('an organization whose own people do nothing lets nobody new see what is its own', () => {
    fc.assert(
      fc.property(cast, someMoves, (begun, moves) => {
        const quiet = idOf<'organization'>(1, 3);
        const own = begun.members.filter(({ organizationId }) => organizationId === quiet).map((one) => one.personId);
        const first = worldOf(begun);
        const last = moves
          .filter(([by]) => !own.includes(by))
          .reduce((world, [by, move]) => after(world, by, move), first);
        const providers = begun.grants.filter(({ customer }) => customer === quiet).map(({ provider }) => provider);
        const servants = last.scene.members.filter(({ organizationId }) => providers.includes(organizationId));
        const strangers = personIds.filter(
          (id) => !own.includes(id) && !servants.some((servant) => servant.personId === id),
        );
        for (const id of strangers) {
          const seen = visible(last, id);
          const theirs = last.scene.things.map(({ label }) => label.owners.includes(quiet));
          expect(theirs.filter((isTheirs, index) => isTheirs && seen[index] === true)).toEqual([]);
          expect(permissions.filter((one) => pathOf(last, id, quiet, one) !== undefined)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('the moves that are tried are of every kind, and of each some succeed', () => {
  const succeeded = new Set<Move['kind']>();
  everyStep(({ move }) => {
    succeeded.add(move.kind);
  }, 400);
  expect([...succeeded].sort()).toEqual(
    [
      'accept',
      'accept_terms',
      'agree',
      'give',
      'invite',
      'member',
      'offer',
      'read_out',
      'relabel',
      'revoke',
      'wait',
    ].sort(),
  );
});

function everyStep(check: (step: Step) => void, numRuns = 150): void {
  fc.assert(
    fc.property(cast, someMoves, (begun, moves) => {
      let world = worldOf(begun);
      for (const [by, move] of moves) {
        const next = after(world, by, move);
        if (next !== world) check({ before: world, by, move, next });
        world = next;
      }
    }),
    { numRuns, seed: 20_261_122 },
  );
}

/** What a move that takes away left to whom it took from. */
function leftOver({ before, move, next }: Step): readonly unknown[] {
  if (move.kind === 'revoke') {
    const grantId = oneOf(before.scene.grants, move.grant)?.grantId;
    return everyPath(next).filter(({ path }) => path.by === 'grant' && path.grantId === grantId);
  }
  if (move.kind === 'member' && (move.move.move === 'suspend' || move.move.move === 'remove')) {
    return holds(next, move.personId, move.organizationId);
  }
  if (move.kind !== 'read_out') return [];
  const seen = visible(next, move.personId);
  return next.scene.things.filter(
    ({ label }, index) =>
      label.compartments.includes(move.compartmentId) && seen[index] === true && !hasLifted(next, index),
  );
}

interface Held {
  readonly id: PersonId;
  readonly organization: OrganizationId;
  readonly permission: Permission;
  readonly path: Path;
}

/** All that anybody holds. */
function everyPath(world: World): readonly Held[] {
  return personIds.flatMap((id) => {
    const asker = askerOf(world.scene, id);
    return organizationIds.flatMap((organization) =>
      permissions.flatMap((permission) => {
        const path = pathTo(asker, permission, organization, world.at);
        return path === undefined ? [] : [{ id, organization, permission, path }];
      }),
    );
  });
}

function pathOf(world: World, id: PersonId, organization: OrganizationId, permission: Permission): Path | undefined {
  return pathTo(askerOf(world.scene, id), permission, organization, world.at);
}

/** Whether who moved, or who invited, held what somebody holds anew. */
function isFounded({ before, by, move }: Step, { organization, permission, path }: Held): boolean {
  const giver = move.kind === 'accept' ? (oneOf(before.invitations, move.invitation)?.invitedBy ?? by) : by;
  if (path.by === 'member' || move.kind === 'give') return holds(before, giver, organization).includes(permission);
  // Somebody came to a provider or rose there: its grants reach as far as the role that they were given.
  return organizationIds.some((provider) => holds(before, giver, provider).includes(permission));
}

/** Of each thing, whether this person may read it in some way. */
function visible(world: World, id: PersonId): readonly boolean[] {
  const asker = askerOf(world.scene, id);
  return world.scene.things.map(({ organizationId, label }) =>
    permissions
      .filter((permission) => permission.endsWith('.read'))
      .some((permission) => {
        const act = { permission, at: world.at, needsStepUp: false };
        const organization = organizationOf(world.scene, organizationId);
        return decide(asker, act, { organization, label, reach: 'audience', about: undefined }).ok;
      }),
  );
}

function hasLifted(world: World, index: number): boolean {
  const until = world.scene.things[index]?.label.embargoUntil;
  return until !== undefined && Temporal.Instant.compare(until, world.at) <= 0;
}
