/** What a program that reads apart was asked could not be answered: it takes more than it may, or it failed. */
export class ApartFault extends Error {
  override readonly name = 'ApartFault';
  readonly code = 'apart.failed';
  readonly retry = 'later';
  /** In our code. */
  readonly places: readonly string[];

  constructor(why: string, places: readonly string[] = [], options?: ErrorOptions) {
    super(why, options);
    this.places = places;
  }
}
