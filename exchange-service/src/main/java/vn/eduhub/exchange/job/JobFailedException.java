package vn.eduhub.exchange.job;

/// Ends a job for good: no second try can heal it.
final class JobFailedException extends RuntimeException {

    private final Failure failure;

    JobFailedException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
