package dev.weir.quality.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;
import dev.weir.quality.contract.golden.Golden;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.worker.run.Backoff;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.CheckCancelled;
import dev.weir.quality.worker.run.Engine;
import dev.weir.quality.worker.run.Failpoints;
import dev.weir.quality.worker.run.ServiceRefused;
import dev.weir.quality.worker.run.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real client and the real loop against a service made by hand, over real HTTP. */
@Timeout(30)
class WorkerProtocolTest {
    private final FakeEngine engine = new FakeEngine();
    private FakeService service = new FakeService(0);
    private Worker worker = worker();
    private Thread loop = new Thread();

    @BeforeEach
    void startService() throws IOException {
        service.start();
        worker = worker();
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
        loop.join();
        service.stop();
    }

    @Test
    void asksAgainWhenThereIsNothingToDo() throws InterruptedException {
        startWorker();

        service.awaitCalls("POST /api/v1/workers/w1/claim", 3);
        assertThat(service.calls()).startsWith("POST /api/v1/workers", "POST /api/v1/workers/w1/claim");
        assertThat(service.bodyOf("POST /api/v1/workers"))
                .contains("\"name\":\"test\"")
                .contains("\"engine\":\"fake\"");
        assertThat(service.authorizations()).containsOnly("Bearer secret");
    }

    @Test
    void claimsChecksAndReports() throws InterruptedException {
        service.offer(Golden.request());

        startWorker();

        service.awaitCalls(REPORT, 1);
        assertThat(service.report()).isEqualTo(Golden.completed());
        assertThat(engine.discarded).isEmpty();
    }

    @Test
    void sendsHeartbeatsDuringACheckAndStopsItWhenTheLeaseIsLost() throws InterruptedException {
        service.offer(Golden.request());
        service.heartbeats(200, 200, 409);
        engine.endless = true;

        startWorker();

        service.awaitCalls(HEARTBEAT, 3);
        engine.awaitDiscarded();
        assertThat(service.bodyOf(HEARTBEAT)).contains("\"worker\":\"w1\"").contains("\"attempt\":2");
        assertThat(service.calls()).doesNotContain(REPORT);
        service.awaitCalls("POST /api/v1/workers/w1/claim", 2);
    }

    @Test
    void throwsItsStagingAwayWhenTheReportComesTooLate() throws InterruptedException {
        service.offer(Golden.request());
        service.reports(409);

        startWorker();

        engine.awaitDiscarded();
        service.awaitCalls("POST /api/v1/workers/w1/claim", 2);
        assertThat(service.calls()).containsOnlyOnce(REPORT);
    }

    @Test
    void keepsItsReportWhileTheServiceIsDown() throws Exception {
        service.offer(Golden.request());
        engine.beforeReport = service::stop;
        startWorker();
        engine.awaitChecked();

        Thread.sleep(300);
        FakeService restarted = new FakeService(service.port());
        service = restarted;
        restarted.start();

        restarted.awaitCalls(REPORT, 1);
        assertThat(restarted.report()).isEqualTo(Golden.completed());
        assertThat(engine.discarded).isEmpty();
    }

    @Test
    void triesAgainAfterAServerError() throws InterruptedException {
        service.offer(Golden.request());
        service.reports(503, 500, 200);

        startWorker();

        service.awaitCalls(REPORT, 3);
        assertThat(engine.discarded).isEmpty();
    }

    @Test
    void registersAgainWhenTheServiceHasForgottenIt() throws InterruptedException {
        service.claims(404);
        service.offer(Golden.request());

        startWorker();

        service.awaitCalls("POST /api/v1/runs/" + Golden.request().runId() + "/report?worker=w2", 1);
        assertThat(service.calls().subList(0, 4))
                .containsExactly(
                        "POST /api/v1/workers",
                        "POST /api/v1/workers/w1/claim",
                        "POST /api/v1/workers",
                        "POST /api/v1/workers/w2/claim");
    }

