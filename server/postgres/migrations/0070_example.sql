-- Which example organizations an installation was given, so that a start that was ended goes on with their documents, and
-- those that somebody removed do not come back.
CREATE TABLE breakwater.example (
  example_id uuid PRIMARY KEY,
  folder text NOT NULL CHECK (length(folder) BETWEEN 1 AND 100),
  uploaded_at timestamptz
);
COMMENT ON TABLE breakwater.example IS 'An example organization that was made here; it may have been removed since.';
COMMENT ON COLUMN breakwater.example.example_id IS 'The organization: its org_id while it is there.';
COMMENT ON COLUMN breakwater.example.folder IS 'The folder in examples/ that holds what it runs.';
COMMENT ON COLUMN breakwater.example.uploaded_at IS 'When all of that was handed in.';
ALTER TABLE breakwater.example ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.example TO breakwater_owner USING (true);
