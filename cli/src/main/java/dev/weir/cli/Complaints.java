package dev.weir.cli;

import dev.weir.cli.check.DataUnreachable;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.launch.ChildDied;
import dev.weir.cli.launch.LaunchRefused;
import dev.weir.cli.sample.NotASample;
import dev.weir.cli.service.Problem;
import dev.weir.cli.service.ProblemAnswered;
import dev.weir.cli.service.ServiceUnreachable;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, in one line for people, and as an exit code. */
final class Complaints {

    private final Surroundings surroundings;

    Complaints(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    int usage(ParameterException e, String[] words) {
        PrintWriter err = surroundings.terminal().err();
        err.println("weir: " + e.getMessage());
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                err.println("Did you mean: " + String.join(", ", suggestions) + "?");
            }
        }
        err.println("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
        return Exit.USAGE;
    }

    int failure(Exception e, CommandLine command, ParseResult words) {
        PrintWriter err = surroundings.terminal().err();
        if (surroundings.env().getOrDefault("WEIR_DEBUG", "").equals("1")) {
            e.printStackTrace(err);
        }
        if (e instanceof ProblemAnswered answered) {
            return problem(answered.problem(), err);
        }
        if (e instanceof ServiceUnreachable unreachable) {
            err.println("weir: no Weir service answers at " + unreachable.address() + " (" + unreachable.reason()
                    + "). Start one with `weir up`, or set WEIR_URL.");
            return Exit.UNREACHABLE;
        }
        if (e instanceof UsageError) {
            err.println("weir: " + e.getMessage());
            return Exit.USAGE;
        }
        if (e instanceof DataUnreachable) {
            err.println("weir: " + e.getMessage());
            return Exit.UNREACHABLE;
        }
        if (e instanceof LaunchRefused || e instanceof ChildDied || e instanceof NotASample) {
            err.println("weir: " + e.getMessage());
            return Exit.FAILED;
        }
        err.println("weir: " + e + ". This is a fault of weir itself; WEIR_DEBUG=1 shows where.");
        return Exit.FAILED;
    }

    private static int problem(Problem problem, PrintWriter err) {
        String what = problem.detail() != null ? problem.detail() : String.valueOf(problem.title());
        err.println("weir: " + what + (problem.code() == null ? "" : " [" + problem.code() + "]"));
        problem.errors().forEach(place -> err.println("  " + place.text()));
        if (problem.status() >= 500 && problem.requestId() != null) {
            err.println("  request " + problem.requestId() + ", for the service's log");
        }
        return Exit.FAILED;
    }
}
