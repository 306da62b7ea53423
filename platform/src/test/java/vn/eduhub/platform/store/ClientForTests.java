package vn.eduhub.platform.store;

import com.mongodb.client.MongoClient;

/// A client as a service has it.
public final class ClientForTests {

    private ClientForTests() {}

    public static MongoClient open(String uri) {
        return new StoreConfiguration().mongoClient(new StoreProperties(uri));
    }
}
