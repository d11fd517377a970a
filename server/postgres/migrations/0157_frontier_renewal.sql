-- A compartment ends within two years, so that each is looked at again. Whoever tells something of a model looks at it: a notice
-- must not fail one day because nobody thought of its compartment.
CREATE FUNCTION breakwater.renew_frontier_model(model uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE compartment AS c
  SET expires_at = greatest(c.expires_at, now() + interval '731 days')
  FROM frontier_model AS m
  WHERE m.model_id = $1
    AND m.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
    AND c.org_id = m.org_id AND c.compartment_id = m.compartment_id;
  UPDATE read_in AS r
  SET expires_at = greatest(r.expires_at, now() + interval '731 days')
  FROM frontier_model AS m
  WHERE m.model_id = $1
    AND m.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
    AND r.org_id = m.org_id AND r.compartment_id = m.compartment_id
    AND r.person_id = (SELECT breakwater.person_id()) AND r.state = 'accepted'
    -- Who was read in for a time stays so: only the person who brought the model in has no end but the compartment's.
    AND r.offered_by = r.person_id;
END
$$;
COMMENT ON FUNCTION breakwater.renew_frontier_model IS 'The compartment of a model lasts on from whatever its developer tells of it, and so does the way into it of whoever brought it in.';
GRANT EXECUTE ON FUNCTION breakwater.renew_frontier_model TO breakwater_app;
