package dev.weir.catalog.search;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a search. */
public enum SearchProblem implements ProblemCode {
    SEARCH_FIELD_UNKNOWN(
            400,
            "There is no field word of this name",
            "Use one of those in docs/search.md, or put the text into quotes to look for it as it is."),
    SEARCH_VALUE_MISSING(
            400, "A field word needs a value", "Write the value right behind the colon, without a space: `zone:gold`."),
    SEARCH_VALUE_INVALID(
            400, "A field word has a value that is not allowed", "Use one of the values that the detail names."),
    SEARCH_QUOTE_OPEN(400, "A quotation mark is not closed", "Close it, or leave it out.");

    private final Meaning meaning;

    SearchProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
