// Traffic Light Protocol 2.0 (FIRST, August 2022): https://www.first.org/tlp/

/**
 * From the widest audience to the narrowest. Here everybody is a member of some organization: CLEAR is for anyone, GREEN for
 * every member, AMBER for the organization and those who act for it by a grant, AMBER+STRICT for the organization alone, RED
 * for named people alone.
 */
export const tlps = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;

export type Tlp = (typeof tlps)[number];

/** The narrower of two. */
export function narrower(a: Tlp, b: Tlp): Tlp {
  return isNarrowerThan(a, b) ? a : b;
}

export function isNarrowerThan(a: Tlp, b: Tlp): boolean {
  return tlps.indexOf(a) > tlps.indexOf(b);
}
