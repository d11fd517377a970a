// Reports as the API answers them.
import type { ClockEnds } from '#core/findings/clocks.ts';
import type { KeptReport } from '#server/postgres/reports.ts';

export function clocksInAnswer({ acknowledge, contact, disclose }: ClockEnds) {
  return {
    acknowledgeBy: acknowledge.toString(),
    contactBy: contact.toString(),
    discloseAt: disclose.toString(),
  };
}

/** @param name of who handed it in */
export function reportInAnswer(
  { reportId, organizationId, receivedAt, grade, ends }: KeptReport,
  name: string | undefined,
) {
  return {
    id: reportId,
    from: { id: organizationId, name },
    receivedAt: receivedAt.toString(),
    state: 'received' as const,
    grade,
    clocks: clocksInAnswer(ends),
  };
}
