-- How the queue of jobs stands, for whoever administers the clearinghouse: by kind, never what a job is about.
CREATE FUNCTION breakwater.is_clearinghouse_administrator(clearinghouse uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM organization AS o
    WHERE o.org_id = $1 AND o.kind = 'clearinghouse'
      AND o.org_id = ANY ((SELECT breakwater.orgs_where('organization.manage'))::uuid[])
  )
$$;
COMMENT ON FUNCTION breakwater.is_clearinghouse_administrator IS 'Whether whoever acts administers this organization, and it is the clearinghouse.';

CREATE FUNCTION breakwater.jobs_by_kind(
  clearinghouse uuid,
  OUT name text, OUT waiting bigint, OUT running bigint, OUT retried bigint, OUT failed bigint, OUT waiting_since timestamptz
) RETURNS SETOF record
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  IF NOT breakwater.is_clearinghouse_administrator($1) OR to_regclass('graphile_worker._private_jobs') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT t.identifier,
           count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts),
           count(*) FILTER (WHERE j.locked_at IS NOT NULL),
           count(*) FILTER (WHERE j.attempts BETWEEN 1 AND j.max_attempts - 1 AND j.last_error IS NOT NULL),
           count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts >= j.max_attempts),
           min(j.created_at) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts)
    FROM graphile_worker._private_jobs AS j
    JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
    GROUP BY t.identifier
    ORDER BY t.identifier;
END
$$;
COMMENT ON FUNCTION breakwater.jobs_by_kind IS 'Jobs by kind, to the administrator of the clearinghouse: waiting, running, failed and to be tried again, failed for good, and since when the oldest waits.';

CREATE FUNCTION breakwater.failed_jobs(
  clearinghouse uuid, most int,
  OUT name text, OUT attempts int, OUT attempts_max int, OUT failed_at timestamptz, OUT next_at timestamptz
) RETURNS SETOF record
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  IF NOT breakwater.is_clearinghouse_administrator($1) OR to_regclass('graphile_worker._private_jobs') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT t.identifier, j.attempts::int, j.max_attempts::int, j.updated_at,
           CASE WHEN j.attempts < j.max_attempts THEN j.run_at END
    FROM graphile_worker._private_jobs AS j
    JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
    WHERE j.last_error IS NOT NULL
    ORDER BY j.updated_at DESC
    LIMIT most;
END
$$;
COMMENT ON FUNCTION breakwater.failed_jobs IS 'The jobs that failed last, to the administrator of the clearinghouse: their kinds and times, nothing of what they are about.';
REVOKE ALL ON FUNCTION breakwater.is_clearinghouse_administrator, breakwater.jobs_by_kind, breakwater.failed_jobs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION breakwater.is_clearinghouse_administrator, breakwater.jobs_by_kind, breakwater.failed_jobs TO breakwater_app;
