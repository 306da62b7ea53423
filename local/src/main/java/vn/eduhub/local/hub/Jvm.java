package vn.eduhub.local.hub;

import java.nio.file.Path;

/// The Java this launcher itself runs on; every process of the hub runs on the same.
final class Jvm {

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }
}
