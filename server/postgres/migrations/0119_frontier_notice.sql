-- What a developer's own moves do: its plan narrows access that it gave, leaving ends all of it, and a model is called anew.
-- A window may open later as well, so that ending sooner is not enough.
DROP FUNCTION breakwater.shorten_frontier_grant;
CREATE FUNCTION breakwater.narrow_frontier_grant(grant_wanted uuid, opens timestamptz, until timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE frontier_grant
  SET opens_at = greatest(opens_at, opens), expires_at = least(expires_at, until)
  WHERE grant_id = $1 AND revoked_at IS NULL
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[]);
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.narrow_frontier_grant IS 'The developer''s plan changed: a grant opens later or ends sooner than it was given for, never the other way round.';

CREATE FUNCTION breakwater.end_frontier_grants(model uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  UPDATE frontier_grant
  SET revoked_at = now()
  WHERE model_id = $1 AND revoked_at IS NULL AND expires_at > now()
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.end_frontier_grants IS 'The developer leaves: all access to its model that is given ends now.';

GRANT EXECUTE ON FUNCTION breakwater.narrow_frontier_grant, breakwater.end_frontier_grants TO breakwater_app;

GRANT UPDATE (sealed, data_key_id) ON breakwater.frontier_model TO breakwater_app;
CREATE POLICY renamed ON breakwater.frontier_model FOR UPDATE TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[]))
  WITH CHECK (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[]));
