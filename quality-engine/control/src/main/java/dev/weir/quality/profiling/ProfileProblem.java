package dev.weir.quality.profiling;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.problem.ProblemCode;
import java.util.List;
import java.util.UUID;

/** What can be wrong with a profile. */
public enum ProfileProblem implements ProblemCode {
    PROFILE_NOT_FOUND(
            404,
            "There is no such profile",
            "Have one made with `POST /api/v1/datasets/{id}/profile`, and wait for it."),
    PROFILE_FORMAT_UNSUPPORTED(
            422,
            "Datasets of this format are not profiled",
            "Parquet, CSV and NDJSON are. Of a table the files alone do not tell which rows are in it."),
    PROFILE_NO_FILES(
            422, "There is nothing to profile", "Crawl the dataset again: its files are gone, or all are empty."),
    PROFILE_TOO_LARGE(
            422,
            "Each file of the dataset is too large to profile",
            "Raise `weir.profile.max-bytes`, or split the files."),
    SUGGESTION_GONE(
            409,
            "This rule is not suggested, or no longer",
            "Look at the suggestions again: the dataset was profiled anew meanwhile."),
    PROFILE_LEASE_LOST(
            409,
            "The profile no longer belongs to this attempt",
            "Stop working on it: another worker has it, or it has ended.");

    private final Meaning meaning;

    ProfileProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }

    /** No profile has this id, or the dataset has none that is done. */
    static final class ProfileNotFound extends Problem {
        ProfileNotFound(UUID id) {
            super(PROFILE_NOT_FOUND, "There is no profile " + id + ". List those there are, and have one made.");
        }

        private ProfileNotFound(String detail) {
            super(PROFILE_NOT_FOUND, detail);
        }

        static ProfileNotFound of(ProfiledDataset dataset) {
            return new ProfileNotFound("There is no profile of " + dataset.alias() + " yet. "
                    + PROFILE_NOT_FOUND.meaning().remedy());
        }
    }

    /** No engine can say what is in it from its files. */
    static final class FormatUnsupported extends Problem {
        FormatUnsupported(ProfiledDataset dataset) {
            super(
                    PROFILE_FORMAT_UNSUPPORTED,
                    dataset.alias() + " is " + dataset.format() + ". "
                            + PROFILE_FORMAT_UNSUPPORTED.meaning().remedy());
        }
    }

    /** Nothing is there. */
    static final class NoFiles extends Problem {
        NoFiles(ProfiledDataset dataset) {
            super(
                    PROFILE_NO_FILES,
                    "There is no file with " + dataset.format() + " data at " + dataset.location() + ". "
                            + PROFILE_NO_FILES.meaning().remedy());
        }
    }

    /** Even the smallest file is beyond the bound. */
    static final class TooLarge extends Problem {
        TooLarge(ProfiledDataset dataset, long most) {
            super(
                    PROFILE_TOO_LARGE,
                    "Each file of " + dataset.alias() + " has more than " + most + " bytes. "
                            + PROFILE_TOO_LARGE.meaning().remedy());
        }
    }

    /** Another profile has taken the place of the one that it came from. */
    static final class SuggestionGone extends Problem {
        SuggestionGone(String rule) {
            super(
                    SUGGESTION_GONE,
                    rule + " is not suggested, or no longer. "
                            + SUGGESTION_GONE.meaning().remedy(),
                    List.of(Place.pointer("/rules", rule + " is not among the suggestions")));
        }
    }

    /** The worker was too late. */
    static final class LeaseLost extends Problem {
        LeaseLost(UUID id, int attempt) {
            super(
                    PROFILE_LEASE_LOST,
                    "Attempt " + attempt + " of profile " + id + " is over. "
                            + PROFILE_LEASE_LOST.meaning().remedy());
        }
    }
}
