package vn.eduhub.platform.broker;

import javax.security.auth.login.LoginException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once what keeps a reader or a writer from the log, however often it tries, and once that it goes on.
/// Thread-safe.
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String work;
    private @Nullable String said;

    /// @param work what stands still, such as `following institution`
    public Outage(String work) {
        this.work = work;
    }

    public synchronized void because(RuntimeException fault) {
        String reason = reason(fault);
        if (!reason.equals(said)) {
            said = reason;
            LOG.warn("{} waits and tries again: {}", work, reason);
        }
    }

    public synchronized void over() {
        if (said != null) {
            said = null;
            LOG.info("{} goes on", work);
        }
    }

    /// Whether the log or the sign-on would not have us, which is mended elsewhere.
    public static boolean isRefusal(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException) {
                return true;
            }
        }
        return false;
    }

    /// What a fault says in its message may hold a setting: of one that is not known only the kinds are told.
    private static String reason(RuntimeException fault) {
        Throwable root = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException) {
                return "the sign-on gives no token";
            }
            if (cause instanceof AuthenticationException) {
                return "the log does not take our token";
            }
            if (cause instanceof AuthorizationException) {
                // Names the topic or group.
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof UnknownTopicOrPartitionException) {
                return "a topic is not there yet; its owner makes it";
            }
            root = cause;
        }
        String kind = fault.getClass().getSimpleName();
        return root.equals(fault)
                ? kind
                : kind + " because of " + root.getClass().getSimpleName();
    }
}
