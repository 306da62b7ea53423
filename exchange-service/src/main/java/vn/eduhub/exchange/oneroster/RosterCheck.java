package vn.eduhub.exchange.oneroster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.CsvCheck;
import vn.eduhub.exchange.file.Header;
import vn.eduhub.platform.problem.HubException;

/// Checks a package as a whole, right after the upload: what fails here is refused with nothing stored.
public final class RosterCheck {

    private static final int MANIFEST_BYTES_MAX = 64 * 1024;

    private RosterCheck() {}

    /// The files that hold lines to take, in the order they are read in.
    public static List<CheckedFile> check(Archive archive) throws IOException {
        List<String> names = archive.names();
        if (!names.contains(Manifest.FILE_NAME)) {
            throw new HubException(ExchangeError.MANIFEST_MISSING);
        }
        Manifest manifest = manifest(archive);
        for (String name : names) {
            refuseUnknown(name, manifest);
        }
        List<CheckedFile> files = new ArrayList<>();
        for (RosterFile file : RosterFile.values()) {
            if (manifest.mode(file) == Manifest.Mode.ABSENT) {
                continue;
            }
            if (!names.contains(file.fileName())) {
                throw new HubException(ExchangeError.FILE_MISSING, file.fileName());
            }
            files.add(check(archive, file, manifest.mode(file) == Manifest.Mode.DELTA));
        }
        if (files.stream().allMatch(file -> file.lines() == 0)) {
            throw new HubException(ExchangeError.NO_LINES);
        }
        return files;
    }

    private static void refuseUnknown(String name, Manifest manifest) {
        // What is not CSV (a read-me, a system file) is not opened.
        if (name.equals(Manifest.FILE_NAME) || !name.endsWith(".csv")) {
            return;
        }
        String shown = name.length() <= 60 ? name : name.substring(0, 60);
        RosterFile file = RosterFile.find(name).orElseThrow(() -> new HubException(ExchangeError.UNKNOWN_FILE, shown));
        if (manifest.mode(file) == Manifest.Mode.ABSENT) {
            throw new HubException(ExchangeError.FILE_NOT_ANNOUNCED, shown);
        }
    }

    private static Manifest manifest(Archive archive) throws IOException {
        CsvCheck check = new CsvCheck(Manifest.FILE_NAME);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        archive.read(Manifest.FILE_NAME, (buffer, length) -> {
            check.accept(buffer, length);
            if (bytes.size() + length > MANIFEST_BYTES_MAX) {
                throw new HubException(
                        ExchangeError.LINE_TOO_LONG, Manifest.FILE_NAME, "1", Integer.toString(MANIFEST_BYTES_MAX));
            }
            bytes.write(buffer, 0, length);
        });
        check.finish();
        String text = bytes.toString(StandardCharsets.UTF_8);
        return Manifest.read(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static CheckedFile check(Archive archive, RosterFile file, boolean delta) throws IOException {
        CsvCheck check = new CsvCheck(file.fileName());
        archive.read(file.fileName(), check::accept);
        CsvCheck.Result result = check.finish();
        Header.read(file.fileName(), result.header(), file.header());
        return new CheckedFile(file.fileName(), delta, result.header(), result.lines());
    }
}
