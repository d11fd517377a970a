import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';

const rename = endpoint({
  id: 'rename-thing',
  method: 'POST',
  path: '/api/organizations/{org}/things',
  summary: 'Renames a thing.',
  asks: { permission: 'organization.manage', of: 'org' },
  params: { org: organizationId },
  query: { dry: z.stringbool().optional() },
  body: z.strictObject({ name: z.string().max(20) }),
  output: z.object({ name: z.string() }),
  refusals: ['request.invalid'],
});

const open = endpoint({
  id: 'show-time',
  method: 'GET',
  path: '/api/time',
  summary: 'Tells the time.',
  asks: 'nobody',
  output: z.object({ at: z.string() }),
  refusals: [],
});

describe('an operation', () => {
  test('is given its input by the types of its endpoint', () => {
    const bound = operation(rename, async ({ asker }, { params, query, body }) => {
      const org: string = params.org;
      const dry: boolean | undefined = query.dry;
      const person: string = asker.personId;
      return accept({ name: `${body.name}${org}${String(dry)}${person}` });
    });
    expect(bound.endpoint).toBe(rename);
  });

  test('may refuse as promised, and with absent where the path names something', () => {
    const bound = operation(rename, async (_context, { body }) => {
      if (body.name === '') return refuse('request.invalid', 'a name is not empty');
      if (body.name === 'x') return refuse('object.absent', 'no such thing');
      return accept({ name: body.name });
    });
    expect(bound.endpoint.id).toBe('rename-thing');
  });

  test('that can refuse with a code that is not promised does not compile', () => {
    // @ts-expect-error a limit is promised by the door, not by this endpoint's rules
    operation(rename, async () => refuse('limit.reached', 'too many'));
    // @ts-expect-error nothing in this path can be absent
    operation(open, async () => refuse('object.absent', 'no such thing'));
    // @ts-expect-error any text is no code
    operation(rename, async () => refuse('thing.unheard_of', 'what'));
    expect(open.refusals).toEqual([]);
  });

  test('that answers something else, or counts on an asker who need not be there, does not compile', () => {
    // @ts-expect-error the name is a text
    operation(rename, async () => accept({ name: 7 }));
    // @ts-expect-error a stranger may ask this
    operation(open, async ({ asker }) => accept({ at: asker.personId }));
    expect(open.asks).toBe('nobody');
  });
});
