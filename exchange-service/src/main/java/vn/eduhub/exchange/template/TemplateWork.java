package vn.eduhub.exchange.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
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

    /// What lines name, in the index.
    static final int CLASSES = 0;

    static final int LEARNERS = 1;
    static final int SCHOOLS = 2;

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

        /// Gives the lines that are the first to name something; a line with a fault names nothing.
        ///
        /// @param kind of what is named, in the index
        default void firstOfEach(LineIndex index, int kind, Function<TemplateLine, String> name, FirstLine first)
                throws IOException, InterruptedException {
            try (Lines lines = open()) {
                while (lines.hasNext()) {
                    TemplateLine line = new TemplateLine(lines.next());
                    if (line.fault().isPresent()) {
                        continue;
                    }
                    long number = line.line().number();
                    if (index.put(kind, name.apply(line), number) == number) {
                        first.take(line);
                    }
                }
            }
        }
    }

    /// Takes a line that is the first to name something.
    interface FirstLine {

        void take(TemplateLine line) throws IOException, InterruptedException;
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
