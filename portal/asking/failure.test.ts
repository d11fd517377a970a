import { describe, expect, test } from 'vitest';
import { ApiFault, ApiRefusal } from '#api/client.ts';
import { failureOf } from '#portal/asking/failure.ts';

describe('what went wrong is said with what to do', () => {
  test.each([
    ['NotAllowedError', 'passkey.cancelled'],
    ['AbortError', 'passkey.cancelled'],
    ['InvalidStateError', 'passkey.taken'],
    ['SecurityError', 'passkey.address'],
    ['ConstraintError', 'passkey.unsupported'],
  ])('where the browser says %s', (name, code) => {
    expect(failureOf(new DOMException('words of the engine', name))).toMatchObject({ code });
    expect(failureOf(new DOMException('words of the engine', name)).why).not.toContain('engine');
  });

  test('a browser without passkeys is told from a failure of ours', () => {
    expect(failureOf(new ReferenceError('PublicKeyCredential is not defined')).code).toBe('passkey.unsupported');
    expect(failureOf(new Error('x')).code).toBe('portal.failed');
  });

  test('a refusal in its own words, with the place and the time to wait', () => {
    const told = { code: 'limit.reached' as const, status: 429, title: 't', why: 'Too many requests.' };
    const faults = [{ place: '$.name', why: 'is too long' }];
    expect(failureOf(new ApiRefusal({ ...told, faults }, 7))).toEqual({
      code: 'limit.reached',
      why: 'Too many requests. name: is too long. Try again in 7 s.',
    });
  });

  test('a service that can not be reached', () => {
    expect(failureOf(new ApiFault('api.unreachable', 'x')).why).toContain('nothing was changed');
  });
});
