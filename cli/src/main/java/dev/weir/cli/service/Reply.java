package dev.weir.cli.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the service answered: kept whole for {@code --output json}, read into a record for people. */
public record Reply(int status, JsonNode body) {

    /** The body as {@code shape}; fields that the shape does not know are left out. */
    public <T> T as(Class<T> shape) {
        return read(body, shape);
    }

    /** One item of a listing as {@code shape}. */
    public static <T> T read(JsonNode body, Class<T> shape) {
        try {
            return ServiceClient.JSON.treeToValue(body, shape);
        } catch (JsonProcessingException e) {
            throw new ProblemAnswered(new Problem(
                    "Unexpected answer",
                    200,
                    "the answer is no " + shape.getSimpleName() + ": " + e.getOriginalMessage()
                            + ". Service and command line may be of different versions.",
                    "unexpected-answer",
                    null,
                    List.of()));
        }
    }
}
