package dev.weir.quality.ruleset;

/**
 * What is kept of a batch that is turned away, and who may publish it after all.
 *
 * @param approval whether a release needs somebody else than who asks for it
 */
public record QuarantineTerms(Originals originals, Approval approval) {

    /** What holds unless a ruleset says otherwise. */
    public static final QuarantineTerms USUAL = new QuarantineTerms(Originals.TURNED_AWAY, Approval.ONE_PERSON);

    /** Of which batches the objects are kept as they landed. */
    public enum Originals {
        /** Of those turned away, as a whole or in part. */
        TURNED_AWAY,
        /** Of those turned away as a whole. */
        REJECTED,
        NONE
    }

    /** Who decides about a release. */
    public enum Approval {
        ONE_PERSON,
        SECOND_PERSON
    }
}
