package vn.eduhub.exchange.job;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.platform.peer.PeerUnavailableException;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.StoreUnavailableException;

/// Tries again for as long as it takes: an owner or the store that is down delays a job, it does not end it.
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LAST = Duration.ofSeconds(5);

    /// Answers to a batch that no second try changes: one of us does not keep to the contract.
    private static final Set<Integer> HOPELESS = Set.of(400, 413, 415, 422);

    /// Such as an institution that cannot be looked up while the broker is down.
    private static final int UNAVAILABLE = 503;

    private final Stop stop;
    private final RandomGenerator random;

    Patience(Stop stop, RandomGenerator random) {
        this.stop = stop;
        this.random = random;
    }

    /// @param evenWhenCancelled goes on when the job is cancelled: for what has left the house already. When the
    /// job has failed, it is tried once.
    <T> T until(String what, boolean evenWhenCancelled, Callable<T> attempt) throws InterruptedException {
        Duration pause = FIRST;
        for (boolean first = true; ; first = false) {
            refuseWhenOver(evenWhenCancelled, first);
            try {
                return attempt.call();
            } catch (PeerUnavailableException e) {
                if (HOPELESS.contains(e.peerStatus())) {
                    throw new JobFailedException(Failure.OWNER_REFUSED, what + " was answered with " + e.peerStatus());
                }
                LOG.warn("{}: no answer, trying again in {} ms", what, pause.toMillis());
            } catch (MongoException | StoreUnavailableException e) {
                LOG.warn("{}: the store does not answer, trying again in {} ms", what, pause.toMillis());
            } catch (HubException e) {
                if (e.error().status() != UNAVAILABLE) {
                    throw e;
                }
                LOG.warn("{}: {}, trying again in {} ms", what, e.error().code(), pause.toMillis());
            } catch (RuntimeException | InterruptedException e) {
                throw rethrown(e);
            } catch (Exception e) {
                throw new IllegalStateException(what, e);
            }
            wait(pause, evenWhenCancelled);
            pause = pause.multipliedBy(2).compareTo(LAST) < 0 ? pause.multipliedBy(2) : LAST;
        }
    }

    private static RuntimeException rethrown(Exception e) throws InterruptedException {
        if (e instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return (RuntimeException) e;
    }

    private void wait(Duration pause, boolean evenWhenCancelled) throws InterruptedException {
        Duration some = Duration.ofMillis(pause.toMillis() / 2 + random.nextLong(pause.toMillis() / 2 + 1));
        if (evenWhenCancelled && stop.isOver()) {
            Thread.sleep(some);
        } else {
            stop.pause(some);
        }
    }

    private void refuseWhenOver(boolean evenWhenCancelled, boolean first) {
        stop.reason().ifPresent(reason -> {
            boolean goesOn = switch (reason) {
                case CANCELLED -> evenWhenCancelled;
                case FAILED, NO_ROOM -> evenWhenCancelled && first;
                case SHUTDOWN, LEASE_LOST -> false;
            };
            if (!goesOn) {
                throw new Stop.StoppedException();
            }
        });
    }
}
