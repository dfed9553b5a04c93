package dev.weir.platform.problem;

/** What can be wrong with any request, whatever it is about. */
public enum RequestProblem implements ProblemCode {
    BODY_UNREADABLE(
            400, "The body is not the JSON that was expected", "Correct the body at the place that `errors` names."),
    FIELD_INVALID(400, "A field has a value that is not allowed", "Correct the fields that `errors` names."),
    PARAMETER_INVALID(400, "A parameter has a value that is not allowed", "Correct the parameter that `errors` names."),
    CURSOR_INVALID(400, "The cursor is not one that Weir gave out", "Start again without `cursor`."),
    PATH_NOT_FOUND(404, "There is nothing at this path", "See `/q/openapi` for the paths there are."),
    METHOD_NOT_ALLOWED(405, "This path does not take this method", "See `/q/openapi` for the methods there are."),
    NOT_ACCEPTABLE(406, "Weir answers in JSON", "Send `Accept: application/json`."),
    CONFLICT(409, "Somebody else changed this at the same time", "Read it again, and repeat the request."),
    UNSUPPORTED_MEDIA_TYPE(415, "Weir reads JSON", "Send `Content-Type: application/json`."),
    REQUEST_REFUSED(400, "The request was refused", "See the detail."),
    DATABASE_UNREACHABLE(
            503, "The database does not answer", "Nothing was changed. Try again; see the service's log if it lasts."),
    INTERNAL_ERROR(500, "Weir failed", "Nothing was changed. Report the `requestId` with the service's log.");

    private final Meaning meaning;

    RequestProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
