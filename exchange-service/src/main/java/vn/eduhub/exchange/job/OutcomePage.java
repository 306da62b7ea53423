package vn.eduhub.exchange.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.ledger.LineOutcome;

/// Some outcomes of a job, in the order of its batches.
///
/// @param next where the next page begins; empty on the last
record OutcomePage(List<LineOutcome> outcomes, Optional<At> next) {

    /// The place of a line: in a batch, from 0.
    record At(Outcomes.Position batch, int line) {

        private static final Pattern TEXT = Pattern.compile("(\\d{1,3})-(\\d{1,9})-(\\d{1,6})");

        static final At START = new At(new Outcomes.Position(0, 0), 0);

        /// Reads `cursor`. A faulty one is noted in the reader.
        static At read(Reader reader, @Nullable String cursor) {
            if (cursor == null) {
                return START;
            }
            Matcher matcher = TEXT.matcher(cursor);
            if (!matcher.matches()) {
                reader.add("/cursor", Fault.NOT_A_CURSOR);
                return START;
            }
            return new At(
                    new Outcomes.Position(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))),
                    Integer.parseInt(matcher.group(3)));
        }

        String text() {
            return batch.phase() + "-" + batch.number() + "-" + line;
        }
    }

    /// Reads `outcome`: none means all. A faulty one is noted in the reader.
    static Optional<Outcome> outcome(Reader reader, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(outcome);
            }
        }
        reader.add("/outcome", Fault.UNKNOWN_CODE, "accepted, unchanged, rejected, review");
        return Optional.empty();
    }

    /// Whose numbers the outcomes name.
    Set<RecordId> people() {
        Set<RecordId> people = new LinkedHashSet<>();
        for (LineOutcome line : outcomes) {
            String id = line.recordId();
            if (id != null && EducationId.isWellFormed(id)) {
                people.add(new RecordId(id));
            }
        }
        return people;
    }

    static OutcomePage read(Outcomes outcomes, RecordId job, Optional<Outcome> only, At from, int limit) {
        List<LineOutcome> page = new ArrayList<>();
        At at = from;
        while (true) {
            Optional<Map.Entry<Outcomes.Position, List<LineOutcome>>> found = outcomes.next(job, at.batch(), only);
            if (found.isEmpty()) {
                return new OutcomePage(page, Optional.empty());
            }
            Outcomes.Position batch = found.get().getKey();
            List<LineOutcome> lines = found.get().getValue();
            for (int i = batch.equals(at.batch()) ? at.line() : 0; i < lines.size(); i++) {
                LineOutcome line = lines.get(i);
                if (!line.isCounted() || (only.isPresent() && line.outcome() != only.get())) {
                    continue;
                }
                if (page.size() == limit) {
                    return new OutcomePage(page, Optional.of(new At(batch, i)));
                }
                page.add(line);
            }
            at = new At(new Outcomes.Position(batch.phase(), batch.number() + 1), 0);
        }
    }
}
