// All kinds of jobs, and all rounds; the dull lists that dispatcher, worker and rounds read.
import { forgetOldAnswers } from '#server/jobs/forget-old-answers.ts';
import type { Job } from '#server/jobs/job.ts';
import { matchFeed } from '#server/jobs/match-feed.ts';
import { outdatePlans } from '#server/jobs/outdate-plans.ts';
import { replanOrganization } from '#server/jobs/replan-organization.ts';
import type { Round } from '#server/jobs/round.ts';

export const jobs: readonly Job[] = [replanOrganization, matchFeed];

export const rounds: readonly Round[] = [outdatePlans, forgetOldAnswers];
