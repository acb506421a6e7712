-- A key is put away while a court seals its record, and comes back to open; what is put away never seals again.
CREATE OR REPLACE FUNCTION keys_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'active' OR NEW.wrapped IS NULL OR EXISTS (SELECT 1 FROM keys WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM keys WHERE purpose = NEW.purpose AND scope = NEW.scope AND status = 'active')
    THEN
      RAISE EXCEPTION 'one active key for each use';
    END IF;
  ELSIF NEW.id <> OLD.id OR NEW.purpose <> OLD.purpose OR NEW.scope <> OLD.scope OR NEW.created_at <> OLD.created_at
    OR OLD.status = 'destroyed' OR (OLD.status <> 'active' AND NEW.status = 'active')
    OR NEW.status NOT IN ('active', 'decrypt-only', 'put-away', 'destroyed')
    OR (NEW.status = 'put-away' AND OLD.purpose NOT IN ('part', 'audit', 'opening', 'file'))
    OR (NEW.status = 'destroyed') <> (NEW.wrapped IS NULL)
  THEN
    RAISE EXCEPTION 'keys only move onward';
  END IF;
  RETURN NEW;
END $$;
