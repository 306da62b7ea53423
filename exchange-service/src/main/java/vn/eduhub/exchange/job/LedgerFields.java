package vn.eduhub.exchange.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.exchange.ledger.Cause;
import vn.eduhub.exchange.ledger.Counts;
import vn.eduhub.exchange.ledger.Ledger;

/// A ledger in a document: `counts` for each file and `causes`.
final class LedgerFields {

    static final String COUNTS = "counts";
    static final String CAUSES = "causes";

    private LedgerFields() {}

    static Document append(Document document, Ledger ledger) {
        return document.append(COUNTS, counts(ledger))
                .append(
                        CAUSES,
                        ledger.causes().stream().map(LedgerFields::cause).toList());
    }

    private static List<Document> counts(Ledger ledger) {
        List<Document> counts = new ArrayList<>();
        ledger.files()
                .forEach((file, of) -> counts.add(new Document("file", file)
                        .append("accepted", of.accepted())
                        .append("unchanged", of.unchanged())
                        .append("rejected", of.rejected())
                        .append("review", of.review())));
        return counts;
    }

    private static Document cause(Cause cause) {
        return new Document("file", cause.file())
                .append("column", cause.column())
                .append("fault", cause.fault().name())
                .append("arguments", cause.arguments())
                .append("count", cause.count())
                .append("lines", cause.firstLines());
    }

    static Ledger read(Document document) {
        Map<String, Counts> files = new HashMap<>();
        for (Document of : document.getList(COUNTS, Document.class)) {
            files.put(
                    of.getString("file"),
                    new Counts(
                            of.getLong("accepted"),
                            of.getLong("unchanged"),
                            of.getLong("rejected"),
                            of.getLong("review")));
        }
        List<Cause> causes = document.getList(CAUSES, Document.class).stream()
                .map(of -> new Cause(
                        of.getString("file"),
                        of.getString("column"),
                        Fault.valueOf(of.getString("fault")),
                        of.getList("arguments", String.class),
                        of.getLong("count"),
                        of.getList("lines", Long.class)))
                .toList();
        return Ledger.of(files, causes);
    }
}
