package dev.weir.lineage.intake.api;

import dev.weir.lineage.intake.LineageProblem;
import dev.weir.lineage.intake.LineageSettings;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The bytes of a request, unzipped, but no more of them than are allowed: a small file can hold a big one. */
@ApplicationScoped
class RequestBody {

    private final LineageSettings settings;

    RequestBody(LineageSettings settings) {
        this.settings = settings;
    }

    byte[] read(@Nullable String encoding, InputStream body) {
        try (InputStream plain = unzipped(encoding, body)) {
            int most = (int) Math.min(settings.maxBody().asLongValue(), Integer.MAX_VALUE - 16);
            byte[] read = plain.readNBytes(most + 1);
            if (read.length > most) {
                throw new TooLarge(most);
            }
            return read;
        } catch (ZipException | EOFException damaged) {
            throw new EncodingUnknown("The body is said to be gzip, and is not: " + damaged.getMessage());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream unzipped(@Nullable String encoding, InputStream body) throws IOException {
        return switch (encoding == null
                ? "identity"
                : encoding.toLowerCase(Locale.ROOT).strip()) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body, 16_384);
            default -> throw new EncodingUnknown("The body is encoded as " + encoding + ".");
        };
    }

    /** More than is allowed. */
    static final class TooLarge extends Problem {
        TooLarge(int most) {
            super(LineageProblem.LINEAGE_BODY_TOO_LARGE, "The body has more than " + most + " bytes when unzipped.");
        }
    }

    /** Not a way of packing that Weir knows. */
    static final class EncodingUnknown extends Problem {
        EncodingUnknown(String detail) {
            super(LineageProblem.LINEAGE_ENCODING_UNKNOWN, detail);
        }
    }
}
