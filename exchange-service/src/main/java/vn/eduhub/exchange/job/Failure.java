package vn.eduhub.exchange.job;

import java.util.Locale;
import java.util.Optional;
import vn.eduhub.exchange.work.WorkBatch;

/// Why a job failed, in words that stay the same.
enum Failure {
    OWNER_REFUSED(
            "Một dịch vụ của hệ thống không xử lý được dữ liệu đã kiểm tra; đơn vị vận hành phải khắc phục, "
                    + "sau đó hãy gửi lại tệp.",
            "A service of the hub could not take checked rows; the operator has to mend it, then send the file again."),
    LINES_LOST(
            "Số dòng đã xử lý không khớp với tệp; đơn vị vận hành phải khắc phục, sau đó hãy gửi lại tệp.",
            "The lines that were settled are not those of the file; the operator has to mend it, "
                    + "then send the file again."),
    INTERNAL_ERROR(
            "Hệ thống gặp lỗi khi xử lý tệp; đơn vị vận hành phải khắc phục, sau đó hãy gửi lại tệp.",
            "The hub met a fault of its own; the operator has to mend it, then send the file again.");

    private final String vietnamese;
    private final String english;

    Failure(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    static Failure of(Throwable cause) {
        return switch (cause) {
            case JobFailedException failed -> failed.failure();
            case WorkBatch.UnansweredException _ -> OWNER_REFUSED;
            default -> INTERNAL_ERROR;
        };
    }

    static Optional<Failure> find(String code) {
        for (Failure failure : values()) {
            if (failure.code().equals(code)) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String message(Locale locale) {
        return locale.getLanguage().equals("en") ? english : vietnamese;
    }

    /// An exception as it may be logged: not its message, which may hold what a line holds.
    static String place(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + " at " + (trace.length == 0 ? "?" : trace[0]);
    }
}
