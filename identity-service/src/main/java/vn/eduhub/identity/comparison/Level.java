package vn.eduhub.identity.comparison;

/// How far two values of a field agree, and what that weighs.
///
/// @param m share of this level among pairs that are one person
/// @param u share among pairs of strangers; where it depends on the value (Nguyễn, Quàng), what is left of
///     the share when 2 to the power of minus the surprise is taken out
/// @param limit what it allows whatever the other fields say
record Level(String name, double m, double u, Limit limit) {

    enum Limit {
        NONE,
        /// Nobody is linked over this without being looked at.
        REVIEW,
        /// This is somebody else.
        NEW,
        /// Limits of review do not count.
        LIFTS
    }

    /// In bits.
    double weight() {
        return Math.log(m / u) / Math.log(2);
    }

    Level with(double newM, double newU) {
        return new Level(name, newM, newU, limit);
    }
}
