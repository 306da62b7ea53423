package vn.eduhub.exchange.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads users of as many bytes as its argument says, made up while they are read: once as an upload is
/// checked, once as its lines are taken. Fails when the two do not see the same lines.
final class DryRead {

    private static final String HEADER = "sourcedId,status,dateLastModified,givenName,familyName,metadata.motherName";

    private DryRead() {}

    /// Lines of about 90 bytes, without end.
    private static final class MadeUp extends InputStream {

        private final long bytesMax;
        private byte[] line = (HEADER + "\r\n").getBytes(StandardCharsets.UTF_8);
        private int at;
        private long number;
        private long given;

        MadeUp(long bytesMax) {
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read by blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = 0;
            while (count < length) {
                if (at == line.length) {
                    if (given >= bytesMax) {
                        return count == 0 ? -1 : count;
                    }
                    number++;
                    line = ("hs-" + number + ",,,\"An, " + number % 97
                                    + "\",Nguyễn Thị Hoài,Phạm Thị Thu Hà ở làng Đông Ngạc thứ " + number % 1013
                                    + "\r\n")
                            .getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int some = Math.min(length - count, line.length - at);
                System.arraycopy(line, at, target, offset + count, some);
                at += some;
                count += some;
                given += some;
            }
            return count;
        }
    }

    public static void main(String[] args) throws IOException {
        long bytesMax = Long.parseLong(args[0]);
        CsvCheck check = new CsvCheck("users.csv");
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = new MadeUp(bytesMax)) {
            for (int count = in.read(buffer, 0, buffer.length); count >= 0; count = in.read(buffer, 0, buffer.length)) {
                check.accept(buffer, count);
            }
        }
        CsvCheck.Result checked = check.finish();
        Header header = Header.read(
                "users.csv",
                checked.header(),
                List.of("sourcedId", "status", "dateLastModified", "givenName", "familyName"));
        long lines = 0;
        try (Lines read = new Lines(new MadeUp(bytesMax), header)) {
            for (; read.hasNext(); lines++) {
                if (read.next().get(4) == null) {
                    throw new AssertionError("a field is missing in line " + lines);
                }
            }
        }
        if (lines != checked.lines()) {
            throw new AssertionError(lines + " lines read, " + checked.lines() + " counted");
        }
    }
}
