// Traffic Light Protocol 2.0 (FIRST, August 2022): https://www.first.org/tlp/

/** From the widest audience to the narrowest. */
export const tlps = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;

export type Tlp = (typeof tlps)[number];

/** How each reads to people; what the audience is here, where everybody is a member of some organization. */
export const audiences: Readonly<Record<Tlp, string>> = {
  CLEAR: 'anyone',
  GREEN: 'every member organization of the clearinghouse',
  AMBER: 'the organization, and those who act for it by a grant',
  'AMBER+STRICT': 'the organization alone',
  RED: 'the named people alone',
};

/** The narrower of two. */
export function narrower(a: Tlp, b: Tlp): Tlp {
  return isNarrowerThan(a, b) ? a : b;
}

export function isNarrowerThan(a: Tlp, b: Tlp): boolean {
  return tlps.indexOf(a) > tlps.indexOf(b);
}
