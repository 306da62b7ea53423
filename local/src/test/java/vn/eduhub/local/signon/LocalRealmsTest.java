package vn.eduhub.local.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.log.LogRights;

class LocalRealmsTest {

    @Test
    void theCommittedRealmsAreWhatTheGeneratorWrites() throws IOException {
        assertThat(committed("eduhub-realm.json")).isEqualTo(text(LocalRealms.eduhub()));
        assertThat(committed("population-eid-realm.json"))
                .isEqualTo(new String(PopulationRealm.json(), StandardCharsets.UTF_8));
    }

    @Test
    void thereIsADepartmentForEachOfTheThirtyFourProvinces() {
        assertThat(LocalRealms.eduhub().machines())
                .filteredOn(machine -> "department".equals(machine.role()))
                .hasSize(34)
                .anySatisfy(machine -> {
                    assertThat(machine.id()).isEqualTo("department-48");
                    assertThat(machine.unit())
                            .isEqualTo(RecordId.derived("institution", "department:48")
                                    .value());
                });
    }

    @Test
    void everyRoleOfAPersonHasTwoOfficers() {
        for (String role : LocalRealms.ROLES) {
            long expected = role.equals("service") ? 0 : 2;
            assertThat(LocalRealms.eduhub().officers())
                    .filteredOn(officer -> officer.role().equals(role))
                    .as(role)
                    .hasSize((int) expected);
        }
    }

    /// In the register of who did what an officer stands with name and title.
    @Test
    void everyOfficerHasANameAndATitle() {
        assertThat(LocalRealms.eduhub().officers()).isNotEmpty().allSatisfy(officer -> {
            assertThat(officer.familyName()).as(officer.username()).isNotBlank();
            assertThat(officer.givenName()).as(officer.username()).isNotBlank();
            assertThat(officer.title()).as(officer.username()).isNotBlank();
        });
    }

    /// A school's token, or a person's, is not good for the log at all; the broker's own name is no client's.
    @Test
    void onlyWhoHasARightOnTheLogGetsTokensForIt() {
        assertThat(LocalRealms.eduhub().machines())
                .filteredOn(machine -> MachineClient.audiences(machine.id()).contains("kafka"))
                .extracting(MachineClient::id)
                .containsExactlyInAnyOrderElementsOf(
                        LogRights.ALL.stream().map(LogRights::client).toList());
        assertThat(LocalRealms.eduhub().machines())
                .extracting(MachineClient::id)
                .contains("gateway", "school-demo-1")
                .doesNotContain("hub-broker");
    }

    @Test
    void secretsOfOneMachineSayThatTheyAreNone() {
        assertThat(LocalRealms.eduhub().machines())
                .allSatisfy(machine -> assertThat(RealmPlace.ONE_MACHINE.secretOf(machine))
                        .hasValueSatisfying(secret -> assertThat(secret).startsWith("local-only-")));
    }

    @Test
    void theDeployedRealmIsWhatTheGeneratorWrites() throws IOException {
        Path root = Path.of("..");
        DeployedRealm deployed = new DeployedRealm(LocalRealms.deployed());
        assertThat(root.resolve(DeployedRealm.COMPOSE)).hasBinaryContent(deployed.json());
        assertThat(root.resolve(DeployedRealm.KUBERNETES)).hasBinaryContent(deployed.yaml());
    }

    @Test
    void nobodyInventedAndNoSecretIsInTheDeployedRealm() {
        RealmFile deployed = LocalRealms.deployed();
        assertThat(text(deployed)).doesNotContain("local-only", "demo", "127.0.0.1", "localhost/", "population-eid");
        assertThat(deployed.officers()).isEmpty();
        for (MachineClient machine : deployed.machines()) {
            String inItsPlace =
                    "${HUB_SECRET_" + machine.id().toUpperCase(Locale.ROOT).replace('-', '_') + "}";
            assertThat(RealmPlace.DEPLOYED.secretOf(machine))
                    .as(machine.id())
                    .isEqualTo(machine.isProcess() ? Optional.of(inItsPlace) : Optional.empty());
        }
        assertThat(deployed.machines())
                .filteredOn(MachineClient::isProcess)
                .extracting(MachineClient::id)
                .contains("learner-registry", "gateway", "account-keeper")
                .hasSize(8);
    }

    /// It may do much to accounts; so it is nobody to the services.
    @Test
    void whoKeepsAccountsHasNoPartInTheHub() {
        assertThat(LocalRealms.eduhub().machines())
                .filteredOn(machine -> !machine.realmRights().isEmpty())
                .singleElement()
                .satisfies(keeper -> {
                    assertThat(keeper.role()).isNull();
                    assertThat(keeper.unit()).isNull();
                    assertThat(keeper.realmRights())
                            .containsExactlyInAnyOrder("manage-users", "view-users", "query-users");
                });
    }

    private static String text(RealmFile realm) {
        return new String(realm.json(), StandardCharsets.UTF_8);
    }

    private static String committed(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LocalRealmsTest.class.getResourceAsStream("/realm/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
