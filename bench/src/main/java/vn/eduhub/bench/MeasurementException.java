package vn.eduhub.bench;

/// Why something could not be measured, in words for the result file.
final class MeasurementException extends Exception {

    private static final long serialVersionUID = 1;

    MeasurementException(String reason) {
        super(reason);
    }

    MeasurementException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
