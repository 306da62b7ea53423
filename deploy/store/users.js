// Run once, when the store is empty: a user for each service, with its own database and nothing else, and the audit trail, to
// which it may add and in which it may read, but neither change nor delete (docs/adr/0004-audit.md).
const admin = db.getSiblingDB("admin");
admin.createRole({
  role: "auditTrail",
  privileges: [{resource: {db: "audit", collection: "blocks"}, actions: ["find", "insert", "createIndex", "listIndexes", "createCollection"]}],
  roles: [],
});
for (const service of ["identity-service", "institution-registry", "learner-registry", "teacher-registry", "exchange-service"]) {
  const name = service.toUpperCase().replaceAll("-", "_");
  admin.createUser({
    user: service,
    pwd: process.env["STORE_PASSWORD_" + name],
    roles: [{role: "readWrite", db: service.replaceAll("-", "_")}, {role: "auditTrail", db: "admin"}],
  });
}
