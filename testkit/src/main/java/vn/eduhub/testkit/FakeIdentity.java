package vn.eduhub.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.contracts.person.Resolutions;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.platform.json.HubJson;

/// Answers for identity-service by the simplest rule that is true to its contract: the same reference is
/// the same person, then the same name, birth date and mother; no birth date is a review. The tests of the
/// whole hub use the real one.
public final class FakeIdentity {

    private static final AtomicInteger NUMBERS = new AtomicInteger(EducationId.NUMBER_MIN);

    private final HttpServer server;
    private final Map<String, EducationId> byReference = new ConcurrentHashMap<>();
    private final Map<String, EducationId> byLikeness = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    private FakeIdentity(HttpServer server) {
        this.server = server;
    }

    public static FakeIdentity start() throws IOException {
        FakeIdentity identity =
                new FakeIdentity(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        identity.server.createContext(Resolutions.PATH, identity::answer);
        identity.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        identity.server.start();
        return identity;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How often someone was asked for whose reference ends so.
    public synchronized long timesAsked(String referenceEnd) {
        return asked.stream().filter(ref -> ref.endsWith(referenceEnd)).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Resolutions.Question question = HubJson.TOLERANT.readValue(body, Resolutions.Question.class);
        List<Verdict> verdicts = new ArrayList<>();
        for (Applicant applicant : question.applicants()) {
            verdicts.add(judge(applicant));
        }
        byte[] answer = HubJson.TOLERANT.writeValueAsBytes(new Resolutions.Answer(verdicts));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private synchronized Verdict judge(Applicant applicant) {
        asked.add(applicant.ref());
        LocalDate birthDate = applicant.birthDate();
        if (birthDate == null) {
            return verdict(applicant, Verdict.Kind.REVIEW, null, "birth-date-missing");
        }
        Optional<Fault> contradiction = Optional.ofNullable(applicant.personalNumber())
                .flatMap(number ->
                        applicant.sex() == null ? Optional.empty() : number.contradiction(applicant.sex(), birthDate));
        if (contradiction.isPresent()) {
            return new Verdict(
                    applicant.ref(),
                    Verdict.Kind.REJECTED,
                    null,
                    "",
                    List.of(FieldFault.at("/personalNumber", contradiction.get())));
        }
        String likeness = applicant.fullName() + "|" + applicant.birthDate() + "|" + applicant.motherName();
        EducationId known = byReference.get(applicant.ref());
        if (known == null) {
            known = byLikeness.get(likeness);
        }
        boolean isNew = known == null;
        EducationId id = isNew ? EducationId.of(NUMBERS.incrementAndGet()) : known;
        byReference.put(applicant.ref(), id);
        byLikeness.put(likeness, id);
        return verdict(applicant, isNew ? Verdict.Kind.NEW : Verdict.Kind.KNOWN, id, "");
    }

    private static Verdict verdict(Applicant applicant, Verdict.Kind kind, @Nullable EducationId id, String reason) {
        return new Verdict(applicant.ref(), kind, id, reason, List.of());
    }
}
