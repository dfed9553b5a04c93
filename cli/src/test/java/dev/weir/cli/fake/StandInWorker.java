package dev.weir.cli.fake;

/** Lives until it is ended. */
final class StandInWorker {

    private StandInWorker() {}

    public static void main(String[] words) throws InterruptedException {
        StandIns.noteEnd("worker");
        Thread.currentThread().join();
    }
}
