// A developer's own releases, and beside them what others may do meanwhile, as far as whoever acts may see.
import type { AccessGrant } from '#core/frontier/access/grant.ts';
import type { NoticeLife } from '#core/frontier/notice/notice.ts';
import type { SpanBeside } from '#core/frontier/notice/timeline-events.ts';
import { timeline } from '#core/frontier/notice/timeline.ts';
import { calendarDays } from '#core/frontier/notice/window.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { commentWindows, type CommentWindow } from '#server/frontier/determination/comment-windows.ts';
import { placed } from '#server/frontier/notice/in-answer.ts';
import { noticeLife } from '#server/frontier/notice/moves.ts';
import { reachModel } from '#server/frontier/reach-model.ts';
import { readDevelopersMoves, readRecord } from '#server/frontier/record.ts';
import type { Context } from '#server/operations/context.ts';
import { listGrants } from '#server/postgres/frontier/access-grants.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Newer access than this stands in the timeline; older is in its own list. */
const grantsMost = 200;

interface Access extends Pick<AccessGrant, 'grantId' | 'purpose' | 'scopes' | 'opensAt' | 'expiresAt' | 'revoked'> {
  readonly holderName: string;
  readonly revokedAt: Temporal.Instant | undefined;
}

interface ReadTimeline {
  /** Whether its developer reads it. */
  readonly isOwn: boolean;
  readonly shield: string;
  readonly life: NoticeLife;
  readonly access: readonly Access[];
  readonly comments: readonly CommentWindow[];
}

/** `undefined`: there is no such model for them. */
export async function readTimeline(
  tx: Transaction,
  context: Pick<Context, 'ids' | 'clock' | 'sealer'>,
  modelId: ModelId,
  what: string,
): Promise<ReadTimeline | undefined> {
  const wanted = { permission: 'frontier.read', scope: 'record', what } as const;
  const reached = await reachModel(tx, context, modelId, wanted);
  if (reached === undefined) return undefined;
  return {
    isOwn: reached.reach.by === 'developer',
    shield: reached.model.shield,
    life: noticeLife(await readDevelopersMoves(tx, context, modelId)),
    access: await listGrants(tx, { model: modelId, limit: grantsMost }),
    comments: commentWindows(await readRecord(tx, context, modelId)),
  };
}

export function timelineInAnswer({ isOwn, shield, life, access, comments }: ReadTimeline, now: Temporal.Instant) {
  const { state, daysOffered, window } = life;
  return {
    model: shield,
    state,
    daysOffered,
    entries: timeline(life).map((entry) => ({ ...entry, ...placed(entry) })),
    window: window && { ...asText(window), zone: window.zone, days: calendarDays(window) },
    access: access.map(({ grantId, holderName, purpose, scopes, opensAt, expiresAt, revoked, revokedAt }) => ({
      grant: grantId,
      holder: holderName,
      purpose,
      scopes: [...scopes],
      ...asText({ opensAt, closesAt: expiresAt }),
      ended: revoked,
      // Nobody else learns when: by it they could tell that a developer left.
      endedAt: isOwn ? revokedAt?.toString() : undefined,
    })),
    comments: comments.map(asText),
    now: now.toString(),
  };
}

/** For a calendar: access that was ended gives nothing any more. */
export function spansBeside({ access, comments }: ReadTimeline): readonly SpanBeside[] {
  return [
    ...access
      .filter(({ revoked }) => !revoked)
      .map(({ grantId, holderName, purpose, opensAt, expiresAt }) => ({
        id: grantId,
        what: `access for ${purpose}, ${holderName}`,
        opensAt,
        closesAt: expiresAt,
      })),
    ...comments.map((one, index) => ({ id: `comments-${index + 1}`, what: 'comments on an assessment', ...one })),
  ];
}

function asText({ opensAt, closesAt }: CommentWindow) {
  return { opensAt: opensAt.toString(), closesAt: closesAt.toString() };
}
