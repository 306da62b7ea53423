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
                new Batching<>(1, 10, all -> all.stream().map(String::valueOf).toList(), _ -> false);

        assertThat(batching.ask(7)).isEqualTo("7");
        assertThat(batching.ask(8)).isEqualTo("8");
    }

    @Test
    void whoComesDuringACallGoesWithTheNextAndAtMostSoMany() throws Exception {
        Batching<Integer, String> batching = new Batching<>(1, 3, this::held, _ -> false);
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
        Batching<Integer, String> batching = new Batching<>(1, 2, this::held, _ -> false);
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
    void whatOneQuestionMayBeToBlameForIsNotToldToTheOthers() throws Exception {
        Batching<Integer, String> batching =
                new Batching<>(1, 10, this::held, e -> e instanceof IllegalArgumentException);
        CompletableFuture<String> before = asking(batching, 0);
        Call first = made.take();
        CompletableFuture<String> innocent = asking(batching, 1);
        awaitWaiting(batching, 1);
        CompletableFuture<String> guilty = asking(batching, 13);
        awaitWaiting(batching, 2);

        first.mayAnswer().countDown();
        for (int i = 0; i < 3; i++) {
            made.take().mayAnswer().countDown();
        }

        assertThat(before.get()).isEqualTo("answer 0");
        assertThat(innocent.get()).isEqualTo("answer 1");
        assertThatThrownBy(guilty::get).hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenAllCallsHangWhoeverComesGoesAloneAfterAWhile() throws Exception {
        Batching<Integer, String> batching = new Batching<>(2, 10, this::held, _ -> false);
        List<CompletableFuture<String>> hanging = List.of(asking(batching, 0), asking(batching, 1));
        List<Call> never = List.of(made.take(), made.take());

        CompletableFuture<String> third = asking(batching, 2);
        CompletableFuture<String> fourth = asking(batching, 3);
        List<Call> alone = List.of(made.take(), made.take());
        alone.forEach(call -> call.mayAnswer().countDown());

        assertThat(alone).allSatisfy(call -> assertThat(call.questions()).hasSize(1));
        assertThat(third.get()).isEqualTo("answer 2");
        assertThat(fourth.get()).isEqualTo("answer 3");
        assertThat(hanging).noneMatch(CompletableFuture::isDone);
        never.forEach(call -> call.mayAnswer().countDown());
        assertThat(hanging.get(0).get()).isEqualTo("answer 0");
        CompletableFuture<String> after = asking(batching, 4);
        made.take().mayAnswer().countDown();
        assertThat(after.get()).isEqualTo("answer 4");
    }

    @Test
    void thousandsAtOnceEachGetTheirOwnAnswerInFewCalls() {
        AtomicInteger calls = new AtomicInteger();
        Batching<Integer, Integer> batching = new Batching<>(
                2,
                100,
                all -> {
                    calls.incrementAndGet();
                    pause();
                    return all.stream().map(one -> one * 2).toList();
                },
                _ -> false);

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
