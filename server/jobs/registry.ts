// All kinds of jobs; the dull list that dispatcher and worker read.
import type { Job } from '#server/jobs/job.ts';

export const jobs: readonly Job[] = [];
