import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeClock } from '#ports/fake-clock.ts';
import { exampleParts, mine } from '#tests/example-api.ts';
import { pass } from '#server/http/gcra.ts';
import { buildHttp } from '#server/http/http.ts';
import { addressKey, rateLimit } from '#server/http/rate-limits.ts';

describe('the rate', () => {
  test('lets a burst pass, then so many each second', () => {
    const clock = fakeClock();
    const limit = rateLimit({ burst: 3, perSecond: 2 }, clock);
    expect([1, 2, 3, 4].map(() => limit.take('a', 1))).toEqual([undefined, undefined, undefined, 500]);
    expect(limit.take('b', 1)).toBeUndefined();
    clock.advance({ milliseconds: 499 });
    expect(limit.take('a', 1)).toBeCloseTo(1);
    clock.advance({ milliseconds: 1 });
    expect([limit.take('a', 1), limit.take('a', 1)]).toEqual([undefined, 500]);
  });

  test('never lets more pass in any span than the burst and what the span pays, and waiting as told suffices', () => {
    const asks = fc.array(fc.record({ afterMs: fc.nat(2000), cost: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 50 }), asks, (burst, perSecond, moves) => {
        let paidOffMs: number | undefined;
        let nowMs = 0;
        let tooLittle = 0;
        const passed: { atMs: number; cost: number }[] = [];
        for (const { afterMs, cost } of moves) {
          nowMs += afterMs;
          const outcome = pass({ burst, perSecond }, paidOffMs, nowMs, cost);
          if (outcome.passes) {
            paidOffMs = outcome.paidOffMs;
            passed.push({ atMs: nowMs, cost: Math.min(cost, burst) });
          } else if (!pass({ burst, perSecond }, paidOffMs, nowMs + outcome.waitMs, cost).passes) {
            tooLittle += 1;
          }
        }
        expect(tooLittle).toBe(0);
        for (const [index, first] of passed.entries()) {
          let sum = 0;
          for (const { atMs, cost } of passed.slice(index)) {
            sum += cost;
            expect(sum).toBeLessThanOrEqual(burst + ((atMs - first.atMs) / 1000) * perSecond + 1e-6);
          }
        }
      }),
    );
  });

  test('remembers so many askers and no more', () => {
    const limit = rateLimit({ burst: 1, perSecond: 1 }, fakeClock());
    for (let index = 0; index < 100_001; index++) limit.take(`a${index}`, 1);
    expect(limit.take('a0', 1)).toBeUndefined();
    expect(limit.take('a100000', 1)).toBeDefined();
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('the address %s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

describe('the door', () => {
  const rates = { stranger: { burst: 2, perSecond: 1 }, session: { burst: 8, perSecond: 1 } };

  test('counts strangers by address, and says truly how long to wait', async () => {
    const parts = exampleParts({ rates });
    const app = buildHttp(parts);
    const ask = (remoteAddress: string) => app.inject({ url: '/api/time', remoteAddress });
    expect((await ask('192.0.2.1')).statusCode).toBe(200);
    expect((await ask('192.0.2.1')).statusCode).toBe(200);
    const refused = await ask('192.0.2.1');
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([
      429,
      '1',
      'limit.reached',
    ]);
    expect((await ask('192.0.2.2')).statusCode).toBe(200);
    parts.clock.advance({ seconds: Number(refused.headers['retry-after']) });
    expect((await ask('192.0.2.1')).statusCode).toBe(200);
  });

  test('counts whoever is signed in by their session, and dear requests more', async () => {
    const app = buildHttp(exampleParts({ rates }));
    const headers = { authorization: 'Bearer good' };
    const put = () => app.inject({ method: 'PUT', url: '/api/bytes', headers, payload: 'abc' });
    expect((await put()).statusCode).toBe(200);
    expect((await put()).headers['retry-after']).toBe('2');
    for (let count = 0; count < 3; count++) {
      expect((await app.inject({ url: `/api/organizations/${mine}/things/${mine}`, headers })).statusCode).toBe(200);
    }
    expect((await app.inject({ url: '/api/time', headers })).statusCode).toBe(429);
  });

  test('takes no more guesses from an address than requests, and looks none up beyond', async () => {
    let looked = 0;
    const sessions = { of: async () => void looked++ };
    const app = buildHttp(exampleParts({ rates, sessions: { of: async () => (await sessions.of(), undefined) } }));
    for (let count = 0; count < 10; count++) {
      await app.inject({ url: '/api/time', headers: { authorization: `Bearer ${count}` } });
    }
    expect(looked).toBe(2);
  });
});
