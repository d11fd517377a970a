// The numbers of packages' names, as far as they are known here: most organizations run the same.
import { internPackages } from '#server/postgres/packages.ts';
import type { Transact } from '#server/planning/replan.ts';

/** More are forgotten, all at once. */
const keptMax = 500_000;

export class PackageNumbers {
  readonly #known = new Map<string, number>();

  async of(names: Iterable<string>, transact: Transact): Promise<(name: string) => number> {
    const missing = [...new Set(names)].filter((name) => !this.#known.has(name));
    if (missing.length > 0) {
      if (this.#known.size + missing.length > keptMax) this.#known.clear();
      const numbers = await transact((tx) => internPackages(tx, missing));
      for (const [name, number] of numbers) this.#known.set(name, number);
    }
    return (name) => {
      const number = this.#known.get(name);
      if (number === undefined) throw new Error('a name of a package was asked for and got no number');
      return number;
    };
  }
}
