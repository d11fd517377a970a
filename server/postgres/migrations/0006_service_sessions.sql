-- A kind of job acts under a session of its own, whose secret is in its process's memory alone. Rows of processes that
-- died run out in a week; a process that lives renews its own each day.
CREATE FUNCTION breakwater.renew_service_session() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  UPDATE session
  SET expires_at = now() + interval '7 days', seen_at = now()
  WHERE session_id = (SELECT breakwater.session_id()) AND kind = 'service'
$$;
COMMENT ON FUNCTION breakwater.renew_service_session IS 'Lets the service that acts in this transaction live for another week.';
GRANT EXECUTE ON FUNCTION breakwater.renew_service_session TO breakwater_app;
