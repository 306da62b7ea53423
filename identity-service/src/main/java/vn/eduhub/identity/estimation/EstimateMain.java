package vn.eduhub.identity.estimation;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.eduhub.identity.comparison.Estimation;
import vn.eduhub.identity.comparison.RulesFile;

/// `java -cp identity-service.jar vn.eduhub.identity.estimation.EstimateMain STORE FILE`: reads people,
/// writes a file of rules to look at. It becomes the rules of the service by being put in the place of
/// `persons.rules`; nothing does that by itself.
public final class EstimateMain {

    private static final int PEOPLE_MAX = 500_000;

    /// A word that fewer people bear is not written down: it may point at one.
    private static final int BEARERS_MIN = 10;

    private EstimateMain() {}

    static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: EstimateMain STORE-URI FILE");
        }
        List<List<String>> people = read(arguments[0]);
        if (people.isEmpty()) {
            throw new IllegalStateException("nobody is stored: there is nothing to learn from");
        }
        long seconds = InstantSource.system().instant().getEpochSecond();
        RulesFile learnt = new Estimation(BEARERS_MIN, new SplittableRandom(people.size()))
                .estimated(RulesFile.ofPersons(), "persons-" + seconds, people);
        Files.write(Path.of(arguments[1]), learnt.lines());
    }

    private static List<List<String>> read(String store) {
        List<List<String>> people = new ArrayList<>();
        try (MongoClient client = MongoClients.create(new ConnectionString(store))) {
            for (Document person : client.getDatabase("identity_service")
                    .getCollection("persons")
                    .find()
                    .projection(Projections.include(
                            "content.fullName",
                            "content.birthDate",
                            "content.sex",
                            "content.motherName",
                            "content.numberKeys"))
                    .limit(PEOPLE_MAX)) {
                people.add(values(Objects.requireNonNull(person.get("content", Document.class))));
            }
        }
        return people;
    }

    /// In the order of the fields of the rules.
    private static List<String> values(Document content) {
        List<String> numbers = content.getList("numberKeys", String.class, List.of());
        return Stream.of(
                        content.get("fullName"),
                        day(content.get("birthDate")),
                        content.get("sex"),
                        content.get("motherName"),
                        numbers.isEmpty() ? null : numbers.getFirst())
                .map(value -> Objects.toString(value, ""))
                .toList();
    }

    private static @Nullable Object day(@Nullable Object stored) {
        return stored instanceof Date date ? date.toInstant().toString().substring(0, "2016-09-05".length()) : stored;
    }
}