    @Test
    void answersARequestThatItDoesNotUnderstandWithAnEngineError() throws InterruptedException {
        service.offer(Golden.json("check-request").replace("\"ROW_COUNT\"", "\"ROW_COUNT_OF_TOMORROW\""));

        startWorker();

        service.awaitCalls(REPORT, 1);
        assertThat(service.report().status()).isEqualTo(Status.ENGINE_ERROR);
        assertThat(service.report().error()).contains("does not understand").contains("ROW_COUNT_OF_TOMORROW");
    }

    @Test
    void endsWhenItsTokenIsRefused() {
        service.registrations(401);

        assertThatThrownBy(worker::run)
                .isInstanceOf(ServiceRefused.class)
                .hasMessageContaining("401")
                .hasMessageContaining("WEIR_TOKEN");
    }

    @Test
    void cancelsItsCheckWhenItIsStopped() throws InterruptedException {
        service.offer(Golden.request());
        engine.endless = true;
        startWorker();
        engine.awaitChecked();

        worker.stop();

        loop.join();
        assertThat(engine.discarded).hasSize(1);
        assertThat(service.calls()).doesNotContain(REPORT);
    }

    private static final String REPORT = "POST /api/v1/runs/" + Golden.request().runId() + "/report?worker=w1";

    @Test
    void profilesWhenNoRunWaits() throws InterruptedException {
        service.offer(Golden.request());
        service.offer(new ProfileRequest("p1", 3, Golden.request().source()));

        startWorker();

        service.awaitCalls(PROFILE_REPORT, 1);
        assertThat(service.calls().indexOf(REPORT)).isLessThan(service.calls().indexOf(PROFILE_REPORT));
        assertThat(service.bodyOf(PROFILE_REPORT))
                .isEqualTo("{\"profileId\":\"p1\",\"attempt\":3,\"engine\":\"by hand\",\"profile\":{\"rows\":7,"
                        + "\"malformed\":0,\"exact\":true,\"columns\":[]},\"millis\":1}");
    }

    @Test
    void saysWhyWhenTheServiceRefusesAProfile() throws InterruptedException {
        service.offer(new ProfileRequest("p1", 1, Golden.request().source()));
        service.profileReports(413, 200);

        startWorker();

        service.awaitCalls(PROFILE_REPORT, 2);
        assertThat(service.bodyOf(PROFILE_REPORT)).contains("\"error\":\"the service refused the profile: ");
    }

    private static ProfileReport profiled(ProfileRequest request, Cancellation cancellation) {
        DataProfile profile = new DataProfile(7, 0, true, List.of());
        return new ProfileReport(request.profileId(), request.attempt(), "by hand", null, profile, 1);
    }

    private static final String PROFILE_REPORT = "POST /api/v1/profile-jobs/p1/report?worker=w1";

    private static final String HEARTBEAT =
            "POST /api/v1/runs/" + Golden.request().runId() + "/heartbeat";

    private void startWorker() {
        loop = new Thread(worker::run, "worker");
        loop.start();
    }

    private Worker worker() {
        return new Worker(
                "test",
                new HttpRunService(service.url(), "secret"),
                engine,
                WorkerProtocolTest::profiled,
                Failpoints.none(),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)));
    }

    /** Answers with the golden report, at once or never. */
    private static final class FakeEngine implements Engine {
        final List<CheckRequest.Staging> discarded = new CopyOnWriteArrayList<>();
        private final CountDownLatch checked = new CountDownLatch(1);
        private final CountDownLatch gone = new CountDownLatch(1);
        volatile boolean endless;
        volatile Runnable beforeReport = () -> {};

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public CheckReport check(CheckRequest request, Cancellation cancellation) {
            checked.countDown();
            if (endless) {
                CountDownLatch cancelled = new CountDownLatch(1);
                cancellation.onCancel(cancelled::countDown);
                await(cancelled);
                throw new CheckCancelled();
            }
            beforeReport.run();
            return Golden.completed();
        }

        @Override
        public void discard(CheckRequest.@Nullable Staging staging) {
            if (staging != null) {
                discarded.add(staging);
            }
            gone.countDown();
        }

        @Override
        public boolean alive() {
            return true;
        }

        void awaitChecked() {
            await(checked);
        }

        void awaitDiscarded() {
            await(gone);
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("nothing happened");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
