package vn.eduhub.gateway.routing;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.SmartLifecycle;

/// Asks every instance at an interval whether it lives, so that callers do not find out by waiting.
final class Prober implements SmartLifecycle {

    private final Collection<Instances> services;
    private final CloseableHttpClient http;
    private final Duration interval;
    private final RequestConfig patience;
    private volatile boolean running;

    Prober(Collection<Instances> services, CloseableHttpClient http, RoutingProperties properties) {
        this.services = services;
        this.http = http;
        this.interval = properties.probeInterval();
        this.patience = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(properties.probeTimeout()))
                .setConnectionRequestTimeout(Timeout.of(properties.probeTimeout()))
                .build();
    }

    @Override
    public void start() {
        running = true;
        for (Instances service : services) {
            for (HttpHost instance : service.all()) {
                Thread.ofVirtual().name("probe-" + instance).start(() -> follow(service, instance));
            }
        }
    }

    private void follow(Instances service, HttpHost instance) {
        while (running) {
            probe(service, instance);
            try {
                Thread.sleep(interval);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void probe(Instances service, HttpHost instance) {
        HttpGet question = new HttpGet("/actuator/health/liveness");
        question.setConfig(patience);
        try {
            http.execute(instance, question, answer -> {
                EntityUtils.consume(answer.getEntity());
                return answer.getCode();
            });
            service.takeBack(instance);
        } catch (IOException e) {
            service.passOver(instance);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
