package dev.weir.platform.problem;

import java.util.List;

/** A query parameter with a value that is not allowed. */
public class InvalidParameter extends Problem {

    public InvalidParameter(String parameter, String detail) {
        super(
                RequestProblem.PARAMETER_INVALID,
                "Parameter " + parameter + ": " + detail,
                List.of(Place.parameter(parameter, detail)));
    }
}
