package vn.eduhub.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a demo sent to this hub for a province. Another seed or size makes other schools and people under the same ids
/// and codes: the hub would rightly hold them against those it has.
///
/// @param file where it is remembered
record SentProvince(Path file) {

    static SentProvince of(Path folder, String province) {
        return new SentProvince(folder.resolve("sent-" + province + ".txt"));
    }

    /// Refuses a province that is not the one sent before.
    void allow(String options) throws DemoException {
        try {
            String before = Files.exists(file) ? Files.readString(file).strip() : options;
            if (!before.equals(options)) {
                throw new DemoException("demo: this hub holds the province made with " + before
                        + "; another one would use the same ids and codes. Say the same again, choose another"
                        + " --province, or forget all data first (./hub reset)");
            }
        } catch (IOException e) {
            throw new DemoException("demo: cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    void remember(String options) throws DemoException {
        try {
            Files.writeString(file, options + "\n");
        } catch (IOException e) {
            throw new DemoException("demo: cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
