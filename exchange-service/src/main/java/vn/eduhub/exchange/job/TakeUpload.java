package vn.eduhub.exchange.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.CsvCheck;
import vn.eduhub.exchange.file.Limits;
import vn.eduhub.exchange.oneroster.RosterCheck;
import vn.eduhub.exchange.template.LearnerTemplate;
import vn.eduhub.exchange.template.TemplateCheck;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// Takes an upload to the disk, checks it as a whole, and makes it a job; or refuses it with nothing left behind.
final class TakeUpload {

    private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

    private final Spool spool;
    private final Jobs jobs;
    private final Institutions institutions;
    private final JobRunner.Chance chance;
    private final long bytesMax;

    TakeUpload(Spool spool, Jobs jobs, Institutions institutions, JobRunner.Chance chance, long bytesMax) {
        this.spool = spool;
        this.jobs = jobs;
        this.institutions = institutions;
        this.chance = chance;
        this.bytesMax = bytesMax;
    }

    /// @param length as the sender says, -1 when not said
    /// @param digest the header `Content-Digest` (RFC 9530)
    /// @param createdKey of the caller
    record Upload(
            InputStream body,
            boolean zip,
            long length,
            @Nullable String digest,
            @Nullable String createdKey) {}

    /// What the checks of the whole found.
    private record Checked(Job.Format format, List<CheckedFile> files) {}

    Job take(Upload upload, Caller caller) throws IOException {
        if (upload.length() > bytesMax) {
            throw new HubException(ExchangeError.UPLOAD_TOO_LARGE, Long.toString(bytesMax));
        }
        RecordId id = chance.newId();
        Path file = spool.incoming(id);
        try {
            MessageDigest sha256 = sha256();
            CsvCheck csv = new CsvCheck(LearnerTemplate.FILE_NAME);
            write(upload, file, sha256, csv);
            byte[] digest = sha256.digest();
            refuseOther(upload.digest(), digest);
            String print = HexFormat.of().formatHex(digest);
            Optional<Job> before = Optional.ofNullable(upload.createdKey()).flatMap(jobs::findByCreatedKey);
            if (before.isPresent()) {
                return same(before.get(), print);
            }
            Checked checked = upload.zip()
                    ? checkZip(file)
                    : new Checked(Job.Format.TEMPLATE_CSV, List.of(TemplateCheck.finish(csv)));
            return add(job(id, caller, checked, print, upload.createdKey()), file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void write(Upload upload, Path file, MessageDigest sha256, CsvCheck csv) {
        long length;
        try {
            length = spool.write(upload.body(), file, bytesMax, (bytes, count) -> {
                sha256.update(bytes, 0, count);
                if (!upload.zip()) {
                    csv.accept(bytes, count);
                }
            });
        } catch (Spool.BodyBrokenException e) {
            throw new HubException(ExchangeError.UPLOAD_TRUNCATED);
        }
        if (upload.length() >= 0 && length != upload.length()) {
            throw new HubException(ExchangeError.UPLOAD_TRUNCATED);
        }
        if (length == 0) {
            throw new HubException(ExchangeError.UPLOAD_EMPTY);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void refuseOther(@Nullable String header, byte[] digest) {
        if (header == null) {
            return;
        }
        Matcher matcher = DIGEST.matcher(header.strip());
        if (!matcher.matches()) {
            throw new HubException(ExchangeError.DIGEST_UNREADABLE);
        }
        if (!MessageDigest.isEqual(Base64.getDecoder().decode(matcher.group(1)), digest)) {
            throw new HubException(ExchangeError.DIGEST_MISMATCH);
        }
    }

    private static Job same(Job before, String print) {
        if (!before.print().equals(print)) {
            throw new HubException(PlatformError.IDEMPOTENCY_MISMATCH);
        }
        return before;
    }

    /// A zip with our own template and no manifest, or a OneRoster package.
    private static Checked checkZip(Path file) throws IOException {
        try (Archive archive = Archive.open(file, Limits.DEFAULT)) {
            if (archive.names().equals(List.of(LearnerTemplate.FILE_NAME))) {
                CsvCheck csv = new CsvCheck(LearnerTemplate.FILE_NAME);
                archive.read(LearnerTemplate.FILE_NAME, csv::accept);
                return new Checked(Job.Format.TEMPLATE_ZIP, List.of(TemplateCheck.finish(csv)));
            }
            return new Checked(Job.Format.ONEROSTER_ZIP, RosterCheck.check(archive));
        }
    }

    private Job job(RecordId id, Caller caller, Checked checked, String print, @Nullable String createdKey) {
        return new Job(
                id,
                caller.clientId(),
                caller.unit(),
                caller.roles(),
                List.copyOf(institutions.scopeOf(List.of(caller.unit()))),
                checked.format(),
                checked.files(),
                print,
                createdKey,
                chance.clock().instant(),
                JobState.RUNNING,
                false,
                null,
                null);
    }

    /// The upload lies in its place before the job is seen by those who run it.
    private Job add(Job job, Path file) throws IOException {
        spool.keep(file, job.id());
        // When the store does not answer, the job may be there or not: the upload stays, and is swept if nobody needs
        // it.
        Job added = jobs.add(job);
        if (!added.id().equals(job.id())) {
            spool.delete(job.id());
            return same(added, job.print());
        }
        return added;
    }
}
