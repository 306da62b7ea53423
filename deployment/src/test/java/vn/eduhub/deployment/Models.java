package vn.eduhub.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads objects of a cluster into their models, strictly: the models keep what they do not know, and that is a fault
/// here.
final class Models {

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class));

    private Models() {}

    static boolean isKnown(Map<String, Object> document) {
        return KINDS.containsKey(document.get("apiVersion") + " " + document.get("kind"));
    }

    /// What the model of this object's kind does not know, as paths; empty when all is well.
    static List<String> unknown(Map<String, Object> document) {
        return unknownIn(read(document, KINDS.get(document.get("apiVersion") + " " + document.get("kind"))));
    }

    /// The same of the pods that an object of a foreign kind describes; they may leave things out.
    static List<String> unknownInPods(Map<String, Object> template) {
        return unknownIn(read(template, PodTemplateSpec.class));
    }

    static <T> T read(Map<String, Object> document, @Nullable Class<T> type) {
        if (type == null) {
            throw new IllegalArgumentException("no model for " + document.get("kind"));
        }
        return Serialization.unmarshal(Serialization.asJson(document), type);
    }

    private static List<String> unknownIn(Object model) {
        List<String> unknown = new ArrayList<>();
        walk("", model, unknown);
        return unknown;
    }

    private static void walk(String path, @Nullable Object value, List<String> unknown) {
        if (value == null) {
            return;
        }
        switch (value) {
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(path + "/" + i, list.get(i), unknown);
                }
            }
            case Map<?, ?> map -> map.forEach((key, one) -> walk(path + "/" + key, one, unknown));
            default -> {
                if (value.getClass().getName().startsWith("io.")
                        && !value.getClass().isEnum()) {
                    fields(path, value, unknown);
                }
            }
        }
    }

    private static void fields(String path, Object value, List<String> unknown) {
        for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field(path, value, field, unknown);
                }
            }
        }
    }

    private static void field(String path, Object value, Field field, List<String> unknown) {
        try {
            field.setAccessible(true);
            @Nullable Object inner = field.get(value);
            if (field.getName().equals("additionalProperties") && inner instanceof Map<?, ?> more) {
                more.keySet().forEach(key -> unknown.add(path + "/" + key));
            } else {
                walk(path + "/" + field.getName(), inner, unknown);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
