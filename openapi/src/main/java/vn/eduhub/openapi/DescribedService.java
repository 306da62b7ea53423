package vn.eduhub.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A service whose doors are described.
///
/// @param name also of its file, `<name>.json`
/// @param root package
record DescribedService(String name, String root, String title, String text) {

    /// In the order in which somebody who begins needs them.
    static final List<DescribedService> ALL = List.of(
            new DescribedService(
                    "institution-registry",
                    "vn.eduhub.institution",
                    "Institutions, areas and code lists",
                    "Who manages whom, where schools stand, and which codes are in force."),
            new DescribedService(
                    "learner-registry",
                    "vn.eduhub.learner",
                    "Learners and classes",
                    "Who learns where, since when: registering, enrolling, moving and leaving."),
            new DescribedService(
                    "teacher-registry", "vn.eduhub.teacher", "Staff", "Who works where, as what, since when."),
            new DescribedService(
                    "exchange-service",
                    "vn.eduhub.exchange",
                    "Intake of files",
                    "Whole schools and provinces as files: OneRoster 1.2 or the hub's own template."),
            new DescribedService(
                    "reporting-service", "vn.eduhub.reporting", "Figures", "How many people learn and work where."),
            new DescribedService(
                    "identity-service",
                    "vn.eduhub.identity",
                    "Persons",
                    "One number for each person for life, what is not clear yet, and who has read whose data."));

    Path sources(Path checkout) {
        return checkout.resolve(name).resolve("src/main/java");
    }

    /// Whether its answers go through the audit trail, and so a caller's purpose is read.
    boolean isAudited(Path checkout) {
        try {
            return !Files.readString(checkout.resolve(name).resolve("src/main/resources/application.yml"))
                    .contains("AuditConfiguration");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fileName() {
        return name + ".json";
    }
}
