package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.eduhub.e2e.Api.Answer;

/// Files on their way in, as a sender sees them.
final class Intake {

    private static final Described ONE_JOB = Described.all().stream()
            .filter(operation ->
                    operation.verb().equals("GET") && operation.path().equals("/v1/intake/{id}"))
            .findFirst()
            .orElseThrow();

    private final Api api;

    Intake(Api api) {
        this.api = api;
    }

    Answer offer(byte[] file, String contentType) {
        return api.send("POST", "/v1/intake", BodyPublishers.ofByteArray(file), "Content-Type", contentType);
    }

    /// The job's id.
    String send(Path zip) {
        try {
            return accepted(
                    api.send("POST", "/v1/intake", BodyPublishers.ofFile(zip), "Content-Type", "application/zip"));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    String send(byte[] zip) {
        return accepted(offer(zip, "application/zip"));
    }

    private static String accepted(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.json().path("id").asString();
    }

    JsonNode job(String id) {
        Answer answer = api.get("/v1/intake/" + id);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /// Waits until the job ends by itself; checks that it is as described and that its ledger adds up.
    JsonNode finished(String id, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> !job(id).path("state").asString().equals("RUNNING"));
        Answer ended = api.get("/v1/intake/" + id);
        assertThat(ONE_JOB.faults(ended)).isEmpty();
        JsonNode job = ended.json();
        JsonNode rows = job.path("rows");
        assertThat(rows.path("pending").asLong()).as(rows.toString()).isZero();
        assertThat(rows.path("accepted").asLong()
                        + rows.path("unchanged").asLong()
                        + rows.path("rejected").asLong()
                        + rows.path("review").asLong()
                        + rows.path("cancelled").asLong())
                .as(rows.toString())
                .isEqualTo(rows.path("in").asLong());
        return job;
    }

    /// A job for this upload, whatever its type.
    String send(byte[] file, String contentType) {
        return accepted(offer(file, contentType));
    }

    /// The jobs that the sender sees.
    int jobs() {
        Answer answer = api.get("/v1/intake?limit=5000");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("items").size();
    }

    /// What became of every line: `orgs.csv:2` is `accepted` or `rejected identifier unknown-school`.
    Map<String, String> lines(String id) {
        Map<String, String> lines = new TreeMap<>();
        for (JsonNode outcome : outcomes(id)) {
            String place =
                    outcome.path("file").asString() + ":" + outcome.path("line").asLong();
            String said = Stream.of("outcome", "column", "code")
                    .map(field -> outcome.path(field).asString(""))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
            assertThat(lines.put(place, said)).as("settled twice: " + place).isNull();
        }
        return lines;
    }

    /// The record that a line made or met; empty when it was not taken.
    String recordId(String id, String file, String sourcedId) {
        return outcomes(id).stream()
                .filter(outcome -> outcome.path("file").asString().equals(file)
                        && outcome.path("sourcedId").asString().equals(sourcedId))
                .map(outcome -> outcome.path("recordId").asString(""))
                .findFirst()
                .orElseThrow();
    }

    /// Outcomes of rows, one JSON object each.
    List<JsonNode> outcomes(String id) {
        Answer answer = api.get("/v1/intake/" + id + "/outcomes?limit=5000", "Accept", "application/x-ndjson");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<JsonNode> outcomes = new ArrayList<>();
        answer.response()
                .body()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> outcomes.add(Api.JSON.readTree(line)));
        return outcomes;
    }
}
