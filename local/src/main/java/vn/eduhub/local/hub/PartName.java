package vn.eduhub.local.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name on the command line, understood: one of our servers, or an instance of a service.
sealed interface PartName {

    String text();

    /// Store, broker or Keycloak.
    record Server(String text) implements PartName {}

    /// @param instance 1 to 3
    record Instance(Service service, int instance) implements PartName {

        @Override
        public String text() {
            return instance == 1 ? service.label() : service.label() + "-" + instance;
        }
    }

    Pattern NUMBERED = Pattern.compile("(.+)-([1-9])");

    static PartName parse(String text) {
        if (List.of(Part.STORE, Part.BROKER, Part.KEYCLOAK).contains(text)) {
            return new Server(text);
        }
        var plain = Service.labelled(text);
        if (plain.isPresent()) {
            return new Instance(plain.get(), 1);
        }
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            int instance = Integer.parseInt(numbered.group(2));
            var service = Service.labelled(numbered.group(1));
            if (service.isPresent() && instance <= Ports.INSTANCES_MAX) {
                return new Instance(service.get(), instance);
            }
        }
        throw new HubException("no part of the hub is called '" + text + "'; there are " + String.join(", ", all()));
    }

    static List<String> all() {
        List<String> names = new ArrayList<>(List.of(Part.STORE, Part.BROKER, Part.KEYCLOAK));
        for (Service service : Service.values()) {
            names.add(service.label());
        }
        return names;
    }
}
