package vn.eduhub.local.hub;

import java.nio.file.Path;

/// The Java this launcher itself runs on; every process of the hub runs on the same.
final class Jvm {

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path of our own processes: what the build left, so that a test does not hand them its own.
    static String classPath(Path root) {
        return LocalBuild.of(root).map(LocalBuild::classPath).orElseGet(() -> System.getProperty("java.class.path"));
    }
}
