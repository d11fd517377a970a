-- The ledger: what happened, written in the transaction of the change, so that neither is there without the other. Audit
-- trail, jobs and figures read it; for "what happened here, newest first", and for whoever reads on from where they were.
CREATE TABLE breakwater.event (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  event_id uuid NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'token', 'service')),
  actor_id text NOT NULL,
  via_org_id uuid REFERENCES breakwater.organization,
  object_kind text NOT NULL CHECK (object_kind ~ '^[a-z]+(-[a-z]+)*$'),
  object_id text NOT NULL CHECK (length(object_id) BETWEEN 1 AND 200),
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(_[a-z]+)*$'),
  tlp text NOT NULL CHECK (tlp IN ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  compartments uuid[] NOT NULL,
  state_before text CHECK (length(state_before) <= 100),
  state_after text CHECK (length(state_after) <= 100),
  digests jsonb NOT NULL,
  sealed bytea,
  data_key_id uuid,
  PRIMARY KEY (org_id, event_id),
  CHECK ((sealed IS NULL) = (data_key_id IS NULL))
);
CREATE UNIQUE INDEX event_in_order ON breakwater.event (xid, position);
CREATE INDEX event_of_object ON breakwater.event (org_id, object_id, event_id);
COMMENT ON TABLE breakwater.event IS 'What happened: who did what to which object, from which state to which. Never changed, never removed; holds no content, but what is sealed.';
COMMENT ON COLUMN breakwater.event.org_id IS 'In whose ledger it stands.';
COMMENT ON COLUMN breakwater.event.event_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.event.position IS 'Order within a transaction; between transactions only together with xid.';
COMMENT ON COLUMN breakwater.event.xid IS 'The transaction that wrote it: readers go no further than the oldest one still running, so that none that commits late is missed.';
COMMENT ON COLUMN breakwater.event.at IS 'When it was written.';
COMMENT ON COLUMN breakwater.event.actor_kind IS 'A person signed in, a person''s token, or a kind of job.';
COMMENT ON COLUMN breakwater.event.actor_id IS 'The person''s id, the token''s id, or the name of the kind of job.';
COMMENT ON COLUMN breakwater.event.via_org_id IS 'The provider by whose grant a person acted for another organization.';
COMMENT ON COLUMN breakwater.event.object_kind IS 'What it happened to: a noun.';
COMMENT ON COLUMN breakwater.event.object_id IS 'Which one.';
COMMENT ON COLUMN breakwater.event.kind IS 'What happened: noun.verb, the verb in the past.';
COMMENT ON COLUMN breakwater.event.tlp IS 'How far it may be told: the label of its object.';
COMMENT ON COLUMN breakwater.event.compartments IS 'Compartments of its object: whoever reads it is in all of them.';
COMMENT ON COLUMN breakwater.event.state_before IS 'The object''s state before, where it has states.';
COMMENT ON COLUMN breakwater.event.state_after IS 'And after.';
COMMENT ON COLUMN breakwater.event.digests IS 'SHA-256 of documents that it speaks of, by what they are.';
COMMENT ON COLUMN breakwater.event.sealed IS 'More, under its object''s data key: gone with that key.';
COMMENT ON COLUMN breakwater.event.data_key_id IS 'Which key that is.';

-- Who acts in this transaction, as events name them.
CREATE FUNCTION breakwater.actor(OUT kind text, OUT id text) RETURNS record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT s.kind, coalesce(s.service, s.token_id::text, s.person_id::text)
  FROM session AS s
  WHERE s.session_id = (SELECT breakwater.session_id())
$$;
COMMENT ON FUNCTION breakwater.actor IS 'Who acts in this transaction: a person, a token or a kind of job, and which; nulls where nobody entered.';
GRANT EXECUTE ON FUNCTION breakwater.actor TO breakwater_app;

ALTER TABLE breakwater.event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Nobody writes an event in another's name.
CREATE POLICY written_by_the_actor ON breakwater.event FOR INSERT TO breakwater_app
  WITH CHECK ((actor_kind, actor_id) = (SELECT a.kind, a.id FROM breakwater.actor() AS a));
CREATE POLICY audited ON breakwater.event FOR SELECT TO breakwater_app
  USING (
    org_id = ANY ((SELECT breakwater.orgs_where('audit.read'))::uuid[])
    AND compartments <@ (SELECT breakwater.compartments_for('audit.read'))::uuid[]
  );
CREATE POLICY dispatched ON breakwater.event FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'dispatcher');
GRANT SELECT, INSERT ON breakwater.event TO breakwater_app;
