package dev.weir.policy.plan;

import java.util.Locale;

/**
 * Why a plan is not applied as it stands.
 *
 * @param count what was counted: whoever lifts the stop names at least this; 0 if nothing was
 * @param detail what was found, in words for people
 */
public record Stop(Reason reason, int count, String detail) {

    public enum Reason {
        /** More people lose access than the limit allows. */
        LOSING("--allow-losing"),
        /** More columns are newly exposed than the limit allows. */
        EXPOSED("--allow-exposed"),
        DELETES("--allow-deletes"),
        DELETE_PERCENT("--allow-delete-percent"),
        /** An object that Weir did not make has the name of one that it wants to make. */
        FOREIGN(""),
        /** Too much to compare: who gains and who loses is not wholly known. */
        UNCOMPARED("--allow-uncompared");

        private final String flag;

        Reason(String flag) {
            this.flag = flag;
        }

        /** The flag that lifts it; empty if none does. */
        public String flag() {
            return flag;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
