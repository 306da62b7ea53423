package vn.eduhub.local.hub;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/// The Java this launcher itself runs on; every process of the hub runs on the same.
final class Jvm {

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path of our own processes: what the build left, so that a test does not hand them its own.
    static String classPath(Path root) {
        Path target = root.resolve("local/target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            return System.getProperty("java.class.path");
        }
        return target.resolve("classes") + File.pathSeparator + target.resolve("lib") + File.separator + "*";
    }
}
