package vn.eduhub.bench;

import java.io.IOException;
import java.util.List;

/// One thing that is measured; it fills one or more rows.
interface Measurement {

    /// Its name on the command line.
    String name();

    /// The rows it answers for: those it did not fill are reported as not measured.
    List<Target> targets();

    /// @throws MeasurementException why it cannot be measured now
    void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException;
}
