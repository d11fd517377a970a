import type { Sector } from '#core/parties/organization.ts';

/** `Water and wastewater systems`. */
export function sectorWords(sector: Sector): string {
  const text = sector.replaceAll('_', ' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
