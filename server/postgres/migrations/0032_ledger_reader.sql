-- Where each reader of the ledger stands, moved in the transaction in which it did its part.
CREATE TABLE breakwater.ledger_reader (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z-]{0,39}$'),
  xid xid8 NOT NULL,
  position bigint NOT NULL,
  read_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE breakwater.ledger_reader IS 'How far a reader has read the ledger.';
COMMENT ON COLUMN breakwater.ledger_reader.name IS 'Which reader.';
COMMENT ON COLUMN breakwater.ledger_reader.xid IS 'It has read up to this transaction …';
COMMENT ON COLUMN breakwater.ledger_reader.position IS '… and this event of it.';
COMMENT ON COLUMN breakwater.ledger_reader.read_at IS 'When it last moved.';

ALTER TABLE breakwater.ledger_reader ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatcher ON breakwater.ledger_reader TO breakwater_app
  USING ((SELECT breakwater.service()) = 'dispatcher')
  WITH CHECK ((SELECT breakwater.service()) = 'dispatcher');
GRANT SELECT, INSERT, UPDATE ON breakwater.ledger_reader TO breakwater_app;
