// What keeps the service from starting and what its operator can mend: a fault whose sentence says what to do.

export type CannotStartCode =
  | 'platform.unsupported'
  | 'folder.unusable'
  | 'folder.in_use'
  | 'folder.other_version'
  | 'database.failed'
  | 'database.unreachable'
  | 'database.unsafe'
  | 'database.too_old'
  | 'database.other_release'
  | 'configuration.invalid'
  | 'port.in_use'
  | 'port.refused'
  | 'examples.exposed';

/** Thrown while starting; the message is shown as it stands, so it names the folder, port or setting, and the way out. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  readonly code: CannotStartCode;
  readonly retry = 'never';

  constructor(code: CannotStartCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
