-- How far the dispatcher is behind, for whoever watches the server: a figure of no organization.
CREATE POLICY definer ON breakwater.event FOR SELECT TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.ledger_reader FOR SELECT TO breakwater_owner USING (true);

CREATE FUNCTION breakwater.ledger_lag_seconds() RETURNS double precision
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(max(extract(epoch FROM clock_timestamp() - oldest.at)), 0)::double precision
  FROM (
    SELECT e.at
    FROM event AS e
    CROSS JOIN (
      SELECT coalesce(min(r.xid::text), '0')::xid8 AS xid, coalesce(min(r.position), 0) AS position
      FROM ledger_reader AS r
      WHERE r.name = 'dispatcher'
    ) AS place
    WHERE (e.xid, e.position) > (place.xid, place.position)
    ORDER BY e.xid, e.position
    LIMIT 1
  ) AS oldest
$$;
COMMENT ON FUNCTION breakwater.ledger_lag_seconds IS 'How long the oldest event waits that the dispatcher has not read yet, in seconds; 0 where none does.';
GRANT EXECUTE ON FUNCTION breakwater.ledger_lag_seconds TO breakwater_app;
