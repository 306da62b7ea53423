package vn.eduhub.institution.area;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// The day it is in Viet Nam, whatever the zone of the machine: codes change at midnight there.
public final class Today {

    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final InstantSource clock;

    public Today(InstantSource clock) {
        this.clock = clock;
    }

    public LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), VIET_NAM);
    }
}
