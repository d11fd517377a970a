import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { buildHttp } from '#server/http/http.ts';
import {
  eventsOf,
  memberOf,
  organizationOf,
  plenty,
  somebody,
  type Somebody,
} from '#server/parties/fixtures/asking.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { makeMember } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let own: Awaited<ReturnType<typeof organizationOf>>;
let other: Awaited<ReturnType<typeof organizationOf>>;
/** A second administrator, who is read in as well. */
let second: Somebody;
let compartment: string;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  own = await organizationOf(app, service.database, 'Coordination Centre');
  other = await organizationOf(app, service.database, 'Vendor', 'software_vendor');
  second = await memberOf(app, service.database, own.id, 'administrator');
  const wanted = { name: 'C', purpose: 'To try it', purposes: ['coordination'], terms: 'Tell nobody.', days: 30 };
  const made = await own.administrator.ask('POST', `/organizations/${own.id}/compartments`, wanted);
  compartment = textOf(made.json['id']) ?? '';
  await readIn(second, own.id);
});

async function readIn(who: Somebody, behalf: string): Promise<void> {
  const path = `/organizations/${own.id}/compartments/${compartment}/read-ins`;
  const body = { person: who.id, purposes: ['coordination'], days: 10 };
  expect((await own.administrator.ask('POST', path, body)).status).toBe(201);
  const accepted = { termsDigest: digestOfTerms('Tell nobody.'), onBehalfOf: behalf };
  expect((await who.ask('POST', `/me/compartments/${compartment}/acceptance`, accepted)).status).toBe(204);
}

const notes = (): string => `/organizations/${own.id}/notes`;
const red = () => ({ tlp: 'RED', compartments: [compartment] });

async function written(label: object, by: Somebody = own.administrator): Promise<string> {
  const { status, json } = await by.ask('POST', notes(), { text: 'The flaw is in the parser.', label });
  expect(status).toBe(201);
  return textOf(json['id']) ?? '';
}

async function sees(who: Somebody, note: string): Promise<boolean> {
  const { json } = await who.ask('GET', '/me/notes');
  const listed: unknown = json['notes'];
  return Array.isArray(listed) && listed.some(({ id, text }) => id === note && text === 'The flaw is in the parser.');
}

async function proposed(note: string, to: object, by: Somebody = own.administrator): Promise<string> {
  const told = await by.ask('POST', `${notes()}/${note}/lowerings`, { to, reason: 'It is known by now' });
  expect(told.status).toBe(201);
  return textOf(told.json['id']) ?? '';
}

function agreed(note: string, lowering: string, by: Somebody) {
  return by.ask('POST', `${notes()}/${note}/lowerings/${lowering}/agreement`);
}

describe('a note', () => {
  test('is seen by whom its label names, and by nobody else', async () => {
    const reader = await memberOf(app, service.database, own.id, 'reader');
    const { administrator: outsider } = other;
    const expected = [
      [red(), { second: true, reader: false, outsider: false }],
      [
        { tlp: 'AMBER+STRICT', owners: [own.id] },
        { second: true, reader: true, outsider: false },
      ],
      [{ tlp: 'GREEN' }, { second: true, reader: true, outsider: true }],
      [
        { tlp: 'GREEN', compartments: [compartment] },
        { second: true, reader: false, outsider: false },
      ],
      [
        { tlp: 'CLEAR', compartments: [compartment], embargoUntil: '2020-01-01T00:00:00Z' },
        { second: true, reader: true, outsider: true },
      ],
    ] as const;
    for (const [label, who] of expected) {
      const note = await written(label);
      const seen = {
        second: await sees(second, note),
        reader: await sees(reader, note),
        outsider: await sees(outsider, note),
      };
      expect({ label, seen }).toEqual({ label, seen: who });
    }
  });

  test('under embargo opens by itself when it ends', async () => {
    const note = await written({ tlp: 'CLEAR', compartments: [compartment], embargoUntil: '2999-01-01T00:00:00Z' });
    expect(await sees(other.administrator, note)).toBe(false);
    await service.database.owner.query('UPDATE breakwater.note SET embargo_until = now() WHERE note_id = $1', [note]);
    expect(await sees(other.administrator, note)).toBe(true);
  });

  test('is gone for whoever is read out', async () => {
    await readIn(other.administrator, other.id);
    const note = await written(red());
    expect(await sees(other.administrator, note)).toBe(true);
    const path = `/organizations/${own.id}/compartments/${compartment}/read-ins/${other.administrator.id}`;
    await own.administrator.ask('DELETE', path);
    expect(await sees(other.administrator, note)).toBe(false);
  });

  test.each([
    [{ tlp: 'AMBER' }, 'label.ownerless'],
    [{ tlp: 'RED' }, 'label.unnamed'],
    [{ tlp: 'CLEAR', embargoUntil: '2999-01-01T00:00:00Z' }, 'label.embargo_open'],
    [{ tlp: 'GREEN', compartments: ['019aaaaa-0000-7000-8000-00000000ffff'] }, 'label.beyond_own'],
    [{ tlp: 'AMBER', owners: ['019aaaaa-0000-7000-8000-00000000ffff'] }, 'label.beyond_own'],
  ])('is not written under %j', async (label, code) => {
    expect(await own.administrator.ask('POST', notes(), { text: 'x', label })).toMatchObject({ status: 422, code });
  });

  test('is nowhere in the database as text', async () => {
    const note = await written(red());
    const { rows } = await service.database.owner.query(
      `SELECT encode(sealed, 'escape') AS sealed FROM breakwater.note WHERE note_id = $1`,
      [note],
    );
    expect(String(rows[0].sealed)).not.toContain('parser');
  });
});

