-- Whoever sees a note may have its key unwrapped: row security of note holds in here. Its compartments may have lifted since
-- it was sealed, or its label may let in other organizations.
CREATE INDEX note_by_key ON breakwater.note (data_key_id);
CREATE POLICY of_seen_note ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (EXISTS (SELECT FROM breakwater.note AS n WHERE n.data_key_id = data_key.data_key_id));
