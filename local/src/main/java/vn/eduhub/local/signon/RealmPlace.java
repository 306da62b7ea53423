package vn.eduhub.local.signon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a realm is; what its file may say of secrets and addresses hangs on it. Keycloak puts in what stands as
/// `${NAME}` when it imports the file.
enum RealmPlace {
    /// Secrets protect nothing, and say so.
    ONE_MACHINE {
        @Override
        Optional<String> secretOf(MachineClient machine) {
            return Optional.of(TokenClient.localSecret(machine.id()));
        }

        @Override
        List<String> pages() {
            return List.of("http://127.0.0.1/*", "http://localhost/*");
        }

        // The simulator in this very Keycloak.
        @Override
        String outsideIssuer() {
            return "${HUB_VNEID_ISSUER:http://127.0.0.1:9080/realms/" + PopulationRealm.NAME + "}";
        }

        @Override
        String outsideClient() {
            return "${HUB_VNEID_CLIENT_ID:" + PopulationRealm.BROKER + "}";
        }

        @Override
        String outsideSecret() {
            return "${HUB_VNEID_CLIENT_SECRET:" + PopulationRealm.BROKER_SECRET + "}";
        }
    },
    /// In containers, for people who exist: the file holds no secret and no default for one. Our processes are told
    /// theirs, so the environment names them; for everybody else Keycloak makes one.
    DEPLOYED {
        @Override
        Optional<String> secretOf(MachineClient machine) {
            return machine.isProcess()
                    ? Optional.of("${HUB_SECRET_"
                            + machine.id().toUpperCase(Locale.ROOT).replace('-', '_') + "}")
                    : Optional.empty();
        }

        @Override
        List<String> pages() {
            return List.of("${HUB_PUBLIC_URL}/*");
        }

        // Switched off until the administrator has entered the real one.
        @Override
        String outsideIssuer() {
            return "https://vneid.invalid/realms/none";
        }

        @Override
        String outsideClient() {
            return "eduhub";
        }

        @Override
        String outsideSecret() {
            return "";
        }
    };

    /// None: Keycloak makes it.
    abstract Optional<String> secretOf(MachineClient machine);

    /// Where browsers may be sent back to.
    abstract List<String> pages();

    abstract String outsideIssuer();

    abstract String outsideClient();

    abstract String outsideSecret();
}
