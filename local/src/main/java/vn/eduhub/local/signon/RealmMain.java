package vn.eduhub.local.signon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the realm files anew: `RealmMain CHECKOUT`.
final class RealmMain {

    private RealmMain() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        Path local = root.resolve("local/src/main/resources/realm");
        Files.write(local.resolve("eduhub-realm.json"), LocalRealms.eduhub().json());
        Files.write(local.resolve("population-eid-realm.json"), PopulationRealm.json());
        DeployedRealm deployed = new DeployedRealm(LocalRealms.deployed());
        Files.write(root.resolve(DeployedRealm.COMPOSE), deployed.json());
        Files.write(root.resolve(DeployedRealm.KUBERNETES), deployed.yaml());
    }
}
