-- The newest lots of a product, for trends: read from the index, however many lots there are.
CREATE INDEX ON projection.lot (product, manufactured_at DESC, id DESC);
