package vn.eduhub.reporting.cube;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tools.jackson.databind.ObjectWriter;
import vn.eduhub.contracts.event.EventHeaders;
import vn.eduhub.contracts.event.SchoolFigures;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;

/// Puts a school's cells into the envelope of all the hub's events.
final class FiguresEvent extends ContextualProcessor<String, SchoolCells, String, byte[]> {

    private final ObjectWriter writer;

    FiguresEvent(ObjectWriter writer) {
        this.writer = writer;
    }

    @Override
    public void process(Record<String, SchoolCells> cells) {
        SchoolFigures figures = cells.value().figures(new RecordId(cells.key()));
        context()
                .forward(new Record<>(
                        cells.key(),
                        writer.writeValueAsBytes(figures),
                        cells.timestamp(),
                        headers(figures, cells.timestamp())));
    }

    private static Headers headers(SchoolFigures figures, long timestamp) {
        Headers headers = new RecordHeaders();
        add(headers, EventHeaders.SPEC_VERSION, "1.0");
        add(headers, EventHeaders.ID, figures.school() + ":" + figures.version());
        add(headers, EventHeaders.TYPE, "vn.eduhub." + Topic.FIGURES.type());
        add(headers, EventHeaders.SOURCE, "/reporting-service");
        add(headers, EventHeaders.SUBJECT, figures.school().value());
        add(headers, EventHeaders.TIME, Instant.ofEpochMilli(timestamp).toString());
        add(headers, EventHeaders.RECORD_EVENT, "UPDATE");
        add(headers, EventHeaders.RECORD_VERSION, Long.toString(figures.version()));
        add(headers, EventHeaders.CONTENT_TYPE, "application/json");
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
