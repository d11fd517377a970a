import type { ReactNode } from 'react';
import { SelectField } from '#portal/components/fields.tsx';

/** In which zone days are counted. */
export function ZoneField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}): ReactNode {
  const zones = value === '' || knownZones.includes(value) ? knownZones : [value, ...knownZones];
  return (
    <SelectField
      label="Time zone"
      hint="All times are of this zone; the window before a release is counted in its days."
      value={value}
      choices={zones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))}
      onChange={onChange}
    />
  );
}

const knownZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** The browser's own, to begin with. */
export function ownZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Some browsers tell UTC by another of its names, which would stand in the list beside it.
  return /^(Etc\/)?(UTC|GMT|Universal|Zulu)$/.test(zone) ? 'UTC' : zone;
}
