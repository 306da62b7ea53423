package vn.eduhub.exchange.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.Header;
import vn.eduhub.exchange.file.Lines;
import vn.eduhub.exchange.work.HubLookUps;
import vn.eduhub.exchange.work.LineIndex;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.Work;

/// The template as phases: the schools and the classes that its lines name, then its learners.
public final class TemplateWork implements Work {

    /// Opens the file from its beginning, as often as asked.
    public interface Source {

        InputStream open() throws IOException;
    }

    private final LineIndex index;
    private final Deque<Phase> phases = new ArrayDeque<>();

    /// @param folder for the files of the work; not used by any other work
    public TemplateWork(Source source, CheckedFile file, HubLookUps hub, Path folder) throws IOException {
        Header header = Header.read(file.name(), file.header(), LearnerTemplate.HEADER);
        // Each line may enter a learner, a class and a school.
        index = new LineIndex(folder.resolve("lines.index"), file.lines() * 3);
        Reading reading = () -> new Lines(source.open(), header);
        phases.add(new TemplateSchools(reading, index, hub));
        phases.add(new TemplateClasses(reading, index));
        phases.add(new TemplateLearners(reading, index));
    }

    /// Reads the lines from the first one on.
    interface Reading {

        Lines open() throws IOException;
    }

    @Override
    public Optional<Phase> next() {
        return Optional.ofNullable(phases.poll());
    }

    @Override
    public void close() {
        index.close();
    }
}
