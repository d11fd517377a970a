import type { ReactNode } from 'react';
import { hours } from '#core/formats/bases/plan-words.ts';
import type { Plan } from '#core/plans/plan.ts';

/** A week's hours: used, held back, free, and what a directive makes due beyond them. */
export function HoursBar({ plan }: { readonly plan: Plan }): ReactNode {
  const { capacityHours, usedHours, heldBackHours } = plan;
  const over = plan.cannotMeet.reduce((sum, { hoursShort }) => sum + hoursShort, 0);
  const whole = Math.max(capacityHours, usedHours + heldBackHours) + over;
  const share = (part: number): number => (whole <= 0 ? 0 : (100 * part) / whole);
  const free = Math.max(0, capacityHours - usedHours - heldBackHours);
  return (
    <div className="bw-hours">
      <svg className="bw-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bw-bar-free" width="100" height="4" />
        <rect className="bw-bar-used" width={share(usedHours)} height="4" />
        <rect className="bw-bar-held" x={share(usedHours)} width={share(heldBackHours)} height="4" />
        <rect className="bw-bar-over" x={100 - share(over)} width={share(over)} height="4" />
      </svg>
      <ul className="bw-bar-key">
        <li className="bw-key-used">
          <strong>{hours(usedHours)}</strong> of {hours(capacityHours)} used
        </li>
        {heldBackHours > 0 ? (
          <li className="bw-key-held">
            <strong>{hours(heldBackHours)}</strong> held back for what arrives
          </li>
        ) : null}
        {free > 0.05 ? (
          <li className="bw-key-free">
            <strong>{hours(free)}</strong> free
          </li>
        ) : null}
        {over > 0 ? (
          <li className="bw-key-over">
            <strong>{hours(over)}</strong> over: due sooner than these hours allow
          </li>
        ) : null}
      </ul>
    </div>
  );
}
