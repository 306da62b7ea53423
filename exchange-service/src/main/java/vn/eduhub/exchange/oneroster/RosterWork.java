package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.Limits;
import vn.eduhub.exchange.file.Lines;
import vn.eduhub.exchange.work.HubLookUps;
import vn.eduhub.exchange.work.LineIndex;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.Work;

/// A OneRoster package as phases: sessions → institutions, from the top down → courses → classes → learners →
/// staff → families → all that the hub keeps no records of, each file after those it points to.
public final class RosterWork implements Work {

    private static final int JULY = 7;

    private final Archive archive;
    private final LineIndex index;
    private final Roster roster;
    private final LocalDate today;
    private final Deque<Supplier<Phase>> phases = new ArrayDeque<>();
    private Stage stage = Stage.SESSIONS;

    private enum Stage {
        SESSIONS,
        INSTITUTIONS,
        REST,
        DONE
    }

    private RosterWork(Archive archive, LineIndex index, Roster roster, LocalDate today) {
        this.archive = archive;
        this.index = index;
        this.roster = roster;
        this.today = today;
    }

    /// @param folder for the files of the work; not used by any other work
    /// @param chunkBytes memory of a sort
    /// @param today the day of the job, for roles when the package has no school year
    public static RosterWork open(
            Path zip, List<CheckedFile> files, HubLookUps hub, Path folder, int chunkBytes, LocalDate today)
            throws IOException {
        Archive archive = Archive.open(zip, Limits.DEFAULT);
        long lines = files.stream().mapToLong(CheckedFile::lines).sum();
        LineIndex index = new LineIndex(folder.resolve("lines.index"), lines);
        return new RosterWork(archive, index, new Roster(archive, files, index, hub, folder, chunkBytes), today);
    }

    @Override
    public Optional<Phase> next() throws IOException {
        while (phases.isEmpty() && stage != Stage.DONE) {
            plan();
        }
        return phases.isEmpty() ? Optional.empty() : Optional.of(phases.remove().get());
    }

    private void plan() throws IOException {
        switch (stage) {
            case SESSIONS -> {
                for (int depth = 0; depth <= deepest(RosterFile.ACADEMIC_SESSIONS); depth++) {
                    int here = depth;
                    phases.add(() -> new ReferencePhase(roster, RosterFile.ACADEMIC_SESSIONS, here));
                }
                stage = Stage.INSTITUTIONS;
            }
            case INSTITUTIONS -> {
                for (int depth = 0; depth <= deepest(RosterFile.ORGS); depth++) {
                    int here = depth;
                    phases.add(() -> new InstitutionPhase(roster, here));
                }
                stage = Stage.REST;
            }
            case REST -> {
                planRest();
                stage = Stage.DONE;
            }
            case DONE -> {}
        }
    }

    private int deepest(RosterFile file) throws IOException {
        return roster.has(file) ? Depths.find(roster, file) : -1;
    }

    private void planRest() throws IOException {
        planReference(RosterFile.COURSES);
        if (roster.has(RosterFile.CLASSES)) {
            phases.add(() -> new ClassPhase(roster));
        }
        Path staff = roster.folder().resolve("staff.run");
        Path families = roster.folder().resolve("families.run");
        String schoolYear = schoolYear();
        phases.add(() -> new LearnerPhase(roster, staff, families));
        phases.add(() -> new TeacherPhase(roster, staff, schoolYear));
        phases.add(() -> new FamilyPhase(roster, families));
        for (RosterFile file : RosterFile.values()) {
            if (file.compareTo(RosterFile.CATEGORIES) >= 0) {
                planReference(file);
            }
        }
    }

    private void planReference(RosterFile file) {
        if (roster.has(file)) {
            phases.add(() -> new ReferencePhase(roster, file, FilePhase.ALL));
        }
    }

    /// The newest school year of the package's sessions, else the one the job's day lies in.
    private String schoolYear() throws IOException {
        int end = 0;
        if (roster.has(RosterFile.ACADEMIC_SESSIONS)) {
            int column = roster.header(RosterFile.ACADEMIC_SESSIONS).at("schoolYear");
            try (Lines lines = roster.open(RosterFile.ACADEMIC_SESSIONS)) {
                while (lines.hasNext()) {
                    end = Math.max(end, Mapping.yearEnd(lines.next().get(column)));
                }
            }
        }
        if (end == 0) {
            end = today.getMonthValue() >= JULY ? today.getYear() + 1 : today.getYear();
        }
        return end - 1 + "-" + end;
    }

    @Override
    public void close() throws IOException {
        index.close();
        archive.close();
    }
}
