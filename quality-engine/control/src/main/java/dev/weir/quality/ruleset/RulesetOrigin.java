package dev.weir.quality.ruleset;

/**
 * The files that keep a ruleset.
 *
 * @param source a set of files that belong together, such as a repository's: {@code crm-repo}
 * @param file within them, {@code crm/contacts.dqdl}
 * @param version of the ruleset as these files made it
 */
public record RulesetOrigin(String source, String file, int version) {

    /** Whether somebody else has changed it since. */
    public boolean changedSince(Ruleset ruleset) {
        return ruleset.version() != version;
    }
}
