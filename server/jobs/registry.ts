// All kinds of jobs, and all rounds; the dull lists that dispatcher, worker and rounds read.
import { deliverTickets } from '#server/jobs/deliver-tickets.ts';
import { forgetOldAnswers } from '#server/jobs/forget-old-answers.ts';
import type { Job } from '#server/jobs/job.ts';
import { matchFeed } from '#server/jobs/match-feed.ts';
import { outdatePlans } from '#server/jobs/outdate-plans.ts';
import { replanOrganization } from '#server/jobs/replan-organization.ts';
import type { Round } from '#server/jobs/round.ts';
import { writeTickets } from '#server/jobs/write-tickets.ts';

export const jobs: readonly Job[] = [replanOrganization, matchFeed, writeTickets];

export const rounds: readonly Round[] = [outdatePlans, forgetOldAnswers, deliverTickets];
