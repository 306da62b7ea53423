package vn.eduhub.gateway.routing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.HttpHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The instances of one service: a static list, of which some may not run. Those that refused or hung are passed over
/// until a probe finds them well again. Thread-safe.
final class Instances {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

    private final List<HttpHost> all;
    private final Set<HttpHost> passedOver = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<URI> addresses) {
        all = addresses.stream()
                .map(address -> new HttpHost(address.getScheme(), address.getHost(), address.getPort()))
                .toList();
    }

    List<HttpHost> all() {
        return all;
    }

    /// In the order in which to try: those that answer, a different one first each time; then, because a probe may be
    /// wrong, the others.
    List<HttpHost> inOrder() {
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<HttpHost> order = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            HttpHost instance = all.get((first + i) % all.size());
            if (!passedOver.contains(instance)) {
                order.add(instance);
            }
        }
        for (int i = 0; order.size() < all.size(); i++) {
            HttpHost instance = all.get((first + i) % all.size());
            if (!order.contains(instance)) {
                order.add(instance);
            }
        }
        return order;
    }

    void passOver(HttpHost instance) {
        if (passedOver.add(instance)) {
            LOG.info("{} is passed over", instance);
        }
    }

    void takeBack(HttpHost instance) {
        if (passedOver.remove(instance)) {
            LOG.info("{} answers", instance);
        }
    }
}
