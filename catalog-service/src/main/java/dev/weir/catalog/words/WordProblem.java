package dev.weir.catalog.words;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with people's words. */
public enum WordProblem implements ProblemCode {
    WORD_NOT_FOUND(
            404,
            "There is no such entry",
            "List those there are, such as with `GET /api/v1/terms`; one that was deleted is in its history."),
    WORD_INVALID(400, "The entry says something that cannot be", "Correct the places that `errors` names."),
    WORD_KEY_INVALID(
            400,
            "This is no key of an entry",
            "Take at most 100 of `a-z`, `0-9`, `.`, `_` and `-`; it does not begin with a sign."),
    WORD_CHANGED_SINCE(
            412,
            "Somebody changed the entry since you read it",
            "Read it again, put your change into it, and send its `ETag` as `If-Match`."),
    WORD_CONDITION_MISSING(
            428,
            "The entry is there already",
            "Read it, and send its `ETag` as `If-Match`, so that nobody's change is lost."),
    WORD_CONDITION_UNREADABLE(
            400, "`If-Match` is not an `ETag` of an entry", "Send it as the entry's `ETag` has it: `\"3\"`."),
    WORD_IN_USE(
            409, "Other entries speak of it", "Take it out of those that `errors` names first, or retire it instead."),
    WORDS_UNREADABLE(
            400,
            "The file is no file of entries",
            "Correct the line and column that `errors` names; `docs/glossary.md` shows the shape."),
    WORDS_DATASET_UNKNOWN(
            400,
            "The file speaks of datasets that are not in the catalog",
            "Crawl them first, or correct the names at the lines that `errors` names. Nothing was changed."),
    DBT_UNREADABLE(
            400,
            "This is no dbt manifest that has metrics",
            "Send `target/manifest.json` or `target/semantic_manifest.json`; `errors` names the place.");

    private final Meaning meaning;

    WordProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
