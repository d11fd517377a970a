import { expect, test } from 'vitest';
import { callsLoopbackToo } from '#server/outgoing/loopback-too.ts';

const embedded = { kind: 'embedded' } as const;
const elsewhere = { kind: 'server', app: 'postgres://a', owner: 'postgres://b' } as const;

test.each([
  [embedded, '127.0.0.1', undefined, true],
  [embedded, 'localhost', 'http://localhost:8080', true],
  [embedded, '0.0.0.0', undefined, false],
  [embedded, '0.0.0.0', 'http://localhost:8080', false],
  [embedded, '127.0.0.1', 'https://breakwater.example', false],
  [elsewhere, '127.0.0.1', undefined, false],
])(
  'with a database that is %j, on %s as %s, this machine is called on somebody’s word: %s',
  (database, host, origin, is) => {
    expect(callsLoopbackToo({ database, host, origin, port: 8080 })).toBe(is);
  },
);