describe('lowering a label', () => {
  test('takes two people', async () => {
    const note = await written(red());
    const lowering = await proposed(note, { tlp: 'GREEN' });
    expect(await sees(other.administrator, note)).toBe(false);
    expect(await agreed(note, lowering, own.administrator)).toMatchObject({ status: 403, code: 'lowering.same_human' });
    const told = await agreed(note, lowering, second);
    expect(told).toMatchObject({ status: 200, json: { tlp: 'GREEN', compartments: [] } });
    expect(await sees(other.administrator, note)).toBe(true);
    expect(await agreed(note, lowering, second)).toMatchObject({ status: 409, code: 'lowering.wrong_state' });
    expect((await eventsOf(service.database, own.id)).slice(-3)).toEqual([
      'note.written',
      'note.lowering_proposed',
      'note.lowered',
    ]);
  });

  test('is not agreed to by the same human with another account', async () => {
    const puppetId = await makeMember(service.database, own.id, 'administrator');
    const { owner } = service.database;
    const set = 'UPDATE breakwater.person SET email = $2 WHERE person_id = $1';
    await owner.query(set, [own.administrator.id, 'first@example.org']);
    await owner.query(set, [puppetId, 'First+other@example.org']);
    const puppet = await somebody(app, service.database, puppetId);
    await readIn(puppet, own.id);
    const note = await written(red());
    const lowering = await proposed(note, { tlp: 'GREEN' });
    expect(await agreed(note, lowering, puppet)).toMatchObject({ status: 403, code: 'lowering.same_human' });
    const direct = await puppet.inTransaction(service.database.app, (tx) =>
      tx.query('SELECT breakwater.agree_to_lowering($1, $2) AS done', [own.id, lowering]),
    );
    expect(direct.rows).toEqual([{ done: false }]);
    expect(await sees(other.administrator, note)).toBe(false);
  });

  test.each([
    ['adds a limit', () => ({ tlp: 'RED', compartments: [compartment], owners: [own.id] }), 422, 'lowering.not_lower'],
    ['changes nothing', () => red(), 422, 'lowering.not_lower'],
    ['is no label', () => ({ tlp: 'AMBER' }), 422, 'label.ownerless'],
  ])('is not proposed where it %s', async (_, to, status, code) => {
    const note = await written(red());
    const told = await own.administrator.ask('POST', `${notes()}/${note}/lowerings`, { to: to(), reason: 'x' });
    expect(told).toMatchObject({ status, code });
  });

  test('is not proposed by who answers for nothing of it, nor seen by who does not see the note', async () => {
    const reader = await memberOf(app, service.database, own.id, 'reader');
    const note = await written({ tlp: 'AMBER+STRICT', owners: [own.id] });
    const told = await reader.ask('POST', `${notes()}/${note}/lowerings`, { to: { tlp: 'GREEN' }, reason: 'x' });
    expect(told).toMatchObject({ status: 403, code: 'lowering.no_say' });
    const hidden = await other.administrator.ask('POST', `${notes()}/${note}/lowerings`, {
      to: { tlp: 'GREEN' },
      reason: 'x',
    });
    expect(hidden).toMatchObject({ status: 404, code: 'object.absent' });
    const lowering = await proposed(note, { tlp: 'GREEN' });
    expect(await agreed(note, lowering, reader)).toMatchObject({ status: 403, code: 'lowering.no_say' });
    expect(await agreed(note, lowering, other.administrator)).toMatchObject({ status: 404 });
  });

  test('needs everybody who answers for a limit that goes', async () => {
    await readIn(other.administrator, other.id);
    const vendors = await organizationOf(app, service.database, 'Third');
    const note = await other.administrator.ask('POST', `/organizations/${other.id}/notes`, {
      text: 'The flaw is in the parser.',
      label: { tlp: 'RED', owners: [other.id], compartments: [compartment] },
    });
    const path = `/organizations/${other.id}/notes/${textOf(note.json['id'])}/lowerings`;
    const to = { tlp: 'GREEN' };
    // Of the vendor alone; nobody there answers for the compartment, whose sponsor is not of the note's owner.
    const colleague = await memberOf(app, service.database, other.id, 'administrator');
    await readIn(colleague, other.id);
    const lowering = await other.administrator.ask('POST', path, { to, reason: 'x' });
    const told = await colleague.ask('POST', `${path}/${textOf(lowering.json['id'])}/agreement`);
    expect(told).toMatchObject({ status: 403, code: 'lowering.uncovered' });
    expect(await sees(vendors.administrator, textOf(note.json['id']) ?? '')).toBe(false);
  });

  test('lapses where the label has changed since, where it is taken back, and after a week', async () => {
    const note = await written({ tlp: 'AMBER+STRICT', owners: [own.id] });
    const lowering = await proposed(note, { tlp: 'GREEN' });
    const raised = { tlp: 'AMBER+STRICT', owners: [own.id], compartments: [compartment] };
    expect((await own.administrator.ask('PUT', `${notes()}/${note}/label`, raised)).status).toBe(200);
    expect(await agreed(note, lowering, second)).toMatchObject({ status: 409, code: 'lowering.label_changed' });
    const next = await proposed(note, { tlp: 'GREEN' });
    expect((await second.ask('DELETE', `${notes()}/${note}/lowerings/${next}`)).status).toBe(204);
    const twice = await second.ask('DELETE', `${notes()}/${note}/lowerings/${next}`);
    expect(twice).toMatchObject({ status: 409, code: 'lowering.wrong_state' });
    expect(await agreed(note, next, second)).toMatchObject({ status: 409, code: 'lowering.wrong_state' });
    const last = await proposed(note, { tlp: 'GREEN' });
    await service.database.owner.query('UPDATE breakwater.lowering SET expires_at = now()');
    expect(await agreed(note, last, second)).toMatchObject({ status: 409, code: 'lowering.wrong_state' });
  });

  test('does not stand where who proposed it is no longer there when the other agrees', async () => {
    const note = await written(red());
    const lowering = await proposed(note, { tlp: 'GREEN' });
    await second.ask('DELETE', `/organizations/${own.id}/members/${own.administrator.id}`);
    expect(await agreed(note, lowering, second)).toMatchObject({ status: 404, code: 'object.absent' });
    expect(await sees(other.administrator, note)).toBe(false);
  });

  test('is not done by whatever SQL one person finds', async () => {
    const note = await written(red());
    const { app: pool } = service.database;
    const direct = own.administrator.inTransaction(pool, (tx) => tx.query(`UPDATE breakwater.note SET tlp = 'CLEAR'`));
    await expect(direct).rejects.toMatchObject({ code: '42501' });
    const asRaise = await own.administrator.inTransaction(pool, (tx) =>
      tx.query(`SELECT breakwater.raise_label($1, $2, 'GREEN', '{}', '{}', NULL) AS done`, [own.id, note]),
    );
    expect(asRaise.rows).toEqual([{ done: false }]);
  });
});

describe('raising a label', () => {
  test('takes one person, and is of effect at once', async () => {
    const note = await written({ tlp: 'GREEN' });
    expect(await sees(other.administrator, note)).toBe(true);
    const raised = await own.administrator.ask('PUT', `${notes()}/${note}/label`, red());
    expect(raised).toMatchObject({ status: 200, json: { tlp: 'RED' } });
    expect(await sees(other.administrator, note)).toBe(false);
    expect(await sees(second, note)).toBe(true);
  });

  test('takes no limit away', async () => {
    const note = await written(red());
    const told = await own.administrator.ask('PUT', `${notes()}/${note}/label`, {
      tlp: 'GREEN',
      compartments: [compartment],
    });
    expect(told).toMatchObject({ status: 422, code: 'lowering.not_raise' });
  });
});
