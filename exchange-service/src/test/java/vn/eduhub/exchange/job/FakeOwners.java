package vn.eduhub.exchange.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JavaType;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.exchange.work.FakeHub;
import vn.eduhub.platform.json.HubJson;

/// The three registries over HTTP, as far as the exchange speaks with them. A batch that a job sends again
/// gets the same answer. Can be put down and up.
final class FakeOwners {

    private static final Map<String, Class<?>> ROWS = Map.of(
            InstitutionRow.PATH, InstitutionRow.class,
            ClassRow.PATH, ClassRow.class,
            LearnerRow.PATH, LearnerRow.class,
            TeacherRow.PATH, TeacherRow.class);

    private final HttpServer server;
    private final FakeHub hub = new FakeHub();
    private final Map<String, List<RowOutcome>> answered = new ConcurrentHashMap<>();

    /// Batches that came for the first time, by path.
    final Map<String, AtomicInteger> batches = new ConcurrentHashMap<>();

    /// How many batches are still answered before all is down; negative: no end.
    final AtomicInteger answersLeft = new AtomicInteger(-1);

    /// Whether the last row of a batch of learners is left without an answer.
    final AtomicBoolean forgetsOne = new AtomicBoolean();

    /// Batches that came and were not answered.
    final AtomicInteger unanswered = new AtomicInteger();

    private FakeOwners(HttpServer server) {
        this.server = server;
    }

    static FakeOwners start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeOwners owners = new FakeOwners(server);
            server.createContext("/", owners::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return owners;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String submitter = exchange.getRequestHeaders().getFirst("Hub-Submitter");
        boolean signed = submitter != null;
        if (submitter == null || answersLeft.get() == 0) {
            unanswered.incrementAndGet();
            exchange.sendResponseHeaders(signed ? 503 : 401, -1);
            exchange.close();
            return;
        }
        byte[] answer = HubJson.TOLERANT.writeValueAsBytes(
                answer(exchange.getRequestURI().getPath(), job(submitter), body));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /// The first of the signed fields.
    private static String job(String submitter) {
        byte[] fields = Base64.getUrlDecoder().decode(submitter.substring(0, submitter.indexOf('.')));
        return new String(fields, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    }

    private Object answer(String path, String job, byte[] body) {
        if (path.equals(ClassLookUp.PATH)) {
            List<String> ids =
                    HubJson.TOLERANT.readValue(body, ClassLookUp.Question.class).sourcedIds();
            return new ClassLookUp.Answer(List.copyOf(hub.classes(ids).values()));
        }
        String text = job + path + new String(body, StandardCharsets.UTF_8);
        List<RowOutcome> outcomes = answered.computeIfAbsent(text, _ -> {
            answersLeft.getAndUpdate(left -> Math.max(left - 1, left < 0 ? left : 0));
            batches.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
            JavaType type = HubJson.TOLERANT.getTypeFactory().constructParametricType(Batch.class, ROWS.get(path));
            Batch<?> batch = HubJson.TOLERANT.readValue(body, type);
            return hub.answers(batch.rows());
        });
        boolean tooFew = forgetsOne.get() && path.equals(LearnerRow.PATH);
        return new Batch.Answer(tooFew ? outcomes.subList(0, outcomes.size() - 1) : outcomes);
    }
}
