package vn.eduhub.exchange.oneroster;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.Limits;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.reference.ReferenceKey;
import vn.eduhub.exchange.work.HubLookUps;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.Work;
import vn.eduhub.exchange.work.WorkBatch;

/// Writes a package of as many bytes as its arguments say, checks it as an upload is checked, and takes its
/// lines as a job does, but for owners that keep nothing: what is left is what the exchange itself needs. Fails when
/// a line gets lost on the way.
final class PackageDryRead {

    private static final int SORT_CHUNK = 32 * 1024 * 1024;
    private static final LocalDate DAY = LocalDate.of(2026, 9, 7);
    private static final RecordId SOMEONE = new RecordId("somebody01");
    private static final long SEED = 20260905;

    private PackageDryRead() {}

    /// Knows nothing and nobody.
    private static final HubLookUps NOTHING = new HubLookUps() {
        @Override
        public Set<String> institutions(Collection<String> sourcedIds) {
            return new HashSet<>(sourcedIds);
        }

        @Override
        public Map<String, ClassLookUp.Found> classes(Collection<String> sourcedIds) {
            return Map.of();
        }

        @Override
        public Map<ReferenceKey, Integer> references(Collection<ReferenceKey> keys) {
            return Map.of();
        }
    };

    /// Learners by their grade; each has a long note of words in changing order, so that the package is packed about
    /// as tightly as real ones.
    private static long write(Path zip, long bytesMax, int lineBytes) throws IOException {
        byte[] notes = notes(lineBytes);
        int starts = notes.length - lineBytes;
        long bytes = 0;
        long lines = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip), 1 << 16);
                ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entries.setLevel(Deflater.BEST_SPEED);
            entries.putNextEntry(new ZipEntry("manifest.csv"));
            entries.write("propertyName,value\r\noneroster.version,1.2\r\nfile.users,bulk\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
            entries.putNextEntry(new ZipEntry("users.csv"));
            entries.write((String.join(",", RosterFile.USERS.header()) + ",metadata.motherName,metadata.note\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] end = "\r\n".getBytes(StandardCharsets.UTF_8);
            while (bytes < bytesMax) {
                byte[] fields = ("hs-" + lines + ",,,true,hs-" + lines
                                + ",,An,Nguyễn,Thị Hoài,,,,,,09,,,,,,,,Phạm Thị Thu Hà,")
                        .getBytes(StandardCharsets.UTF_8);
                entries.write(fields);
                entries.write(notes, (int) (lines * 7919 % starts), lineBytes - fields.length - 2);
                entries.write(end);
                bytes += lineBytes;
                lines++;
            }
            entries.closeEntry();
        }
        return lines;
    }

    private static byte[] notes(int lineBytes) {
        String[] words = {
            "gia dinh", "o lang", "di hoc", "bang xe dap", "cach truong", "qua cau", "ba cay so", "ven song"
        };
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder();
        while (text.length() < 64 * lineBytes) {
            text.append(words[random.nextInt(words.length)])
                    .append(' ')
                    .append(random.nextInt(1000))
                    .append(' ');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<CheckedFile> check(Path zip) throws IOException {
        try (Archive archive = Archive.open(zip, Limits.DEFAULT)) {
            return RosterCheck.check(archive);
        }
    }

    private static long take(Path zip, List<CheckedFile> files, Path folder) throws IOException, InterruptedException {
        AtomicLong settled = new AtomicLong();
        try (Work work = RosterWork.open(zip, files, NOTHING, folder, SORT_CHUNK, DAY)) {
            for (Optional<Phase> next = work.next(); next.isPresent(); next = work.next()) {
                Phase phase = next.get();
                phase.produce(batch -> {
                    for (LineOutcome outcome : batch.settle(accepted(batch))) {
                        phase.settled(outcome);
                        settled.addAndGet(outcome.isCounted() ? 1 : 0);
                    }
                });
            }
        }
        return settled.get();
    }

    private static List<RowOutcome> accepted(WorkBatch batch) {
        List<RowOutcome> answers = new ArrayList<>(batch.rows().size());
        for (Object row : batch.rows()) {
            answers.add(RowOutcome.accepted(((LearnerRow) row).row(), SOMEONE));
        }
        return answers;
    }

    /// Folder, bytes unpacked, bytes of a line.
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Path zip = folder.resolve("package.zip");
        long begun = System.nanoTime();
        long written = write(zip, Long.parseLong(args[1]), Integer.parseInt(args[2]));
        long packed = Files.size(zip);
        long wrote = System.nanoTime();
        List<CheckedFile> files = check(zip);
        long checked = System.nanoTime();
        long taken = take(zip, files, Files.createDirectory(folder.resolve("work")));
        long took = System.nanoTime();
        System.out.printf(
                "%d lines, %d MB packed; written in %d s, checked in %d s, taken in %d s%n",
                written,
                packed / 1_000_000,
                (wrote - begun) / 1_000_000_000,
                (checked - wrote) / 1_000_000_000,
                (took - checked) / 1_000_000_000);
        if (taken != written || files.getFirst().lines() != written) {
            throw new AssertionError(
                    written + " written, " + files.getFirst().lines() + " checked, " + taken + " taken");
        }
    }
}
