package dev.weir.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The edge, where exceptions become problems. The only place that maps them. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 1;

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        return answer(problem.code(), String.valueOf(problem.getMessage()), problem.places(), uri);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        List<Place> places = invalid.getConstraintViolations().stream()
                .map(ProblemMappers::place)
                .toList();
        return answer(RequestProblem.FIELD_INVALID, details(places), places, uri);
    }

    // Quarkus answers this one with an empty body unless a mapper names it.
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched, UriInfo uri) {
        return unreadable((JsonMappingException) mismatched, uri);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonMappingException unreadable, UriInfo uri) {
        String pointer = unreadable.getPath().stream()
                .map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : step.getIndex()))
                .collect(Collectors.joining());
        return unreadable(pointer, unreadable, uri);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable, UriInfo uri) {
        return unreadable("", unreadable, uri);
    }

    private static Response unreadable(String pointer, JsonProcessingException unreadable, UriInfo uri) {
        String detail = unreadable.getOriginalMessage();
        var at = unreadable.getLocation();
        Place place = new Place(
                pointer, null, at == null ? null : at.getLineNr(), at == null ? null : at.getColumnNr(), null, detail);
        return answer(
                RequestProblem.BODY_UNREADABLE,
                "The body, at " + (pointer.isEmpty() ? "/" : pointer) + ": " + detail,
                List.of(place),
                uri);
    }

    @ServerExceptionMapper
    public Response conflict(OptimisticLockException conflict, UriInfo uri) {
        return answer(RequestProblem.CONFLICT, RequestProblem.CONFLICT.meaning().title(), List.of(), uri);
    }

    @ServerExceptionMapper
    public Response unreachable(JDBCConnectionException unreachable, UriInfo uri) {
        LOG.warnf("The database does not answer: %s", unreachable.getMessage());
        return answer(
                RequestProblem.DATABASE_UNREACHABLE,
                RequestProblem.DATABASE_UNREACHABLE.meaning().remedy(),
                List.of(),
                uri);
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException refused, UriInfo uri) {
        // Quarkus wraps an unreadable body as a WebApplicationException when it has no mapper of its own for it.
        if (refused.getCause() instanceof JsonMappingException unreadable) {
            return unreadable(unreadable, uri);
        }
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable("", unreadable, uri);
        }
        int status = refused.getResponse().getStatus();
        RequestProblem code =
                switch (status) {
                    case 404 -> RequestProblem.PATH_NOT_FOUND;
                    case 405 -> RequestProblem.METHOD_NOT_ALLOWED;
                    case 406 -> RequestProblem.NOT_ACCEPTABLE;
                    case 415 -> RequestProblem.UNSUPPORTED_MEDIA_TYPE;
                    default -> status < 500 ? RequestProblem.REQUEST_REFUSED : RequestProblem.INTERNAL_ERROR;
                };
        return answer(code, code.meaning().title() + ": " + uri.getPath(), List.of(), uri);
    }

    @ServerExceptionMapper
    public Response failed(RuntimeException failed, UriInfo uri) {
        LOG.errorf(failed, "%s failed", uri.getPath());
        return answer(
                RequestProblem.INTERNAL_ERROR,
                RequestProblem.INTERNAL_ERROR.meaning().remedy(),
                List.of(),
                uri);
    }

    private static Response answer(ProblemCode code, String detail, List<Place> places, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(code.meaning().status());
        if (code.meaning().status() == UNAVAILABLE) {
            answer.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return answer.type(ProblemView.MEDIA_TYPE)
                .entity(ProblemView.of(code, detail, places, uri.getPath(), RequestIdFilter.current()))
                .build();
    }

    private static Place place(ConstraintViolation<?> violation) {
        // The first two nodes are the method and its parameter; what follows is the path into the body.
        List<String> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(node -> node.getIndex() == null ? node.getName() : node.getName() + "/" + node.getIndex())
                .toList();
        return nodes.size() > 2
                ? Place.pointer("/" + String.join("/", nodes.subList(2, nodes.size())), violation.getMessage())
                : Place.parameter(nodes.get(nodes.size() - 1), violation.getMessage());
    }

    private static String details(List<Place> places) {
        return places.stream()
                .map(place -> (place.pointer() != null ? place.pointer() : place.parameter()) + " " + place.detail())
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
