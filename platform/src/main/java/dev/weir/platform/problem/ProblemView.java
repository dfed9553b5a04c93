package dev.weir.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem on the wire.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String instance,
        @Nullable String requestId,
        List<Place> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemView of(
            ProblemCode code, String detail, List<Place> places, String instance, @Nullable String requestId) {
        return new ProblemView(
                "https://weir.dev/problems/" + code.code(),
                code.meaning().title(),
                code.meaning().status(),
                detail,
                code.code(),
                instance,
                requestId,
                places);
    }
}
