package vn.eduhub.testkit.broken.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class Wiring {

    @Autowired
    @Nullable
    String field;
}
