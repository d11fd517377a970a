import { expect, test } from 'vitest';
import { makeSecret, signedHeaders } from '#server/webhooks/signature.ts';

test('signs as the example of Standard Webhooks is signed', () => {
  // The vector that the convention's own libraries are tested with (standard-webhooks, libraries/*/test).
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', second: 1_614_265_330, body: '{"test": 2432232314}' };
  expect(signedHeaders(secret, message)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('makes secrets of 256 bits in the form that receivers know', () => {
  const secret = makeSecret({ bytes: (count) => new Uint8Array(count).fill(7) });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});
