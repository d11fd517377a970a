-- A doubt that the plan takes as mended is told as such in the list of vulnerabilities, not as one that nobody can tell of. Plans
-- count it as they are made anew.
ALTER TABLE breakwater.concern
  ADD COLUMN taken_as_mended int NOT NULL DEFAULT 0 CHECK (taken_as_mended >= 0);
COMMENT ON COLUMN breakwater.concern.unknown IS 'Matches of which it can''t be told, but for those that are taken as mended.';
COMMENT ON COLUMN breakwater.concern.taken_as_mended IS 'Matches of which no record tells, and that the plan takes as mended: an update there is newer.';
COMMENT ON COLUMN breakwater.match.due_on IS 'The day of its tier; none where the tier has none, or where the plan takes it as mended.';
