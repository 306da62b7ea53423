package vn.eduhub.local.store;

import org.junit.jupiter.api.condition.EnabledIf;

/// The contract against a real MongoDB, at the address in the environment variable or system property
/// `STORE_CONTRACT_URI`. There is none on a development machine, so it runs only where one is named.
@EnabledIf(
        value = "hasAddress",
        disabledReason = "STORE_CONTRACT_URI is not set: name a real MongoDB to hold it against the contract")
class RealMongoContractTest extends StoreContract {

    static boolean hasAddress() {
        return !address().isEmpty();
    }

    private static String address() {
        String property = System.getProperty("STORE_CONTRACT_URI", "");
        return property.isEmpty() ? System.getenv().getOrDefault("STORE_CONTRACT_URI", "") : property;
    }

    @Override
    String uri() {
        return address();
    }
}
