package dev.weir.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One launcher for one home. The system gives the lock back even when the launcher is killed. */
final class LauncherLock implements AutoCloseable {

    private final WeirHome home;
    private final FileChannel channel;

    private LauncherLock(WeirHome home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** @throws LaunchRefused if another launcher lives */
    static LauncherLock acquire(WeirHome home, String url) {
        try {
            FileChannel channel = FileChannel.open(home.pidFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new LaunchRefused(running(home)
                        .map(other -> "Weir runs already: " + other.url() + " (process " + other.pid()
                                + "). Stop it with `weir down`.")
                        .orElse("another weir is just starting with " + home.path() + "."));
            }
            String text = ProcessRecord.of(ProcessHandle.current(), url).text();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return new LauncherLock(home, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + home.pidFile(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The launcher that lives with this home. */
    static Optional<ProcessRecord> running(WeirHome home) {
        return ProcessRecord.read(home.pidFile())
                .filter(launcher -> launcher.alive().isPresent());
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(home.pidFile());
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back " + home.pidFile(), e);
        }
    }
}
