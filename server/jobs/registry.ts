// All kinds of jobs; the dull list that dispatcher and worker read.
import type { Job } from '#server/jobs/job.ts';
import { matchFeed } from '#server/jobs/match-feed.ts';
import { replanOrganization } from '#server/jobs/replan-organization.ts';

export const jobs: readonly Job[] = [replanOrganization, matchFeed];
