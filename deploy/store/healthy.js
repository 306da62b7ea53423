// Begins the set when nobody has; ends with 0 when this member takes writes.
try {
  rs.status();
} catch (e) {
  if (e.codeName !== "NotYetInitialized") throw e;
  rs.initiate({_id: "hub", members: [{_id: 0, host: "store:27017"}]});
}
quit(db.hello().isWritablePrimary ? 0 : 1);
