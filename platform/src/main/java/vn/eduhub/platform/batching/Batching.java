package vn.eduhub.platform.batching;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Carries out in one call what several threads ask at the same time, as databases commit in groups: who comes while
/// enough calls are under way waits for one of them to end, and then all who wait go together. Nobody waits for
/// company: alone, one is served at once. Nor does anybody wait long: whoever has waited in vain, because calls
/// hang, goes alone then. Thread-safe.
///
/// @param <Q> what is asked, apart from all others of its call
/// @param <A> the answer to it
public final class Batching<Q, A> {

    private static final Duration WAIT_MAX = Duration.ofMillis(500);

    private final int callsMax;
    private final int sizeMax;
    private final Function<List<Q>, List<A>> call;
    private final Predicate<RuntimeException> askedAlone;
    private final Queue<Asker<Q, A>> waiting = new ArrayDeque<>();
    private int calls;

    /// @param callsMax calls under way at a time, but for those of the impatient
    /// @param sizeMax questions of one call
    /// @param call answers in the order of the questions; what it throws is thrown to each who asked
    /// @param askedAlone whether what a call of several threw can be the fault of one question: then each is asked
    ///     alone
    public Batching(
            int callsMax, int sizeMax, Function<List<Q>, List<A>> call, Predicate<RuntimeException> askedAlone) {
        this.callsMax = callsMax;
        this.sizeMax = sizeMax;
        this.call = call;
        this.askedAlone = askedAlone;
    }

    /// The answer to one question, from a call made by this thread or by another that asked meanwhile.
    public A ask(Q question) {
        Asker<Q, A> own = new Asker<>(question);
        if (!begins(own) && !own.awaitTurn(WAIT_MAX)) {
            if (leaves(own)) {
                return alone(question);
            }
            own.awaitTurn();
        }
        if (!own.isAnswered()) {
            try {
                answer(together(own));
            } finally {
                handOver();
            }
        }
        return own.isToAskAlone() ? alone(question) : own.answer();
    }

    private A alone(Q question) {
        return call.apply(List.of(question)).getFirst();
    }

    private synchronized boolean begins(Asker<Q, A> asker) {
        if (calls < callsMax) {
            calls++;
            return true;
        }
        waiting.add(asker);
        return false;
    }

    /// False when its turn came just now.
    private synchronized boolean leaves(Asker<Q, A> asker) {
        return waiting.remove(asker);
    }

    private synchronized List<Asker<Q, A>> together(Asker<Q, A> own) {
        List<Asker<Q, A>> askers = new ArrayList<>();
        askers.add(own);
        while (askers.size() < sizeMax && !waiting.isEmpty()) {
            askers.add(waiting.remove());
        }
        return askers;
    }

    private synchronized void handOver() {
        Asker<Q, A> next = waiting.poll();
        if (next == null) {
            calls--;
        } else {
            next.turn.complete(null);
        }
    }

    /// How many wait for a call to end.
    synchronized int waiting() {
        return waiting.size();
    }

    private void answer(List<Asker<Q, A>> askers) {
        try {
            List<A> answers =
                    call.apply(askers.stream().map(asker -> asker.question).toList());
            if (answers.size() != askers.size()) {
                throw new IllegalStateException("a call answered another number of questions");
            }
            for (int i = 0; i < askers.size(); i++) {
                askers.get(i).answered(answers.get(i));
            }
        } catch (RuntimeException e) {
            boolean eachAlone = askers.size() > 1 && askedAlone.test(e);
            askers.forEach(asker -> asker.failed(e, eachAlone));
        } catch (Error e) {
            askers.forEach(asker -> asker.failed(e, false));
        }
    }

    /// A thread with a question. Its turn comes when it is answered, or when it is to make the next call.
    private static final class Asker<Q, A> {

        private final Q question;
        private final CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
        private final CompletableFuture<A> answer = new CompletableFuture<>();
        private volatile boolean toAskAlone;

        Asker(Q question) {
            this.question = question;
        }

        void awaitTurn() {
            turn.join();
        }

        /// False when it did not come in time.
        boolean awaitTurn(Duration atMost) {
            try {
                turn.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                // Whoever calls is told by its own call, which it makes at once.
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a turn comes or does not", e);
            }
        }

        void answered(A value) {
            answer.complete(value);
            turn.complete(null);
        }

        void failed(Throwable fault, boolean askAlone) {
            toAskAlone = askAlone;
            answer.completeExceptionally(fault);
            turn.complete(null);
        }

        boolean isAnswered() {
            return answer.isDone();
        }

        boolean isToAskAlone() {
            return toAskAlone;
        }

        A answer() {
            return switch (answer.state()) {
                case SUCCESS -> answer.resultNow();
                default -> throw unchecked(answer.exceptionNow());
            };
        }

        private static RuntimeException unchecked(Throwable fault) {
            if (fault instanceof Error error) {
                throw error;
            }
            return (RuntimeException) fault;
        }
    }
}
