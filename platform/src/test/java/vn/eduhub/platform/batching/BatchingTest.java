package vn.eduhub.platform.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BatchingTest {

    /// Every call that was made, as a test lets it go on.
    private final BlockingQueue<Call> made = new LinkedBlockingQueue<>();

    private record Call(List<Integer> questions, CountDownLatch mayAnswer) {}

    private List<String> held(List<Integer> questions) {
        Call call = new Call(questions, new CountDownLatch(1));
        made.add(call);
        try {
            call.mayAnswer().await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (questions.contains(13)) {
            throw new IllegalArgumentException("thirteen");
        }
        return questions.stream().map(question -> "answer " + question).toList();
    }

    @Test
    void oneAloneIsServedAtOnce() {
        Batching<Integer, String> batching =
                new Batching<>(1, 10, all -> all.stream().map(String::valueOf).toList());

        assertThat(batching.ask(7)).isEqualTo("7");
        assertThat(batching.ask(8)).isEqualTo("8");
    }

    @Test
    void whoComesDuringACallGoesWithTheNextAndAtMostSoMany() throws Exception {
        Batching<Integer, String> batching = new Batching<>(1, 3, this::held);
        List<CompletableFuture<String>> answers = new ArrayList<>();
        answers.add(asking(batching, 0));
        Call first = made.take();
        for (int i = 1; i <= 4; i++) {
            answers.add(asking(batching, i));
            awaitWaiting(batching, i);
        }

        first.mayAnswer().countDown();
        Call second = made.take();
        second.mayAnswer().countDown();
        Call third = made.take();
        third.mayAnswer().countDown();

        assertThat(first.questions()).containsExactly(0);
        assertThat(second.questions()).containsExactly(1, 2, 3);
        assertThat(third.questions()).containsExactly(4);
        for (int i = 0; i <= 4; i++) {
            assertThat(answers.get(i).get()).isEqualTo("answer " + i);
        }
    }

    @Test
    void whatACallThrowsIsThrownToEachOfItAndToNobodyElse() throws Exception {
        Batching<Integer, String> batching = new Batching<>(1, 2, this::held);
        CompletableFuture<String> before = asking(batching, 0);
        Call first = made.take();
        List<CompletableFuture<String>> failing = List.of(asking(batching, 13), asking(batching, 13));
        awaitWaiting(batching, 2);
        CompletableFuture<String> after = asking(batching, 3);
        awaitWaiting(batching, 3);

        first.mayAnswer().countDown();
        made.take().mayAnswer().countDown();
        made.take().mayAnswer().countDown();

        assertThat(before.get()).isEqualTo("answer 0");
        assertThat(after.get()).isEqualTo("answer 3");
        for (CompletableFuture<String> one : failing) {
            assertThatThrownBy(one::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCallThatHangsKeepsOnlyThoseThatWentWithIt() throws Exception {
        Batching<Integer, String> batching = new Batching<>(2, 10, this::held);
        CompletableFuture<String> hanging = asking(batching, 0);
        Call never = made.take();

        CompletableFuture<String> second = asking(batching, 1);
        made.take().mayAnswer().countDown();
        assertThat(second.get()).isEqualTo("answer 1");
        CompletableFuture<String> third = asking(batching, 2);
        made.take().mayAnswer().countDown();
        assertThat(third.get()).isEqualTo("answer 2");

        assertThat(hanging).isNotDone();
        never.mayAnswer().countDown();
        assertThat(hanging.get()).isEqualTo("answer 0");
    }

    @Test
    void thousandsAtOnceEachGetTheirOwnAnswerInFewCalls() {
        AtomicInteger calls = new AtomicInteger();
        Batching<Integer, Integer> batching = new Batching<>(2, 100, all -> {
            calls.incrementAndGet();
            pause();
            return all.stream().map(one -> one * 2).toList();
        });

        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 5_000).mapToObj(i -> asking(batching, i)).toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).isEqualTo(2 * i);
        }
        assertThat(calls.get()).isBetween(50, 4_999);
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(3));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <A> CompletableFuture<A> asking(Batching<Integer, A> batching, int question) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(batching.ask(question));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static void awaitWaiting(Batching<?, ?> batching, int count) {
        Awaitility.await().until(() -> batching.waiting() == count);
    }
}
