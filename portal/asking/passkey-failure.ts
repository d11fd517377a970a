// How browsers fail at a passkey, in words of ours.
import type { Failure } from '#portal/components/page-states.tsx';

/** What went wrong at the passkey itself; `undefined` for all else. */
export function passkeyFailure(error: unknown): Failure | undefined {
  // WebAuthn level 3 §5.1.3 and §5.1.4 name the exceptions.
  if (!(error instanceof DOMException)) return noWebAuthn(error);
  switch (error.name) {
    case 'InvalidStateError':
      return {
        code: 'passkey.taken',
        why: 'This device or key holds a passkey of yours already. Use that one, or another key.',
      };
    case 'NotAllowedError':
    case 'AbortError':
      return {
        code: 'passkey.cancelled',
        why: 'No passkey was used: it was cancelled, took too long, or this device has none for this service. Try again, or use the device on which you made it.',
      };
    case 'SecurityError':
      return {
        code: 'passkey.address',
        why: 'Passkeys work only at the address that they were made for. Open this page under the host name that you were given, not under a number.',
      };
    case 'NotSupportedError':
    case 'ConstraintError':
      return {
        code: 'passkey.unsupported',
        why: 'This browser or key can not make a passkey that asks who you are (by finger, face or PIN). Try another browser or key.',
      };
    default:
      return undefined;
  }
}

/** Pages without a secure address, and old browsers, know no passkeys at all. */
function noWebAuthn(error: unknown): Failure | undefined {
  if (!(error instanceof ReferenceError || error instanceof TypeError) || 'PublicKeyCredential' in globalThis)
    return undefined;
  return {
    code: 'passkey.unsupported',
    why: 'This browser knows no passkeys here. Use a current one, and the address that you were given (https, or localhost on this machine).',
  };
}
