// The key that wraps data keys: it never lies beside what it protects.

/** What a data key is bound to: unwrapping with another binding fails. */
export type KeyBinding = string;

/**
 * An implementation MUST keep the key-encryption key out of the database and of whatever is backed up with it; MUST bind
 * what it wraps to the binding, so that a wrapped key moved to another row can't be unwrapped; and MUST throw nothing but
 * {@link KeyFault}. A key management system is put behind these two methods.
 */
export interface KeyEncryption {
  /** Names the key-encryption key: kept beside each wrapped key, so that one that replaced another is noticed. */
  readonly id: string;
  readonly wrap: (dataKey: Uint8Array, binding: KeyBinding) => Promise<Uint8Array>;
  readonly unwrap: (wrapped: Uint8Array, binding: KeyBinding) => Promise<Uint8Array>;
}

export type KeyFaultCode = 'key.unreadable' | 'key.foreign' | 'key.altered';

/** A key can't be had, or what it wrapped is not what it was. */
export class KeyFault extends Error {
  override readonly name = 'KeyFault';
  readonly code: KeyFaultCode;
  readonly retry = 'never';

  constructor(code: KeyFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
