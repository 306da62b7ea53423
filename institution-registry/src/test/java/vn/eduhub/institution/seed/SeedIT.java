package vn.eduhub.institution.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.InstitutionRegistryApplication;
import vn.eduhub.institution.RunningRegistry;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.Records;

class SeedIT extends RunningRegistry {

    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void instancesThatStartTogetherMakeEachUnitOnce() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<ConfigurableApplicationContext> start = () -> instance(store.uri());
            List<Future<ConfigurableApplicationContext>> instances = threads.invokeAll(List.of(start, start));
            try (ConfigurableApplicationContext one = instances.get(0).get();
                    ConfigurableApplicationContext two = instances.get(1).get()) {
                awaitSeeded(one);
                awaitSeeded(two);

                List<RecordBody<Institution>> units = all(one);
                assertThat(units).hasSize(1 + 34 + 3_321 + 2).allMatch(unit -> unit.version() == 1);
                assertThat(units.stream().filter(unit -> unit.content().kind() == Kind.SCHOOL))
                        .extracting(RecordBody::recordId)
                        .containsExactlyInAnyOrder(
                                RecordId.derived("institution", "school:demo-1"),
                                RecordId.derived("institution", "school:demo-2"));
                assertThat(new SeedUnits(records(two), two.getBean(Areas.class), two.getBean(Today.class), true).seed())
                        .isZero();
            }
        }
    }

    @Test
    void aStoreThatIsDownDelaysReadinessAndNotTheStart() throws IOException {
        EmbeddedStore lost = EmbeddedStore.inMemory();
        String uri = lost.uri();
        lost.close();
        try (ConfigurableApplicationContext instance = instance(uri)) {
            assertThat(status(instance)).isEqualTo(Status.OUT_OF_SERVICE);
        }
    }

    @Test
    void aHubForRealUseHasNoDemoSchools() {
        assertThat(get("/v1/institutions/" + RecordId.derived("institution", "school:demo-1"), ministry())
                        .status())
                .isEqualTo(404);
    }

    private static ConfigurableApplicationContext instance(String store) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--hub.institution.demo-schools=true"));
        addressesOf(store).forEach(setting -> arguments.add("--" + setting.name() + "=" + setting.value()));
        return new SpringApplicationBuilder(InstitutionRegistryApplication.class).run(arguments.toArray(String[]::new));
    }

    private static void awaitSeeded(ConfigurableApplicationContext instance) {
        Awaitility.await().atMost(LONG).until(() -> status(instance).equals(Status.UP));
    }

    private static Status status(ConfigurableApplicationContext instance) {
        return instance.getBean(Seeding.class).health().getStatus();
    }

    @SuppressWarnings("unchecked")
    private static Records<Institution> records(ConfigurableApplicationContext instance) {
        return (Records<Institution>)
                instance.getBeanProvider(ResolvableType.forClassWithGenerics(Records.class, Institution.class))
                        .getObject();
    }

    private static List<RecordBody<Institution>> all(ConfigurableApplicationContext instance) {
        return records(instance)
                .list(new Reach(MINISTRY), List.of(), Optional.empty(), 5_000)
                .items();
    }
}
