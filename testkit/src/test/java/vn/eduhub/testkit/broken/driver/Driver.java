package vn.eduhub.testkit.broken.driver;

import org.bson.BsonDocument;

record Driver(BsonDocument document) {}
