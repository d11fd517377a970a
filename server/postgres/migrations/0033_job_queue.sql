-- The queue of jobs is graphile-worker's own schema, which belongs to breakwater_jobs. The dispatcher alone puts jobs in.
GRANT USAGE ON SCHEMA breakwater TO breakwater_jobs;

CREATE FUNCTION breakwater.queue_job(task text, payload json, key text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  IF (SELECT breakwater.service()) IS DISTINCT FROM 'dispatcher' THEN
    RAISE insufficient_privilege USING MESSAGE = 'jobs are queued by the dispatcher alone';
  END IF;
  -- One that waits already under this key stands for both.
  PERFORM graphile_worker.add_job(task, payload := payload, job_key := key, job_key_mode := 'preserve_run_at');
END
$$;
COMMENT ON FUNCTION breakwater.queue_job IS 'Queues a job; one that waits under the same key stands for both.';
GRANT EXECUTE ON FUNCTION breakwater.queue_job TO breakwater_app;

-- Workers that live say so every few seconds: jobs that another one holds are taken from it.
CREATE TABLE breakwater.job_worker (
  worker_id text PRIMARY KEY CHECK (length(worker_id) BETWEEN 1 AND 100),
  seen_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE breakwater.job_worker IS 'A worker of jobs, and when it last said that it lives.';
COMMENT ON COLUMN breakwater.job_worker.worker_id IS 'As graphile-worker calls it.';
COMMENT ON COLUMN breakwater.job_worker.seen_at IS 'When it last said so.';
ALTER TABLE breakwater.job_worker ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs ON breakwater.job_worker TO breakwater_jobs USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.job_worker TO breakwater_jobs;
