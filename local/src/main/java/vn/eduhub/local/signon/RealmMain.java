package vn.eduhub.local.signon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the realm files anew: `RealmMain local/src/main/resources/realm`.
final class RealmMain {

    private RealmMain() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        Files.write(folder.resolve("eduhub-realm.json"), LocalRealms.eduhub().json());
        Files.write(folder.resolve("population-eid-realm.json"), PopulationRealm.json());
    }
}
